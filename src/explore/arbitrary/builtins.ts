import { bigInt64Array, bigUint64Array, float32Array, float64Array, int16Array, int32Array, int8Array, string, uint16Array, uint32Array, uint8Array, uint8ClampedArray } from 'fast-check';
import type { Arbitrary as Shrinkable } from 'fast-check';
import type { BuiltinName } from '../../model/shape.js';
import { constantFrom, from, list, mapped, oneOf, tuple, weighted, whole } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';
import { madeArbitrary } from './made.js';
import { dateArbitrary } from './numbers.js';
import { bufferArbitrary, searchParamsArbitrary, urlArbitrary } from './platform.js';
import type { Temper } from './strings.js';

type Typed = Extract<BuiltinName, `${string}Array`>;

const INTEGERS: Record<Exclude<Typed, 'BigInt64Array' | 'BigUint64Array' | 'Float32Array' | 'Float64Array'>, (o: { maxLength: number }) => Shrinkable<unknown>> = {
  Int8Array: int8Array, Uint8Array: uint8Array, Uint8ClampedArray: uint8ClampedArray,
  Int16Array: int16Array, Uint16Array: uint16Array, Int32Array: int32Array, Uint32Array: uint32Array,
};

const bytes = (most: number): Arbitrary<Uint8Array> => weighted([
  { weight: 2, arbitrary: from<Uint8Array>(() => uint8Array({ maxLength: most })) },
  { weight: 2, arbitrary: mapped(from(() => string({ unit: 'grapheme', maxLength: 8 })), utf8) },
]);

/** The UTF-8 bytes of a string, without Node's or the browser's encoder (lone surrogates become U+FFFD, as encoders do). */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
  return Uint8Array.from(Array.from(escaped.matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) => (hex === undefined ? (plain as string).charCodeAt(0) : Number.parseInt(hex, 16))));
}

/** Values of the built-in classes; `of` are the arbitraries of the type arguments. */
export function builtinArbitrary(name: BuiltinName, of: readonly Arbitrary<unknown>[], temper: Temper): Arbitrary<unknown> {
  const most = temper === 'natural' ? 4 : 8;
  const item = of[0] ?? whole(0, 9);
  switch (name) {
    case 'Date': return dateArbitrary(temper);
    case 'RegExp': return mapped(constantFrom([/a/, /[a-z]+/g, /\s+/, /^x/i, /\d/g, /(?:)/, /(a)|b/, /[^\w]/gu, /x/y]), (r) => new RegExp(r.source, r.flags));
    case 'Map': return mapped(list(tuple(item, of[1] ?? item), { most }), (entries) => new Map(entries));
    case 'Set': return mapped(list(item, { most }), (items) => new Set(items));
    case 'Iterable': return oneOf<unknown>([list(item, { most }), mapped(list(item, { most }), (items) => new Set(items))]);
    case 'Error': return mapped(tuple(constantFrom([Error, TypeError, RangeError]), constantFrom(['', 'failed', 'not found'])), ([Class, message]) => new Class(message));
    case 'Promise': case 'AbortSignal': case 'AsyncIterable': case 'ReadableStream': case 'WeakMap': case 'WeakSet': case 'Headers': case 'FormData': case 'Blob':
    case 'Request': case 'Response': case 'TextEncoder': case 'TextDecoder': case 'EventTarget': return madeArbitrary(name, item);
    case 'URL': return urlArbitrary();
    case 'URLSearchParams': return searchParamsArbitrary();
    case 'Buffer': return bufferArbitrary(bytes(temper === 'natural' ? 8 : 24));
    case 'DataView': return mapped(bytes(12), (array) => new DataView(array.slice().buffer));
    case 'Uint8Array': return bytes(temper === 'natural' ? 8 : 24);
    case 'ArrayBuffer': return mapped(bytes(12), (array) => array.slice().buffer);
    case 'Float32Array': return from<unknown>(() => float32Array({ maxLength: most }));
    case 'Float64Array': return from<unknown>(() => float64Array({ maxLength: most }));
    case 'BigInt64Array': return from<unknown>(() => bigInt64Array({ maxLength: most }));
    case 'BigUint64Array': return from<unknown>(() => bigUint64Array({ maxLength: most }));
    case 'Int8Array': case 'Uint8ClampedArray': case 'Int16Array': case 'Uint16Array': case 'Int32Array': case 'Uint32Array': return from(() => INTEGERS[name]({ maxLength: most }));
  }
}
