import { setOwn } from './arbitrary/any.js';
import type { Chance } from './random.js';

const DEEPEST = 6;

/**
 * A value put together of two of a kind: records property by property, arrays place by place, all else one or the other. What only shows
 * where several parts of an input come together is found by putting parts together that were seen apart.
 */
export function cross(a: unknown, b: unknown, chance: Chance, depth = 0): unknown {
  if (depth < DEEPEST && Array.isArray(a) && Array.isArray(b)) return chance.pick([a, b]).map((item: unknown, i) => (i < a.length && i < b.length ? cross(a[i], b[i], chance, depth + 1) : item));
  if (depth < DEEPEST && isRecord(a) && isRecord(b)) {
    const frame = chance.pick([a, b]);
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(frame)) setOwn(out, key, Object.hasOwn(a, key) && Object.hasOwn(b, key) ? cross(a[key], b[key], chance, depth + 1) : frame[key]);
    return out;
  }
  return chance.chance(0.5) ? a : b;
}

/** A key `__proto__` and what is no data stay as they are. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && Object.getOwnPropertySymbols(value).length === 0;
}
