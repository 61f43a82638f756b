import type { BuiltinName, Shape } from '../model/shape.js';
import { ANY } from './shapes.js';

/** How a type of the language or of Node is written as a shape, given its type arguments. */
type Builtin = (of: readonly Shape[]) => Shape;

function builtin(name: BuiltinName, size: 0 | 1 | 2): Builtin {
  return (of) => ({ kind: 'builtin', name, of: Array.from({ length: size }, (_, i) => of[i] ?? ANY) });
}

const list: Builtin = (of) => ({ kind: 'array', of: of[0] ?? ANY });
const anyFunction: Builtin = () => ({ kind: 'function', parameters: [{ name: 'args', shape: ANY, optional: false, rest: true }], returns: ANY });
const itself = (shape: Shape): Builtin => () => shape;

const PLAIN: readonly BuiltinName[] = [
  'Date', 'RegExp', 'Error', 'ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array',
  'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array', 'Buffer', 'URL', 'URLSearchParams', 'AbortSignal',
  'ReadableStream', 'Headers', 'FormData', 'Blob', 'Request', 'Response', 'TextEncoder', 'TextDecoder', 'EventTarget',
];
const ERRORS: readonly string[] = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError'];
const ITERABLES: readonly string[] = ['Iterable', 'Iterator', 'IterableIterator', 'IteratorObject', 'Generator', 'ArrayIterator', 'MapIterator', 'SetIterator', 'StringIterator'];
const ASYNC_ITERABLES: readonly string[] = ['AsyncIterable', 'AsyncIterator', 'AsyncIterableIterator', 'AsyncIteratorObject', 'AsyncGenerator'];

/** Of the web: objects of which none can be made from data. */
const FOREIGN: readonly string[] = ['AbortController', 'Document', 'Element', 'Event', 'File', 'HTMLElement', 'TransformStream', 'WebSocket', 'Window', 'WritableStream'];
/** Of the web or of Node, and made from data. */
const PLATFORM: readonly string[] = [
  'Buffer', 'URL', 'URLSearchParams', 'AbortSignal', 'ReadableStream', 'Headers', 'FormData', 'Blob', 'Request', 'Response', 'TextEncoder', 'TextDecoder', 'EventTarget',
];

/** Names of types that are known without looking them up. A module's own type of one of these names is read by the checker only. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...PLAIN.map((name): [string, Builtin] => [name, builtin(name, 0)]),
  ...ERRORS.map((name): [string, Builtin] => [name, builtin('Error', 0)]),
  ...ITERABLES.map((name): [string, Builtin] => [name, builtin('Iterable', 1)]),
  ...ASYNC_ITERABLES.map((name): [string, Builtin] => [name, builtin('AsyncIterable', 1)]),
  ['SharedArrayBuffer', builtin('ArrayBuffer', 0)],
  ['ArrayBufferLike', builtin('ArrayBuffer', 0)],
  ['ArrayBufferView', builtin('Uint8Array', 0)],
  ['Map', builtin('Map', 2)],
  ['ReadonlyMap', builtin('Map', 2)],
  ['WeakMap', builtin('WeakMap', 2)],
  ['Set', builtin('Set', 1)],
  ['ReadonlySet', builtin('Set', 1)],
  ['WeakSet', builtin('WeakSet', 1)],
  ['Promise', builtin('Promise', 1)],
  ['PromiseLike', builtin('Promise', 1)],
  ['Array', list],
  ['ReadonlyArray', list],
  ['ArrayLike', list],
  ['ConcatArray', list],
  ['Function', anyFunction],
  ['CallableFunction', anyFunction],
  ['NewableFunction', anyFunction],
  ['Object', itself({ kind: 'object' })],
  ['String', itself({ kind: 'string' })],
  ['Number', itself({ kind: 'number' })],
  ['Boolean', itself({ kind: 'boolean' })],
  ['BigInt', itself({ kind: 'bigint' })],
  ['Symbol', itself({ kind: 'symbol' })],
  ...FOREIGN.map((name): [string, Builtin] => [name, itself({ kind: 'foreign', name })]),
]);

/** Types of Node and the web that the language's library does not declare. */
export const AMBIENT: readonly string[] = [...PLATFORM, ...FOREIGN];

/** Any JSON value, unless the module declares a type of that name. */
export const JSON_NAMES: readonly string[] = ['Json', 'JsonValue'];
