import type { Printed } from './value.js';

/** What inputs an operation takes: a TypeScript type, resolved to plain data. It survives JSON. */
export type Shape =
  | { readonly kind: PrimitiveKind }
  | { readonly kind: 'literal'; readonly value: Printed }
  | { readonly kind: 'template'; readonly parts: readonly (string | Shape)[] }
  | { readonly kind: 'array'; readonly of: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Parameter[] }
  | { readonly kind: 'record'; readonly properties: readonly Property[]; readonly index?: { readonly key: Shape; readonly value: Shape } }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly returns: Shape }
  | { readonly kind: 'builtin'; readonly name: BuiltinName; readonly of: readonly Shape[] }
  /** An instance of a class that the module itself exports. */
  | { readonly kind: 'instance'; readonly name: string }
  /** An object of a class, known by its name only, of which none can be made from data: `Readable`. */
  | { readonly kind: 'foreign'; readonly name: string }
  /** A named type that refers to itself; looked up in `Surface.definitions`. */
  | { readonly kind: 'reference'; readonly name: string };

/** `any` also stands for `unknown` and for type parameters without a bound; `json` is any JSON value; `object` any non-primitive. */
export type PrimitiveKind =
  | 'any' | 'never' | 'string' | 'number' | 'boolean' | 'bigint' | 'symbol' | 'null' | 'undefined' | 'object' | 'json';

/** `of` holds the type arguments: `Map<string, number>` has two, `Date` none. */
export type BuiltinName =
  | 'Date' | 'RegExp' | 'Map' | 'Set' | 'WeakMap' | 'WeakSet' | 'Error' | 'Promise' | 'Iterable' | 'AsyncIterable' | 'ArrayBuffer' | 'DataView'
  | 'Int8Array' | 'Uint8Array' | 'Uint8ClampedArray' | 'Int16Array' | 'Uint16Array' | 'Int32Array' | 'Uint32Array'
  | 'Float32Array' | 'Float64Array' | 'BigInt64Array' | 'BigUint64Array' | 'Buffer' | 'URL' | 'URLSearchParams' | 'AbortSignal'
  | 'ReadableStream' | 'Headers' | 'FormData' | 'Blob' | 'Request' | 'Response' | 'TextEncoder' | 'TextDecoder' | 'EventTarget';

export interface Property {
  readonly name: string;
  readonly shape: Shape;
  readonly optional: boolean;
}

/** A parameter of a function or an item of a tuple. `rest` stands for any number of values of `shape` (the element's shape). */
export interface Parameter {
  readonly name: string;
  readonly shape: Shape;
  readonly optional: boolean;
  readonly rest: boolean;
}

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly returns: Shape;
}

/** One thing a module can be asked. Overloads are several signatures; no signature at all means that nothing is known. */
export interface Operation {
  readonly name: string;
  readonly kind: 'function' | 'class';
  /** Of a class: its constructor's. */
  readonly signatures: readonly Signature[];
  /** Of a class: what its instances can be asked. */
  readonly members: readonly Member[];
  /** Of a function that gives what can be asked in its turn: as what it gives is declared. */
  readonly makes?: Makes;
  /** Nobody declared what it takes: its signatures say what its code does with it. */
  readonly byUsage?: boolean;
  /** A class of which callers make no instances: its constructor is private, or it is abstract. What can be asked of one is asked of what others give. */
  readonly closed?: boolean;
}

/** A function, or an object with methods, or both: by which signatures it is called, and what else it can be asked. */
export interface Makes {
  /** Null where it is no function; empty where nothing is known of what it takes. */
  readonly calls: readonly Signature[] | null;
  readonly members: readonly Member[];
}

export interface Member {
  readonly name: string;
  readonly kind: 'method' | 'getter';
  readonly signatures: readonly Signature[];
  /** Of a getter of a class what it gives, in outline; absent where nothing says. */
  readonly type?: Shape;
  /** Of a getter: it can be given a value. */
  readonly sets?: boolean;
}

/** The operations of a module, with the named types that they share. */
export interface Surface {
  readonly operations: readonly Operation[];
  /** Where these are only some of a module's: other classes that it exports, of which they take instances. */
  readonly classes?: readonly Operation[];
  readonly definitions: Readonly<Record<string, Shape>>;
}
