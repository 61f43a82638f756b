import { Opaque, PRIVATE } from './opaque.js';
import { mapForEach, mapGet, mapHas, mapSize, setForEach, setHas, setSize } from './primordials.js';
import { contentOf, valueKind } from './value-kind.js';
import type { ValueKind } from './value-kind.js';

export type Comparison = 'equal' | 'different' | 'opaque';

/** Pairs under comparison: a cycle that comes back to one of them is equal as far as it goes. */
type Pairs = Map<object, Set<object>>;

/**
 * Value equality: the value alone. Keys and the items of Maps and Sets in any order; 0 matches -0 (but a -0 that is expected matches
 * no 0) and NaN matches NaN; a key that is undefined is not a missing one, nor is a hole; a class counts only where `expected` has
 * one. What cannot be seen into is neither equal nor different: if nothing else differs, the answer is `opaque`.
 */
export function compareValues(expected: unknown, actual: unknown): Comparison {
  return compare(expected, actual, new Map());
}

/** `compareValues`, where what is opaque is not equal. */
export function valueEqual(expected: unknown, actual: unknown): boolean {
  return compareValues(expected, actual) === 'equal';
}

function compare(expected: unknown, actual: unknown, pairs: Pairs): Comparison {
  if (expected instanceof Opaque || actual instanceof Opaque) return 'opaque';
  if (!isObject(expected) || !isObject(actual)) return compareSimple(expected, actual);
  if (expected === actual) return 'equal';
  const seen = pairs.get(expected);
  if (seen?.has(actual) === true) return 'equal';
  if (seen === undefined) pairs.set(expected, new Set([actual]));
  else seen.add(actual);
  return compareObjects(expected, actual, pairs);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function compareSimple(expected: unknown, actual: unknown): Comparison {
  if (Object.is(expected, actual) || (Object.is(expected, 0) && Object.is(actual, -0))) return 'equal';
  if (typeof expected === 'function' && typeof actual === 'function') return 'opaque';
  return typeof expected === 'symbol' && typeof actual === 'symbol' && symbolText(expected) === symbolText(actual) ? 'equal' : 'different';
}

/** Symbols that were read from text are new ones each time; those in the registry have an identity of their own. */
function symbolText(symbol: symbol): string {
  const key = Symbol.keyFor(symbol);
  return key === undefined ? `a ${String(symbol)}` : `the ${key}`;
}

function compareObjects(expected: object, actual: object, pairs: Pairs): Comparison {
  const of = valueKind(expected);
  const other = valueKind(actual);
  if (of.opaque === 'wholly' || other.opaque === 'wholly') return 'opaque';
  if (of.kind !== other.kind || (of.className !== null && of.className !== other.className)) return 'different';
  return worst([
    () => (of.opaque === 'partly' || other.opaque === 'partly' ? 'opaque' : 'equal'),
    () => compareInOrder(contentOf(expected, of.kind), contentOf(actual, of.kind), pairs),
    () => compareCollections(expected, actual, { kind: of.kind, pairs }),
    () => compareProperties(expected, actual, { of, pairs }),
  ]);
}

/** `different` as soon as one is; else `opaque` if any is. */
function worst(parts: Iterable<() => Comparison>): Comparison {
  let result: Comparison = 'equal';
  for (const part of parts) {
    const found = part();
    if (found === 'different') return found;
    if (found === 'opaque') result = found;
  }
  return result;
}

function compareInOrder(expected: readonly unknown[], actual: readonly unknown[], pairs: Pairs): Comparison {
  return expected.length === actual.length ? worst(expected.map((item, i) => () => compare(item, actual[i], pairs))) : 'different';
}

function compareCollections(expected: object, actual: object, { kind, pairs }: { readonly kind: string; readonly pairs: Pairs }): Comparison {
  if (kind === 'Set') return compareSets(expected as Set<unknown>, actual as Set<unknown>, pairs);
  return kind === 'Map' ? compareMaps(expected as Map<unknown, unknown>, actual as Map<unknown, unknown>, pairs) : 'equal';
}

function compareSets(expected: Set<unknown>, actual: Set<unknown>, pairs: Pairs): Comparison {
  if (setSize(expected) !== setSize(actual)) return 'different';
  const sought = itemsOf(expected).filter((item) => !setHas(actual, item));
  return compareUnordered(sought, itemsOf(actual).filter((item) => !setHas(expected, item)), pairs);
}

function compareMaps(expected: Map<unknown, unknown>, actual: Map<unknown, unknown>, pairs: Pairs): Comparison {
  if (mapSize(expected) !== mapSize(actual)) return 'different';
  const isCommon = ([key]: Entry): boolean => mapHas(expected, key) && mapHas(actual, key);
  const entries = entriesOf(expected);
  return worst([
    ...entries.filter(isCommon).map(([key, value]) => () => compare(value, mapGet(actual, key), pairs)),
    () => compareUnordered(entries.filter((entry) => !isCommon(entry)), entriesOf(actual).filter((entry) => !isCommon(entry)), pairs),
  ]);
}

type Entry = readonly [key: unknown, value: unknown];

/** By the engine's own methods, since a value may have properties named `get` or `has`. */
function entriesOf(map: Map<unknown, unknown>): Entry[] {
  const entries: Entry[] = [];
  mapForEach(map, (value, key) => entries.push([key, value]));
  return entries;
}

function itemsOf(set: Set<unknown>): unknown[] {
  const items: unknown[] = [];
  setForEach(set, (item) => items.push(item));
  return items;
}

/** Finds a partner for each of the expected items. */
function compareUnordered(expected: readonly unknown[], actual: readonly unknown[], pairs: Pairs): Comparison {
  const left = [...actual];
  let result: Comparison = 'equal';
  for (const item of expected) {
    const found = bestMatch(item, left, pairs);
    if (found.at < 0) return 'different';
    left.splice(found.at, 1);
    if (found.result === 'opaque') result = 'opaque';
  }
  return result;
}

function bestMatch(item: unknown, among: readonly unknown[], pairs: Pairs): { readonly at: number; readonly result: Comparison } {
  let opaque = -1;
  for (const [at, candidate] of among.entries()) {
    const result = compare(item, candidate, copyOf(pairs));
    if (result === 'equal') return { at, result };
    if (result === 'opaque' && opaque < 0) opaque = at;
  }
  return { at: opaque, result: 'opaque' };
}

/** A trial must not leave its assumptions behind. */
function copyOf(pairs: Pairs): Pairs {
  return new Map(Array.from(pairs, ([key, seen]) => [key, new Set(seen)]));
}

function compareProperties(expected: object, actual: object, { of, pairs }: { readonly of: ValueKind; readonly pairs: Pairs }): Comparison {
  const keys = keysOf(expected, of);
  const others = keysOf(actual, of);
  if (keys.size !== others.size) return 'different';
  return worst(Array.from(keys, ([name, key]) => () => {
    const other = others.get(name);
    return other === undefined ? 'different' : compare(read(expected, key), read(actual, other), pairs);
  }));
}

/** Own keys that hold the value: enumerable ones, of errors also message and cause. Symbols go by their description. */
function keysOf(value: object, { isError }: ValueKind): Map<string, string | symbol> {
  const keys = new Map<string, string | symbol>();
  for (const key of Reflect.ownKeys(value)) {
    const isPart = (isError && (key === 'message' || key === 'cause' || key === 'errors')) || key === PRIVATE;
    if (isPart || Object.prototype.propertyIsEnumerable.call(value, key)) keys.set(typeof key === 'symbol' ? symbolText(key) : `.${key}`, key);
  }
  return keys;
}

function read(value: object, key: string | symbol): unknown {
  try {
    return (value as Record<string | symbol, unknown>)[key];
  } catch (error) {
    return error;
  }
}
