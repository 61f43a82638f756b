import { record } from '../arbitrary/any.js';
import { isInstanceForm, Made } from '../../value/made.js';
import { isJust, isUsualRecord, usualList } from '../usual.js';
import { smallerBigints, smallerNumbers, smallerStrings } from './scalars.js';

const DEEPEST = 30;

/**
 * Values that are smaller or plainer than `value`, the boldest cuts first. Each differs from it in one place; they may be of another
 * type than it (an object may become 0), so the caller keeps those that its types allow.
 */
export function* smallerValues(value: unknown, depth = 0): Generator<unknown> {
  switch (typeof value) {
    case 'string': yield* smallerStrings(value); return;
    case 'number': yield* smallerNumbers(value); return;
    case 'bigint': yield* smallerBigints(value); return;
    case 'boolean': if (value) yield false; return;
    case 'object': if (value !== null && depth < DEEPEST) yield* smallerObjects(value, depth); return;
    default:
  }
}

function* smallerObjects(value: object, depth: number): Generator<unknown> {
  yield 0;
  yield '';
  yield 1;
  yield 'a';
  yield true;
  if (Array.isArray(value)) {
    const list = usualList(value);
    yield* list.filter((item) => typeof item === 'object' && item !== null);
    yield* smallerLists(list, depth);
  }
  else if (isJust(value, Date)) yield* smallerDates(value);
  else if (isJust(value, Map)) for (const entries of smallerLists([...value], depth)) yield new Map(entries.filter((e): e is [unknown, unknown] => Array.isArray(e) && e.length === 2));
  else if (isJust(value, Set)) for (const items of smallerLists([...value], depth)) yield new Set(items);
  else if (ArrayBuffer.isView(value) && value instanceof Uint8Array) for (const bytes of smallerLists([...value], depth)) yield Uint8Array.from(bytes.filter((b): b is number => typeof b === 'number'));
  else if (value instanceof Made) yield* smallerMade(value, depth);
  else if (isUsualRecord(value)) yield* smallerRecords(value, depth);
}

/** A list stays one: what is made of it goes through its items. */
function* smallerMade({ form, args }: Made, depth: number): Generator<unknown> {
  if (isInstanceForm(form)) {
    for (let n = 0; n < args.length; n++) yield new Made(form, args.slice(0, n));
    for (const [i, argument] of args.entries()) for (const smaller of smallerValues(argument, depth + 1)) yield new Made(form, args.with(i, smaller));
    return;
  }
  const [only, ...more] = args;
  if (only === undefined || more.length > 0) return;
  for (const smaller of Array.isArray(only) ? smallerLists(only, depth) : smallerValues(only, depth + 1)) yield new Made(form, [smaller]);
}

/** Lists with a run left out, then with one item smaller. */
export function* smallerLists(list: readonly unknown[], depth: number): Generator<unknown[]> {
  if (list.length === 0) return;
  yield [];
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    if (size === list.length) continue;
    for (let at = 0; at < list.length; at += size) yield [...list.slice(0, at), ...list.slice(at + size)];
  }
  for (const [i, item] of list.entries()) {
    if (!(i in list)) continue;
    for (const smaller of smallerValues(item, depth + 1)) yield list.with(i, smaller);
  }
}

function* smallerRecords(value: object, depth: number): Generator<unknown> {
  const entries = Object.entries(value);
  if (entries.length > 1) yield {};
  // What is seen deep inside is often seen as well without what is around it.
  for (const [, item] of entries) if (typeof item === 'object' && item !== null) yield item;
  for (const i of entries.keys()) yield record(entries.toSpliced(i, 1));
  for (const [i, [key, item]] of entries.entries()) {
    for (const smaller of smallerValues(item, depth + 1)) yield record(entries.with(i, [key, smaller]));
    const plain = ['a', 'b'].find((name) => !Object.hasOwn(value, name));
    if (plain !== undefined && key.length > 1) yield record(entries.with(i, [plain, item]));
  }
}

function* smallerDates(date: Date): Generator<Date> {
  const time = date.getTime();
  if (time === 0) return;
  yield new Date(0);
  if (Number.isNaN(time)) return;
  for (const unit of [365 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000]) if (time % unit !== 0) yield new Date(time - (time % unit));
  yield new Date(Date.UTC(2020, 0, 1));
  for (let step = time / 2; Math.abs(step) >= 86_400_000; step /= 2) yield new Date(time - Math.trunc(step / 86_400_000) * 86_400_000);
}
