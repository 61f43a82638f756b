import { record } from './arbitrary/any.js';
import type { Chance } from './random.js';
import { isUsualRecord, usualList } from './usual.js';

/** How often a second property is taken over as well. */
const ANOTHER = 0.3;
/** How often of two records that both have a property only a part of it is taken over. */
const DEEPER = 0.5;
const DEEPEST = 6;

/**
 * Arguments with one property more, or another one, from others of the same types: what options do together shows where one is added to those
 * that an input has. An argument that was left out may be there then, with little in it. Null where the others hold no record.
 */
export function amended(args: readonly unknown[], fresh: readonly unknown[], chance: Chance): readonly unknown[] | null {
  const places = [...fresh.keys()].filter((at) => isAmending(args[at], fresh[at]));
  if (places.length === 0) return null;
  const at = chance.pick(places);
  return [...args, ...fresh.slice(args.length, at + 1)].with(at, amend(args[at], fresh[at], chance, 0));
}

/** Whether something of the second may come into the first, or make up for it where it is missing. */
function isAmending(own: unknown, other: unknown): boolean {
  if (Array.isArray(own) && Array.isArray(other)) return own.length > 0 && other.some((item) => own.some((mine) => isAmending(mine, item)));
  return isRecord(other) && Object.keys(other).length > 0 && (own === undefined || isRecord(own));
}

function amend(own: unknown, other: unknown, chance: Chance, depth: number): unknown {
  if (Array.isArray(own) && Array.isArray(other)) {
    const items = usualList(own);
    const [at, from] = [chance.int(items.length), chance.int(other.length)];
    return isAmending(items[at], other[from]) ? items.with(at, amend(items[at], other[from], chance, depth + 1)) : own;
  }
  const entries = new Map(Object.entries((own ?? {}) as object));
  const others = Object.entries(other as object);
  do {
    const [key, value] = chance.pick(others);
    const mine = entries.get(key);
    entries.set(key, mine !== undefined && depth < DEEPEST && isAmending(mine, value) && chance.chance(DEEPER) ? amend(mine, value, chance, depth + 1) : value);
  } while (chance.chance(ANOTHER));
  return record([...entries]);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isUsualRecord(value);
}
