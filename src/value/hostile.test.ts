import { expect, test } from 'vitest';
import { parse } from './parse.js';
import { print } from './print.js';

/** Prints while methods of built-ins throw, as a subject may leave them. */
function whileBroken(run: () => string): string {
  const victims: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ['push', 'map', 'join', 'slice', 'forEach', 'includes', 'indexOf', 'filter', 'concat', 'at']],
    [String.prototype, ['charCodeAt', 'codePointAt', 'slice', 'replace', 'replaceAll', 'startsWith', 'indexOf', 'padStart', 'trim', 'split']],
    [Map.prototype, ['get', 'set', 'has', 'forEach', 'delete']], [Set.prototype, ['add', 'has', 'forEach']], [WeakMap.prototype, ['get', 'set']],
    [RegExp.prototype, ['exec', 'test']], [Number.prototype, ['toString', 'valueOf']], [Date.prototype, ['getTime', 'toISOString', 'valueOf']],
    [Object.prototype, ['toString', 'hasOwnProperty', 'valueOf', 'propertyIsEnumerable']], [Function.prototype, ['call', 'apply', 'bind', 'toString']],
    [Object, ['keys', 'values', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'defineProperty', 'hasOwn', 'isFrozen']], [Reflect, ['ownKeys', 'apply', 'getPrototypeOf']], [JSON, ['stringify', 'parse']], [Error.prototype, ['toString']],
  ];
  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const saved: [object, string, PropertyDescriptor][] = [];
  for (const [target, names] of victims) for (const name of names) saved[saved.length] = [target, name, getOwnPropertyDescriptor(target, name)!];
  const iterator = getOwnPropertyDescriptor(Array.prototype, Symbol.iterator)!;
  const broken = { value: () => { throw new Error('broken'); }, configurable: true, writable: true };
  for (let i = 0; i < saved.length; i++) defineProperty(saved[i]![0], saved[i]![1], broken);
  defineProperty(Array.prototype, Symbol.iterator, broken);
  try {
    return run();
  } finally {
    defineProperty(Array.prototype, Symbol.iterator, iterator);
    for (let i = 0; i < saved.length; i++) defineProperty(saved[i]![0], saved[i]![1], saved[i]![2]);
  }
}

const TEXTS = [
  '[1, -0, 1.5, "a\\n\\u202e", 12n, {a: &1 [1, , 3], b: *1}, new Map([[1, *1]]), new Set([2]), /x/g, new Date("2020-01-01T00:00:00.000Z"), new Date(NaN)]',
  'Object.freeze({a: 1, get x() { return 2; }, "odd key": new Uint8Array([1, 2]), [Symbol("x")]: Error("m", {cause: 1})})',
  'Cart {items: [], c: Stack([1, 2]), d: UnknownCoupon("m"), e: Object("x"), f: (function () { return arguments; })(1)}',
  'Object.defineProperties(Object.assign([1], {x: 1}), {y: {value: 2}})',
  '[new Uint8Array(&1 [1]), new DataView(*1), Symbol.iterator, Symbol.for("x"), <function f>, Object.assign(/x/g, {lastIndex: 2})]',
  `[${Array.from({ length: 60 }, (_, i) => `{a: ${i}}`).join(', ')}]`,
];

test.each(TEXTS)('prints and reads while built-ins are broken: %s', (text) => {
  expect(whileBroken(() => print(parse(text)))).toBe(text);
});

test('is not fooled by what values say of themselves', () => {
  const lies = Object.create({ constructor: { name: 'Cart' }, [Symbol.toStringTag]: 'Map' }) as object;
  expect(print(lies)).toBe('{__proto__: {constructor: {name: "Cart"}, [Symbol.toStringTag]: "Map"}}');
  const throwing = { get constructor(): never { throw new Error('no'); } };
  expect(print(Object.assign(Object.create(throwing) as object, { a: 1 }))).toBe('{__proto__: {get constructor() { throw Error("no"); }}, a: 1}');
  expect(print({ toJSON: () => 1, toString: 1, valueOf: null })).toBe('{toJSON: <function toJSON>, toString: 1, valueOf: null}');
  expect(print(Object.assign([3, 1], { map: 1, length: 2 }))).toBe('Object.assign([3, 1], {map: 1})');
  expect(print(Object.create(Map.prototype))).toBe('Map {}');
  expect(print(Object.create(Date.prototype))).toBe('Date {}');
  class Tagged extends Error {
    get [Symbol.toStringTag](): string {
      return 'Object';
    }
  }
  expect(print(new Tagged('m'))).toMatch(/^Tagged/);
});

test('shows of a proxy what its traps show', () => {
  expect(print(new Proxy({ a: 1 }, { get: () => 2 }))).toBe('{a: 2}');
  expect(print(new Proxy([1, 2], {}))).toBe('[1, 2]');
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(print([1, proxy])).toBe('[1, <unreadable: TypeError>]');
  expect(print(new Proxy(Object.create(null) as object, { getPrototypeOf: () => { throw 'x'; } }))).toBe('<unreadable: string>');
});

test('reads a getter once', () => {
  let reads = 0;
  const value = { get x() { return ++reads; } };
  expect(print([value, value])).toBe('[&1 {get x() { return 1; }}, *1]');
  expect(reads).toBe(1);
});

test('calls no hook for the stack of an error', () => {
  const error = new Error('m');
  const before = Error.prepareStackTrace;
  let called = 0;
  Error.prepareStackTrace = () => { called++; return ''; };
  expect(print(error)).toBe('Error("m")');
  Error.prepareStackTrace = before;
  expect(called).toBe(0);
});
