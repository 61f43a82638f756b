/** Names that every program has and that no spec declares: what stands under them is no operation, unless a signature says so. */
const GLOBALS: ReadonlySet<string> = new Set([
  'AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'Boolean', 'Buffer', 'DataView', 'Date', 'DOMException',
  'Error', 'EvalError', 'FinalizationRegistry', 'Float16Array', 'Float32Array', 'Float64Array', 'Function', 'Infinity', 'Int16Array', 'Int32Array', 'Int8Array',
  'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'Reflect', 'RegExp', 'Set',
  'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TextDecoder', 'TextEncoder', 'TypeError', 'URIError', 'URL', 'URLSearchParams', 'Uint16Array',
  'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'atob', 'btoa', 'console', 'decodeURI', 'decodeURIComponent', 'encodeURI',
  'encodeURIComponent', 'escape', 'globalThis', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'process', 'queueMicrotask', 'setImmediate', 'setInterval',
  'setTimeout', 'clearImmediate', 'clearInterval', 'clearTimeout', 'structuredClone', 'undefined', 'unescape', 'AbortController', 'AbortSignal', 'Event',
  'EventTarget', 'Blob', 'fetch', 'Headers', 'Request', 'Response', 'FormData', 'crypto', 'performance', 'ReadableStream', 'require', 'module', 'exports',
]);

/** What the evaluator lends to spec code. */
const HELPERS: ReadonlySet<string> = new Set(['implies', 'equal', 'throws', 'returns']);

export function isGlobal(name: string): boolean {
  return GLOBALS.has(name);
}

export function isHelper(name: string): boolean {
  return HELPERS.has(name);
}
