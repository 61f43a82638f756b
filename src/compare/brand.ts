import { sourceOf, timeOf, unboxed } from './slots.js';

/** What an object is made of, whatever class it claims. */
export type Brand =
  | 'array' | 'record' | 'map' | 'set' | 'typed' | 'buffer' | 'dataview' | 'error' | 'date' | 'regexp' | 'boxed' | 'arguments' | 'url' | 'params' | 'function';

const BUILT_IN: Readonly<Record<string, Brand>> = {
  '[object Error]': 'error', '[object Date]': 'date', '[object RegExp]': 'regexp', '[object Arguments]': 'arguments',
  '[object Number]': 'boxed', '[object String]': 'boxed', '[object Boolean]': 'boxed', '[object Symbol]': 'boxed', '[object BigInt]': 'boxed',
};

/** Values come out of the parser, so nothing in them is hostile; they may still claim a class that they are not made of. */
export function brandOf(value: object): Brand {
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return 'array';
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? 'dataview' : 'typed';
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return tagged(value) ?? 'record';
  return tagged(value) ?? rareBrand(value);
}

/**
 * What the engine says that it is; a tag of its own is only believed where the slot is there that goes with it. Maps and sets have theirs
 * from their class: without one nothing needs to be probed, and a probe that fails costs an error.
 */
function tagged(value: object): Brand | null {
  if (!(Symbol.toStringTag in value)) return BUILT_IN[Object.prototype.toString.call(value)] ?? null;
  if (holdsSlot(() => Map.prototype.has.call(value as Map<unknown, unknown>, 0))) return 'map';
  if (holdsSlot(() => Set.prototype.has.call(value as Set<unknown>, 0))) return 'set';
  if (holdsSlot(() => timeOf(value as object as Date))) return 'date';
  if (holdsSlot(() => sourceOf(value as object as RegExp))) return 'regexp';
  return unboxed(value) === undefined ? null : 'boxed';
}

function rareBrand(value: object): Brand {
  if (value instanceof Error) return 'error';
  if (value instanceof ArrayBuffer || (typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer)) return 'buffer';
  const name = classOf(value);
  if (name === 'URL' && 'href' in value) return 'url';
  return name === 'URLSearchParams' && 'append' in value ? 'params' : 'record';
}

function holdsSlot(probe: () => unknown): boolean {
  try {
    probe();
    return true;
  } catch {
    return false;
  }
}

/** The name of its class; `no prototype` where it has none. */
export function classOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return 'no prototype';
  const made: unknown = (prototype as { constructor?: unknown }).constructor;
  return typeof made === 'function' && typeof made.name === 'string' && made.name !== '' ? made.name : 'Object';
}

/** Its prototype where that is no class's but an object of its own, whose properties count too. */
export function ownPrototype(value: object): object | null {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.hasOwn(prototype, 'constructor') ? null : prototype;
}
