/**
 * The built-ins that the notation relies on, captured when this module loads. In a guest the subject shares the realm: whatever it
 * later puts over `Array.prototype.push` or `Map.prototype.get`, the printer neither breaks nor is fooled.
 */

/** A method as a function whose first parameter is the receiver. */
const uncurry = Function.prototype.bind.bind(Function.prototype.call) as unknown as <R, A extends unknown[]>(method: unknown) => (self: unknown, ...args: A) => R;

function method<R, A extends unknown[] = []>(prototype: object, key: string): (self: unknown, ...args: A) => R {
  return uncurry<R, A>((prototype as Record<string, unknown>)[key]);
}

function getter<R>(prototype: object, key: string | symbol): (self: unknown) => R {
  const found = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  // An accessor of a newer engine (`unicodeSets`) is false on all values of an older one.
  return found === undefined ? () => undefined as R : uncurry<R, []>(found);
}

/** Classes that are instantiated while a subject may have replaced the globals. */
export const MapClass = Map;
export const SetClass = Set;
export const Uint8ArrayClass = Uint8Array;
export const ArrayBufferClass = ArrayBuffer;
export const SharedArrayBufferClass = SharedArrayBuffer;
export const DataViewClass = DataView;
export const DateClass = Date;
export const RegExpClass = RegExp;
export const RangeErrorClass = RangeError;

export const ObjectPrototype: object = Object.prototype;
export const ArrayPrototype: object = Array.prototype;
export const TypedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;

export const { isArray } = Array;
export const { apply, construct, getPrototypeOf, ownKeys } = Reflect;
export const {
  assign, create, defineProperty, freeze, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, hasOwn, isExtensible, isFrozen, isSealed,
  preventExtensions, seal, setPrototypeOf, keys: enumerableKeys, values: enumerableValues,
} = Object;
export const objectToString = method<string>(Object.prototype, 'toString');
export const box = Object as (value: unknown) => object;

export const charCodeAt = method<number, [at: number]>(String.prototype, 'charCodeAt');
export const codePointAt = method<number, [at: number]>(String.prototype, 'codePointAt');
export const indexOf = method<number, [search: string, from?: number]>(String.prototype, 'indexOf');
export const slice = method<string, [start: number, end?: number]>(String.prototype, 'slice');
export const startsWith = method<boolean, [search: string, at?: number]>(String.prototype, 'startsWith');
export const trim = method<string>(String.prototype, 'trim');
export const padStart = method<string, [length: number, fill: string]>(String.prototype, 'padStart');
export const numberToString = method<string, [radix: number]>(Number.prototype, 'toString');
export const { fromCharCode, fromCodePoint } = String;

export const exec = method<RegExpExecArray | null, [text: string]>(RegExp.prototype, 'exec');
export const regExpSource = getter<string>(RegExp.prototype, 'source');
export const regExpFlags: readonly (readonly [letter: string, is: (self: unknown) => boolean])[] = ([
  ['d', 'hasIndices'], ['g', 'global'], ['i', 'ignoreCase'], ['m', 'multiline'], ['s', 'dotAll'], ['u', 'unicode'], ['v', 'unicodeSets'], ['y', 'sticky'],
] as const).map(([letter, name]) => [letter, getter<boolean>(RegExp.prototype, name)]);

export const dateTime = method<number>(Date.prototype, 'getTime');
export const dateIso = method<string>(Date.prototype, 'toISOString');

export const mapGet = method<unknown, [key: unknown]>(Map.prototype, 'get') as <V>(self: ReadonlyMap<unknown, V>, key: unknown) => V | undefined;
export const mapHas = method<boolean, [key: unknown]>(Map.prototype, 'has');
export const mapSet = method<unknown, [key: unknown, value: unknown]>(Map.prototype, 'set');
export const mapDelete = method<boolean, [key: unknown]>(Map.prototype, 'delete');
export const mapSize = getter<number>(Map.prototype, 'size');
export const mapForEach = method<void, [visit: (value: unknown, key: unknown) => void]>(Map.prototype, 'forEach');
export const setAdd = method<unknown, [value: unknown]>(Set.prototype, 'add');
export const setHas = method<boolean, [value: unknown]>(Set.prototype, 'has');
export const setSize = getter<number>(Set.prototype, 'size');
export const setForEach = method<void, [visit: (value: unknown) => void]>(Set.prototype, 'forEach');
export const weakMapGet = method<unknown, [key: object]>(WeakMap.prototype, 'get');
export const weakMapSet = method<unknown, [key: object, value: unknown]>(WeakMap.prototype, 'set');

/** `Uint8Array` and so on, or undefined for all that is no typed array. */
export const typedArrayName = getter<string | undefined>(TypedArrayPrototype, Symbol.toStringTag);
export const typedArrayBytes = getter<number>(TypedArrayPrototype, 'byteLength');
export const typedArrayLength = getter<number>(TypedArrayPrototype, 'length');
export const typedArrayOffset = getter<number>(TypedArrayPrototype, 'byteOffset');
export const typedArrayBuffer = getter<ArrayBufferLike>(TypedArrayPrototype, 'buffer');
export const bufferLength = getter<number>(ArrayBuffer.prototype, 'byteLength');
export const sharedBufferLength = getter<number>(SharedArrayBuffer.prototype, 'byteLength');
export const viewBuffer = getter<ArrayBufferLike>(DataView.prototype, 'buffer');
export const viewLength = getter<number>(DataView.prototype, 'byteLength');
export const viewOffset = getter<number>(DataView.prototype, 'byteOffset');

export const functionSource = method<string>(Function.prototype, 'toString');
export const numberOf = method<number>(Number.prototype, 'valueOf');
export const stringOf = method<string>(String.prototype, 'valueOf');
export const booleanOf = method<boolean>(Boolean.prototype, 'valueOf');
export const bigintOf = method<bigint>(BigInt.prototype, 'valueOf');
export const symbolOf = method<symbol>(Symbol.prototype, 'valueOf');
export const symbolDescription = getter<string | undefined>(Symbol.prototype, 'description');
export const { for: symbolFor, keyFor: symbolKeyFor } = Symbol;

/** `Symbol.iterator` and the like, by identity. */
export const wellKnownSymbols: ReadonlyMap<unknown, string> = new Map(
  Object.getOwnPropertyNames(Symbol)
    .map((name) => [(Symbol as unknown as Record<string, unknown>)[name], `Symbol.${name}`] as const)
    .filter(([symbol]) => typeof symbol === 'symbol'),
);
