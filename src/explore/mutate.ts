import { record } from './arbitrary/any.js';
import { mutateString } from './mutate-string.js';
import type { Palette } from './palette.js';
import type { Chance } from './random.js';
import { isJust, isUsualRecord, usualList } from './usual.js';

/** What mutation draws on: chance, the sources' material, and other values that were interesting (for crossing over). */
export interface Mutating {
  readonly chance: Chance;
  readonly palette: Palette;
  readonly others: readonly unknown[];
  /** A value anew: one object in two places of an input would be sharing, which is another input. */
  readonly copy: (value: unknown) => unknown;
}

/** An argument list with one to a few places changed. What is no data (functions, instances) stays as it is. */
export function mutateArguments(args: readonly unknown[], mutating: Mutating): unknown[] {
  const { chance } = mutating;
  const out = [...args];
  for (let times = 1 + chance.int(2); times > 0; times--) {
    if (out.length === 0) return out;
    const at = chance.int(out.length);
    out[at] = mutate(out[at], mutating, 0);
  }
  if (chance.chance(0.05)) out.pop();
  if (chance.chance(0.05)) out.push(mutating.copy(out[chance.int(out.length)]));
  return out;
}

/** A value with one place of it changed; may be the value itself where there is nothing to change. */
export function mutate(value: unknown, mutating: Mutating, depth: number): unknown {
  const { chance, others } = mutating;
  if (others.length > 0 && chance.chance(0.06)) return mutating.copy(chance.pick(others));
  switch (typeof value) {
    case 'string': return mutateString(value, chance, mutating.palette);
    case 'number': return mutateNumber(value, mutating);
    case 'bigint': return chance.pick([value + 1n, value - 1n, -value, value * 2n ** 32n + 5n, 0n]);
    case 'boolean': return !value;
    case 'undefined': return others.length > 0 ? mutating.copy(chance.pick(others)) : value;
    case 'object': return value === null || depth > 20 ? value : mutateObject(value, mutating, depth);
    default: return value;
  }
}

function mutateNumber(n: number, { chance, palette }: Mutating): number {
  const near = [n + 1, n - 1, -n, n * 10, n / 10, n / 3, n + 0.5, Math.round(n), n * 2, Math.sqrt(Math.abs(n)), 0];
  return palette.numbers.length > 0 && chance.chance(0.25) ? chance.pick(palette.numbers) : chance.pick(near);
}

function mutateObject(value: object, mutating: Mutating, depth: number): unknown {
  const { chance } = mutating;
  if (Array.isArray(value)) return mutateArray(usualList(value), mutating, depth);
  if (isJust(value, Date)) return new Date(value.getTime() + chance.pick([1, -1, 1000, 86_400_000, -86_400_000, 31 * 86_400_000, 365.25 * 86_400_000, chance.int(2 ** 31)]));
  if (isJust(value, Map)) return new Map(mutateArray([...value], mutating, depth).filter((e): e is [unknown, unknown] => Array.isArray(e)));
  if (isJust(value, Set)) return new Set(mutateArray([...value], mutating, depth));
  if (ArrayBuffer.isView(value) && value instanceof Uint8Array) return mutateBytes(value, chance);
  return isUsualRecord(value) ? mutateRecord(value, mutating, depth) : value;
}

function mutateArray(list: readonly unknown[], mutating: Mutating, depth: number): unknown[] {
  const { chance, others } = mutating;
  const out = [...list];
  const at = chance.int(out.length);
  switch (chance.int(8)) {
    case 0: out.splice(at, 1); break;
    case 1: if (out.length > 0) out.splice(at, 0, mutating.copy(out[at])); break;
    case 2: if (others.length > 0) out.splice(at, 0, mutating.copy(chance.pick(others))); break;
    case 3: out.reverse(); break;
    case 4: if (out.length > 1) [out[0], out[at]] = [out[at], out[0]]; break;
    default: if (out.length > 0) out[at] = mutate(out[at], mutating, depth + 1);
  }
  return out;
}

function mutateRecord(value: object, mutating: Mutating, depth: number): unknown {
  const { chance, palette, others } = mutating;
  const entries = Object.entries(value);
  const at = chance.int(entries.length);
  const found = entries[at];
  switch (chance.int(8)) {
    case 0: entries.splice(at, 1); break;
    case 1: if (palette.keys.length > 0) entries.push([chance.pick(palette.keys), others.length > 0 ? mutating.copy(chance.pick(others)) : null]); break;
    case 2: if (found !== undefined) found[0] = chance.chance(0.5) && palette.keys.length > 0 ? chance.pick(palette.keys) : mutateString(found[0], chance, palette); break;
    default: if (found !== undefined) found[1] = mutate(found[1], mutating, depth + 1);
  }
  return record(entries);
}

function mutateBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const out = [...bytes];
  const at = chance.int(out.length + 1);
  if (chance.chance(0.5)) out.splice(at, chance.int(2), chance.pick([0, 1, 0x7f, 0x80, 0xbf, 0xc3, 0xe2, 0xed, 0xf0, 0xff, chance.int(256)]));
  else if (out.length > 0) out[at % out.length] = chance.int(256);
  return Uint8Array.from(out);
}
