import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { BuiltinName } from '../../model/shape.js';
import { madeArbitrary } from './made.js';
import { dateArbitrary } from './numbers.js';
import { bufferArbitrary, searchParamsArbitrary, urlArbitrary } from './platform.js';
import type { Temper } from './strings.js';

type Typed = Extract<BuiltinName, `${string}Array`>;

const INTEGERS: Record<Exclude<Typed, 'BigInt64Array' | 'BigUint64Array' | 'Float32Array' | 'Float64Array'>, (o: { maxLength: number }) => Arbitrary<unknown>> = {
  Int8Array: fc.int8Array, Uint8Array: fc.uint8Array, Uint8ClampedArray: fc.uint8ClampedArray,
  Int16Array: fc.int16Array, Uint16Array: fc.uint16Array, Int32Array: fc.int32Array, Uint32Array: fc.uint32Array,
};

const bytes = (most: number): Arbitrary<Uint8Array> => fc.oneof(
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: most }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map(utf8) },
);

/** The UTF-8 bytes of a string, without Node's or the browser's encoder (lone surrogates become U+FFFD, as encoders do). */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.replaceAll(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
  return Uint8Array.from(Array.from(escaped.matchAll(/%([0-9A-F]{2})|([^%])/g), ([, hex, plain]) => (hex === undefined ? (plain as string).charCodeAt(0) : Number.parseInt(hex, 16))));
}

/** Values of the built-in classes; `of` are the arbitraries of the type arguments. */
export function builtinArbitrary(name: BuiltinName, of: readonly Arbitrary<unknown>[], temper: Temper): Arbitrary<unknown> {
  const most = temper === 'natural' ? 4 : 8;
  const item = of[0] ?? fc.integer({ min: 0, max: 9 });
  switch (name) {
    case 'Date': return dateArbitrary(temper);
    case 'RegExp': return fc.constantFrom(/a/, /[a-z]+/g, /\s+/, /^x/i, /\d/g, /(?:)/, /(a)|b/, /[^\w]/gu, /x/y).map((r) => new RegExp(r.source, r.flags));
    case 'Map': return fc.array(fc.tuple(item, of[1] ?? item), { maxLength: most }).map((entries) => new Map(entries));
    case 'Set': return fc.array(item, { maxLength: most }).map((items) => new Set(items));
    case 'Iterable': return fc.oneof(fc.array(item, { maxLength: most }), fc.array(item, { maxLength: most }).map((items) => new Set(items)));
    case 'Error': return fc.tuple(fc.constantFrom(Error, TypeError, RangeError), fc.constantFrom('', 'failed', 'not found')).map(([Class, message]) => new Class(message));
    case 'Promise': case 'AbortSignal': case 'AsyncIterable': case 'ReadableStream': case 'WeakMap': case 'WeakSet': case 'Headers': case 'FormData': case 'Blob':
    case 'Request': case 'Response': case 'TextEncoder': case 'TextDecoder': case 'EventTarget': return madeArbitrary(name, item);
    case 'URL': return urlArbitrary();
    case 'URLSearchParams': return searchParamsArbitrary();
    case 'Buffer': return bufferArbitrary(bytes(temper === 'natural' ? 8 : 24));
    case 'DataView': return bytes(12).map((array) => new DataView(array.slice().buffer));
    case 'Uint8Array': return bytes(temper === 'natural' ? 8 : 24);
    case 'ArrayBuffer': return bytes(12).map((array) => array.slice().buffer);
    case 'Float32Array': return fc.float32Array({ maxLength: most });
    case 'Float64Array': return fc.float64Array({ maxLength: most });
    case 'BigInt64Array': return fc.bigInt64Array({ maxLength: most });
    case 'BigUint64Array': return fc.bigUint64Array({ maxLength: most });
    case 'Int8Array': case 'Uint8ClampedArray': case 'Int16Array': case 'Uint16Array': case 'Int32Array': case 'Uint32Array': return INTEGERS[name]({ maxLength: most });
  }
}
