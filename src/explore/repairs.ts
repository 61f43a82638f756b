import type { Palette } from './palette.js';
import type { Chance } from './random.js';
import { isUsualRecord, usualList } from './usual.js';

/** What a repair draws on. `from` is what stands in the predicate. */
export interface Repairing {
  readonly chance: Chance;
  readonly from: Palette;
  /** A value anew: one object in two places of an input would be sharing, which is another input. */
  readonly copy: (value: unknown) => unknown;
}

/** A list or a record, and a place in it. */
interface Slot {
  readonly holder: Record<PropertyKey, unknown>;
  readonly key: PropertyKey;
}

const MOST_SLOTS = 120;
const DEEPEST = 6;
/** Lengths that a text or a list is brought to. */
const LONGEST = 200;
const GROWN = 8;

/**
 * Changes by which an argument list may come to lie within a contract: what predicates ask for most is that something is in order, of one
 * kind, of a length, the same as something else, or like what stands in the predicate. Each changes the list that it is given.
 */
export const REPAIRS: readonly ((args: unknown[], repairing: Repairing) => void)[] = [
  () => undefined,
  (args, r) => { for (const list of listsIn(args, r.chance)) sort(list, 1, r.chance); },
  (args, r) => { for (const list of listsIn(args, r.chance)) sort(list, -1, r.chance); },
  (args, r) => { for (const list of listsIn(args, r.chance)) distinct(list); },
  (args, { chance }) => order(chance.pick([args as unknown as Slot['holder'], ...recordsIn(args)]), chance),
  (args, r) => alike(args, r, r.copy),
  (args, r) => alike(args, r, (value) => value, true),
  (args, { chance }) => change(args, chance, 'number', (n) => chance.pick([Math.trunc(n), Math.abs(n), Math.abs(Math.trunc(n)), -Math.abs(n)])),
  (args, { chance, from }) => change(args, chance, 'number', (n) => (from.numbers.length === 0 ? n : chance.pick(from.numbers))),
  (args, r) => shift(args, r),
  (args, { chance, from }) => change(args, chance, 'string', (text) => from.matching?.(chance.random, undefined) ?? text),
  (args, { chance, from }) => change(args, chance, 'string', (text) => withMaterial(text, chance, from)),
  (args, r) => resize(args, r),
  (args, r) => grow(args, r),
];

/** The places of an argument list and of the plain lists and records in it, those of the arguments themselves first. */
export function slotsIn(args: unknown[]): readonly Slot[] {
  const slots: Slot[] = [];
  let level = [args as unknown as Slot['holder']];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    const next: Slot['holder'][] = [];
    for (const holder of level) {
      for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
        if (slots.length >= MOST_SLOTS) return slots;
        slots.push({ holder, key });
        const value = holder[key];
        if (typeof value !== 'object' || value === null) continue;
        if (isPlainList(value) || (isUsualRecord(value) && !Object.hasOwn(value, '__proto__'))) next.push(value as unknown as Slot['holder']);
      }
    }
    level = next;
  }
  return slots;
}

/** Whose holes and further properties need not be kept: it has none. */
function isPlainList(value: object): value is unknown[] {
  return Array.isArray(value) && usualList(value).length === value.length && Object.keys(value).length === value.length;
}

/** All lists of an input or, now and then, one of them. */
function listsIn(args: unknown[], chance: Chance): readonly unknown[][] {
  const lists = slotsIn(args).map(({ holder, key }) => holder[key]).filter((v): v is unknown[] => typeof v === 'object' && v !== null && isPlainList(v));
  return lists.length < 2 || chance.chance(0.7) ? lists : [chance.pick(lists)];
}

function recordsIn(args: unknown[]): readonly Slot['holder'][] {
  return slotsIn(args).map(({ holder, key }) => holder[key]).filter((v): v is Slot['holder'] => typeof v === 'object' && v !== null && !Array.isArray(v) && isUsualRecord(v));
}

/** Numbers and texts by themselves, lists by what comes first, records by one of the keys that all have. */
function sort(list: unknown[], direction: 1 | -1, chance: Chance): void {
  const records = list.filter((item): item is Slot['holder'] => typeof item === 'object' && item !== null);
  if (records.length === 0) list.sort((a, b) => direction * compare(a, b));
  else if (records.length === list.length) {
    const keys = Object.keys(records[0] as object).filter((key) => records.every((r) => Object.hasOwn(r, key)));
    if (keys.length === 0) return;
    const key = chance.pick(keys);
    list.sort((a, b) => direction * compare((a as Slot['holder'])[key], (b as Slot['holder'])[key]));
  }
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : 0;
}

function distinct(list: unknown[]): void {
  if (list.every((item) => typeof item !== 'object' || item === null)) list.splice(0, list.length, ...new Set(list));
}

/** The comparable values of one kind that a list or record holds side by side, in rising or falling order: `from <= to`. */
function order(holder: Slot['holder'], chance: Chance): void {
  const kinds = (['number', 'string', 'bigint', 'date'] as const).map((kind) => Object.keys(holder).filter((key) => kindOf(holder[key]) === kind)).filter((keys) => keys.length > 1);
  if (kinds.length === 0) return;
  const keys = chance.pick(kinds);
  const direction = chance.chance(0.75) ? 1 : -1;
  const values = keys.map((key) => holder[key]).sort((a, b) => direction * compare(a, b));
  for (const [i, key] of keys.entries()) holder[key] = values[i];
}

/** One place brings its value, or only its length, to another of its kind. */
function alike(args: unknown[], { chance }: Repairing, copy: (value: unknown) => unknown, lengthOnly = false): void {
  const slots = slotsIn(args);
  // Arguments are the likeliest to be held against each other.
  const own = slots.filter((s) => s.holder === args as unknown as Slot['holder']);
  const from = chance.chance(0.5) ? own : slots;
  if (from.length === 0) return;
  const [{ holder, key }, value] = valueAt(chance.pick(from));
  const others = slots.filter((s) => !(s.holder === holder && s.key === key) && kindOf(s.holder[s.key]) === kindOf(value));
  if (others.length === 0) return;
  const near = others.filter((s) => s.holder === holder);
  const to = chance.pick(near.length > 0 && chance.chance(0.7) ? near : others);
  if (!lengthOnly) to.holder[to.key] = copy(value);
  else if (typeof value === 'string' || Array.isArray(value)) to.holder[to.key] = ofLength(to.holder[to.key] as string | unknown[], value.length);
}

function valueAt(slot: Slot): readonly [Slot, unknown] {
  return [slot, slot.holder[slot.key]];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : value instanceof Date ? 'date' : typeof value;
}

function change(args: unknown[], chance: Chance, kind: 'number', by: (value: number) => number): void;
function change(args: unknown[], chance: Chance, kind: 'string', by: (value: string) => string): void;
function change(args: unknown[], chance: Chance, kind: 'number' | 'string', by: (value: never) => unknown): void {
  const slots = slotsIn(args).filter(({ holder, key }) => typeof holder[key] === kind);
  if (slots.length === 0) return;
  const changed = chance.chance(0.3) ? slots : [chance.pick(slots)];
  for (const { holder, key } of changed) holder[key] = by(holder[key] as never);
}

/** All numbers beyond one of the predicate's: they stay in order. */
function shift(args: unknown[], { chance, from }: Repairing): void {
  if (from.numbers.length === 0) return;
  const by = chance.pick(from.numbers);
  for (const { holder, key } of slotsIn(args)) if (typeof holder[key] === 'number') holder[key] += by;
}

/** With a text of the predicate in it, before it, behind it, or in its place. */
function withMaterial(text: string, chance: Chance, { material }: Palette): string {
  const own = material?.(chance.random, undefined);
  if (own === undefined) return text;
  const at = chance.int(text.length + 1);
  return chance.pick([own, own + text, own + text, text + own, text.slice(0, at) + own + text.slice(at)]);
}

/** A text or list as long as a number of the predicate says. */
function resize(args: unknown[], { chance, from }: Repairing): void {
  const lengths = from.numbers.filter((n) => Number.isInteger(n) && n >= 0 && n <= LONGEST);
  const slots = slotsIn(args).filter(({ holder, key }) => typeof holder[key] === 'string' || kindOf(holder[key]) === 'array');
  if (lengths.length === 0 || slots.length === 0) return;
  const { holder, key } = chance.pick(slots);
  holder[key] = ofLength(holder[key] as string | unknown[], chance.pick(lengths));
}

function ofLength(value: string | unknown[], length: number): string | unknown[] {
  if (typeof value === 'string') return value.length === 0 ? value : value.repeat(Math.ceil(length / value.length)).slice(0, length);
  // Only what is no object: to write one twice would be sharing.
  const again = value.filter((item) => typeof item !== 'object' || item === null);
  return value.length >= length || again.length === 0 ? value.slice(0, length) : [...value, ...Array.from({ length: length - value.length }, (_, i) => again[i % again.length])];
}

function grow(args: unknown[], { chance, copy }: Repairing): void {
  const lists = slotsIn(args).map(({ holder, key }) => holder[key]).filter((v): v is unknown[] => typeof v === 'object' && v !== null && isPlainList(v) && v.length > 0);
  if (lists.length === 0) return;
  const list = chance.pick(lists);
  for (let more = 1 + chance.int(GROWN); more > 0; more--) list.push(copy(chance.pick(list)));
}
