import { record } from './arbitrary/any.js';

/** What `copyPlain` gives for all that it cannot copy. */
export const NOT_PLAIN = Symbol('not plain');

/**
 * The same value anew, where it is a tree of primitive values, arrays and records as literals make them, with no object in it twice: what
 * printing and reading it would give, for a fraction of the cost.
 */
export function copyPlain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? copyObject(value, new Set()) : copyOf(value, null);
}

function copyOf(value: unknown, seen: Set<object> | null): unknown {
  switch (typeof value) {
    case 'function': case 'symbol': return NOT_PLAIN;
    case 'object': return value === null ? null : copyObject(value, seen ?? new Set());
    default: return value;
  }
}

function copyObject(value: object, seen: Set<object>): unknown {
  if (seen.has(value) || !Object.isExtensible(value)) return NOT_PLAIN;
  seen.add(value);
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (Array.isArray(value)) return prototype === Array.prototype ? copyArray(value, seen) : NOT_PLAIN;
  return prototype === Object.prototype ? copyRecord(value, seen) : NOT_PLAIN;
}

function copyArray(list: readonly unknown[], seen: Set<object>): unknown {
  // One more for its length: with no hole, and nothing besides its items.
  if (Reflect.ownKeys(list).length !== list.length + 1) return NOT_PLAIN;
  const out: unknown[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = usualValue(list, i);
    const copy = item === NOT_PLAIN ? NOT_PLAIN : copyOf(item, seen);
    if (copy === NOT_PLAIN) return NOT_PLAIN;
    out.push(copy);
  }
  return out;
}

function copyRecord(value: object, seen: Set<object>): unknown {
  const entries: [string, unknown][] = [];
  for (const key of Reflect.ownKeys(value)) {
    const held = typeof key === 'string' ? usualValue(value, key) : NOT_PLAIN;
    const copy = held === NOT_PLAIN ? NOT_PLAIN : copyOf(held, seen);
    if (copy === NOT_PLAIN) return NOT_PLAIN;
    entries.push([key as string, copy]);
  }
  return record(entries);
}

/** The value of a property that is as an assignment makes it. */
function usualValue(of: object, key: string | number): unknown {
  const found = Object.getOwnPropertyDescriptor(of, key);
  return found !== undefined && found.writable === true && found.enumerable === true && found.configurable === true ? (found.value as unknown) : NOT_PLAIN;
}
