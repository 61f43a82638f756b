import { record } from './arbitrary/any.js';
import { mutateBuiltin } from './mutate-builtin.js';
import { mutateString } from './mutate-string.js';
import type { Palette } from './palette.js';
import { partsOf } from './parts.js';
import type { Chance } from './random.js';
import { plainTextTwins, twinsOf } from './twin.js';
import { renamed } from './rename.js';
import { isInstanceForm, Made } from '../value/made.js';
import { isJust, isUsualRecord, usualList } from './usual.js';

/** What mutation draws on: chance, the sources' material, and other values that were interesting (for crossing over). */
export interface Mutating {
  readonly chance: Chance;
  readonly palette: Palette;
  readonly others: () => readonly unknown[];
  /** A value anew: one object in two places of an input would be sharing, which is another input. */
  readonly copy: (value: unknown) => unknown;
}

/** The same within an input, whose parts are listed when somebody wants them. */
interface Within extends Mutating {
  readonly parts: () => readonly unknown[];
}

/** How many places are changed at once. */
const TIMES = [1, 1, 1, 1, 2, 2, 3];
/** How often a part is replaced by another part of its kind of the same input: much only shows where two are alike. */
const GRAFTED = 0.08;
/** How often a word or number that stands in several places becomes another in all of them, and how often nothing else is changed. */
const RENAMED = 0.06;
const ALONE = 0.5;
/** How often such a part becomes one that is nearly the same; and how often any text or number does. */
const TWIN = 0.3;
/** How often it is changed in one place instead. */
const CHANGED = 0.3;
const DEEPEST_CHANGED = 18;
const DEEPEST_TWIN = 4;
const TWIN_ALONE = 0.03;
/** How often a number becomes one that was compared with while cases ran, where any was. */
const SEEN = 0.1;
/** How often it is replaced by a value of another input. */
const BROUGHT = 0.06;

/** An argument list with one to a few places changed. What is no data (functions, instances) stays as it is. */
export function mutateArguments(args: readonly unknown[], mutating: Mutating): unknown[] {
  const { chance } = mutating;
  const out = [...(chance.chance(RENAMED) && !mutating.palette.without.has('grafting') ? renamed(args, chance, mutating.palette) ?? args : args)];
  if (out.some((value, i) => value !== args[i]) && chance.chance(ALONE)) return out;
  const within: Within = { ...mutating, parts: () => partsOf(out) };
  for (let times = chance.pick(TIMES); times > 0; times--) {
    if (out.length === 0) return out;
    const at = chance.int(out.length);
    out[at] = mutate(out[at], within, 0);
  }
  if (chance.chance(0.05)) out.pop();
  if (chance.chance(0.05)) out.push(mutating.copy(out[chance.int(out.length)]));
  return out;
}

/** A value with one place of it changed; may be the value itself where there is nothing to change. */
function mutate(value: unknown, mutating: Within, depth: number): unknown {
  const { chance } = mutating;
  if (value instanceof Made && isInstanceForm(value.form)) return value.args.length === 0 ? value : remade(value, mutating, depth);
  const grafts = !mutating.palette.without.has('grafting');
  if (grafts && chance.chance(BROUGHT)) return [...brought(mutating), value][0];
  if (grafts && chance.chance(GRAFTED)) return grafted(value, mutating.parts(), mutating);
  if (chance.chance(TWIN_ALONE)) return twinOf(value, chance);
  switch (typeof value) {
    case 'string': return mutateString(value, chance, mutating.palette);
    case 'number': return mutateNumber(value, mutating);
    case 'bigint': return chance.pick([value + 1n, value - 1n, -value, value * 2n ** 32n + 5n, 0n]);
    case 'boolean': return !value;
    case 'undefined': return brought(mutating)[0];
    case 'object': return value === null || depth > 20 ? value : mutateObject(value, mutating, depth);
    default: return value;
  }
}

/** By the same constructor, with one of its arguments changed. */
function remade({ form, args }: Made, mutating: Within, depth: number): Made {
  const at = mutating.chance.int(args.length);
  return new Made(form, args.with(at, mutate(args[at], mutating, depth + 1)));
}

/** One value of another input; none where there is no such value. */
function brought({ chance, copy, others }: Mutating): readonly unknown[] {
  const list = others();
  return list.length === 0 ? [] : [copy(chance.pick(list))];
}

function grafted(value: unknown, parts: readonly unknown[], mutating: Within): unknown {
  const { chance, copy } = mutating;
  const alike = parts.filter((part) => part !== value && kindOf(part) === kindOf(value));
  if (alike.length === 0) return value;
  const part = copy(chance.pick(alike));
  return chance.chance(TWIN) ? twinOf(part, chance) : chance.chance(CHANGED) ? mutate(part, mutating, DEEPEST_CHANGED) : part;
}

function twinOf(value: unknown, chance: Chance): unknown {
  const twins = twinsOf(value);
  return twins.length === 0 ? value : chance.pick(twins);
}

/** With one text or number in it that is nearly the same as it was; the value is a copy already. */
function withTwin(value: unknown, chance: Chance, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST_TWIN) return twinOf(value, chance);
  if (Array.isArray(value)) {
    const items = usualList(value);
    const at = chance.int(items.length);
    return at < items.length ? items.with(at, withTwin(items[at], chance, depth + 1)) : value;
  }
  if (!isUsualRecord(value)) return value;
  const entries = Object.entries(value);
  const at = chance.int(entries.length);
  return record(entries.map(([key, item], i) => [key, i === at ? withTwin(item, chance, depth + 1) : item]));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function mutateNumber(n: number, { chance, palette }: Mutating): number {
  const seen = palette.seen.number(chance);
  if (seen !== null && chance.chance(SEEN)) return seen;
  const near = [n + 1, n - 1, -n, -n, n * 10, n / 10, n + 0.5, n * 2, Number.isInteger(n) ? n / 3 : Math.round(n), n === 0 ? 1 : 0];
  return palette.numbers.length > 0 && chance.chance(0.25) ? chance.pick(palette.numbers) : chance.pick(near);
}

function mutateObject(value: object, mutating: Within, depth: number): unknown {
  const { chance } = mutating;
  if (Array.isArray(value)) return mutateArray(usualList(value), mutating, depth);
  if (isJust(value, Date)) return new Date(value.getTime() + chance.pick([1, -1, 1000, 86_400_000, -86_400_000, 31 * 86_400_000, 365.25 * 86_400_000, chance.int(2 ** 31)]));
  if (isJust(value, Map)) return new Map(mutateArray([...value], mutating, depth).filter((e): e is [unknown, unknown] => Array.isArray(e)));
  if (isJust(value, Set)) return new Set(mutateArray([...value], mutating, depth));
  return mutateBuiltin(value, chance, (text) => mutateString(text, chance, mutating.palette)) ?? (isUsualRecord(value) ? mutateRecord(value, mutating, depth) : value);
}

function mutateArray(list: readonly unknown[], mutating: Within, depth: number): unknown[] {
  const { chance } = mutating;
  const out = [...list];
  const at = chance.int(out.length);
  const to = chance.int(out.length + 1);
  switch (chance.int(13)) {
    case 0: out.splice(at, 1); break;
    case 1: out.splice(at, 1 + chance.int(4)); break;
    case 2: if (out.length > 0) out.splice(chance.chance(0.5) ? at : to, 0, again(out[at], mutating)); break;
    case 3: if (out.length > 0) out.splice(to, 0, mutate(mutating.copy(out[at]), mutating, depth + 1)); break;
    case 4: out.splice(at, 0, ...brought(mutating)); break;
    case 5: out.splice(to, 0, ...out.slice(at, at + 2 + chance.int(4)).map((item) => mutating.copy(item))); break;
    case 6: out.splice(to, 0, ...out.splice(at, 1)); break;
    case 7: if (chance.chance(0.5)) out.reverse(); else if (out.length > 0) out.splice(at + chance.int(2), 0, withTwin(mutating.copy(out[at]), chance)); break;
    default: if (out.length > 0) out[at] = mutate(out[at], mutating, depth + 1);
  }
  return out;
}

/** Written twice, now and then nearly so. */
function again(item: unknown, { chance, copy }: Mutating): unknown {
  return chance.chance(TWIN) ? withTwin(copy(item), chance) : copy(item);
}

/** Names of headers, variables and options are looked for in any case, or in one. */
function otherKey(key: string, { chance, palette }: Mutating): string {
  const twins = chance.chance(TWIN) ? plainTextTwins(key) : [];
  if (twins.length > 0) return chance.pick(twins);
  return chance.chance(0.5) && palette.keys.length > 0 ? chance.pick(palette.keys) : mutateString(key, chance, palette);
}

function mutateRecord(value: object, mutating: Within, depth: number): unknown {
  const { chance, palette } = mutating;
  const entries = Object.entries(value);
  const at = chance.int(entries.length);
  const found = entries[at];
  switch (chance.int(16)) {
    case 0: case 1: entries.splice(at, 1); break;
    // Left out and given as undefined are two things.
    case 2: if (found !== undefined) found[1] = undefined; break;
    case 3: case 4: if (palette.keys.length > 0) entries.push([chance.pick(palette.keys), brought(mutating)[0] ?? null]); break;
    case 5: case 6: if (found !== undefined) found[0] = otherKey(found[0], mutating); break;
    default: if (found !== undefined) found[1] = mutate(found[1], mutating, depth + 1);
  }
  return record(entries);
}
