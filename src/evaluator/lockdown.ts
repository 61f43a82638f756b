/**
 * Spec code comes from a pull request, and all of it runs in one realm. So before any of it does, the realm is made one in which
 * nothing can be changed and from which the world cannot be reached:
 *
 * - Of the globals only those of the language and a few pure ones of the platform stay: no `process`, `fetch`, timers of the platform,
 *   workers, `WebAssembly`. Code is compiled without a way to import, so `import()` fails as well.
 * - All that is left is frozen, as deep as it goes. One program cannot leave anything behind for another: neither a patched `every`
 *   that makes its property hold, nor a note. What a program computes is a function of its code, its input and the answers.
 *
 * Not stopped here: using up time and memory (the coordinator's limits do that), a property that lies about itself (review does), and
 * faults of the engine (the permission model and the empty environment stand behind).
 */
const KEPT: ReadonlySet<PropertyKey> = new Set([
  'globalThis', 'undefined', 'NaN', 'Infinity', 'Object', 'Function', 'Array', 'Number', 'Boolean', 'String', 'Symbol', 'BigInt', 'Math', 'JSON', 'Reflect', 'Proxy', 'Intl',
  'Date', 'RegExp', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'Iterator', 'ArrayBuffer', 'SharedArrayBuffer', 'DataView',
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array', 'Float64Array',
  'BigInt64Array', 'BigUint64Array', 'Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'SuppressedError', 'TypeError', 'URIError',
  'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'escape', 'unescape', 'eval',
  'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'Buffer', 'structuredClone', 'DOMException',
  'console', 'performance', 'crypto', 'queueMicrotask', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate',
]);

/** What code may assign to on objects that inherit it; with a frozen prototype an assignment would throw. */
const ERRORS = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
const OVERRIDDEN: readonly (readonly [prototype: object, keys: readonly PropertyKey[]])[] = [
  [Object.prototype, Reflect.ownKeys(Object.prototype)],
  ...ERRORS.map(({ prototype }) => [prototype, ['name', 'message', 'toString', 'constructor']] as const),
  ...[Array, Function, Map, Set, Promise, Date, RegExp, String, Number].map(({ prototype }) => [prototype as object, ['constructor', 'toString', 'valueOf', 'toJSON', 'name']] as const),
];

export function lockDown(): void {
  const scope = globalThis as unknown as Record<PropertyKey, unknown>;
  for (const key of Reflect.ownKeys(scope)) if (!KEPT.has(key) && key !== Symbol.toStringTag) Reflect.deleteProperty(scope, key);
  const left = Reflect.ownKeys(scope).filter((key) => !KEPT.has(key) && key !== Symbol.toStringTag);
  if (left.length > 0) throw new Error(`globals that cannot be taken away: ${left.map(String).join(', ')}`);
  for (const key of Reflect.ownKeys(scope)) load(scope, key);
  for (const [prototype, keys] of OVERRIDDEN) for (const key of keys) enableOverride(prototype, key);
  for (const key of ROOT_KEYS) Reflect.defineProperty(Object.prototype, key, { configurable: false });
  // Small buffers would lie in one that all share.
  Buffer.poolSize = 0;
  freezeAll([scope, ...hiddenIntrinsics()]);
}

/** Node makes some globals when they are first read, and puts them where the reading stood: in a frozen scope it could not. */
function load(scope: Record<PropertyKey, unknown>, key: PropertyKey): void {
  const found = Object.getOwnPropertyDescriptor(scope, key);
  if (found?.get !== undefined && found.configurable === true) Object.defineProperty(scope, key, { value: scope[key], writable: true, enumerable: false, configurable: true });
}

/** Makes a property one that stays as it is, and that an assignment on an heir defines there. */
function enableOverride(prototype: object, key: PropertyKey): void {
  const found = Object.getOwnPropertyDescriptor(prototype, key);
  if (found === undefined || !Object.hasOwn(found, 'value') || found.configurable !== true) return;
  const { value, enumerable } = found as { value: unknown; enumerable: boolean };
  Object.defineProperty(prototype, key, {
    get: () => value,
    set(this: object, next: unknown) {
      if (this === prototype) throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
      Object.defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true });
    },
    enumerable, configurable: false,
  });
}

/** What syntax reaches and no global names. */
function hiddenIntrinsics(): object[] {
  const functions = [function* () { /* nothing */ }, async function () { /* nothing */ }, async function* () { /* nothing */ }];
  const iterators = [[][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ''[Symbol.iterator](), ''.matchAll(/x/g), new URLSearchParams().entries()];
  const segments = new Intl.Segmenter().segment('');
  return [...functions, ...iterators, segments, segments[Symbol.iterator]()].map((value) => Object.getPrototypeOf(value) as object);
}

function freezeAll(roots: readonly object[]): void {
  const seen = new Set<object>();
  const open = [...roots];
  const note = (value: unknown): void => {
    if (((typeof value === 'object' && value !== null) || typeof value === 'function') && !seen.has(value)) {
      seen.add(value);
      open.push(value);
    }
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    seen.add(at);
    note(Object.getPrototypeOf(at));
    for (const key of Reflect.ownKeys(at)) {
      const found = Object.getOwnPropertyDescriptor(at, key);
      for (const part of [found?.value, found?.get, found?.set]) note(part);
    }
  }
  // A view of bytes cannot be frozen, and none is reachable that holds anything.
  for (const value of seen) if (value !== Object.prototype && !ArrayBuffer.isView(value)) Object.freeze(value);
}

/**
 * Names that a run has added to `Object.prototype`, taken away again. It alone is left open, with all that it has held fast: where it
 * takes no properties, each property of each object that is read has to be defined instead of assigned, which takes five times as
 * long. Null where something cannot be taken away.
 */
export function cleanRoot(): readonly string[] | null {
  const keys = Reflect.ownKeys(Object.prototype);
  if (keys.length === ROOT_KEYS.size) return NOTHING;
  const added = keys.filter((key) => !ROOT_KEYS.has(key));
  return added.every((key) => Reflect.deleteProperty(Object.prototype, key)) ? added.map(String) : null;
}

const ROOT_KEYS: ReadonlySet<PropertyKey> = new Set(Reflect.ownKeys(Object.prototype));
const NOTHING: readonly string[] = [];
