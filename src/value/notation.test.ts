import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { FunctionSources } from './functions.js';
import { toJavaScript } from './javascript.js';
import { NotationError } from './notation-error.js';
import { Opaque } from './opaque.js';
import { parse } from './parse.js';
import { print } from './print.js';

class Cart {
  items = [1];
}
class Secret {
  #code = 1;
  seen = 2;
  code(): number {
    return this.#code;
  }
}
class Stack extends Array<unknown> {}
class UnknownCoupon extends Error {}
class BadRange extends RangeError {}

function es5(this: { x: number }): void {
  this.x = 1;
}
const inherited = Object.create(es5.prototype as object) as object;

const ofNode = ((): unknown => {
  try {
    return new TextDecoder('none');
  } catch (error) {
    return error;
  }
})();

const cycle: Record<string, unknown> = { a: 1 };
cycle['self'] = cycle;
const shared = [1];
const symbol = Symbol('x');
const sparse: number[] = [];
sparse[999_999] = 1;
const buffer = new Uint8Array([1, 2, 3]).buffer;
const stackOfItself = new Stack();
stackOfItself.push(stackOfItself);
const causedByItself = new Error('m');
causedByItself.cause = causedByItself;
Object.defineProperty(causedByItself, 'cause', { enumerable: false });

const table: readonly (readonly [value: unknown, text: string])[] = [
  [undefined, 'undefined'], [null, 'null'], [true, 'true'], [0, '0'], [-0, '-0'], [NaN, 'NaN'], [-Infinity, '-Infinity'], [1e21, '1e+21'], [12n, '12n'], [-5n, '-5n'],
  ['', '""'], ['a"b\\', '"a\\"b\\\\"'], ['\n\r\t\b\f\v\0\u007f', '"\\n\\r\\t\\b\\f\\v\\u0000\\u007f"'], ['\u202e\u200b\u00ad\ufeff\u00a0', '"\\u202e\\u200b\\u00ad\\ufeff\\u00a0"'],
  ['\ud800', '"\\ud800"'], ['é 日本 😀', '"é 日本 😀"'], ['\u{e0041}', '"\\u{e0041}"'], ['x'.repeat(60) + '\u2028', `"${'x'.repeat(60)}\\u2028"`],
  [Symbol.iterator, 'Symbol.iterator'], [Symbol.for('x'), 'Symbol.for("x")'], [Symbol('x'), 'Symbol("x")'], [Symbol(), 'Symbol()'], [[symbol, symbol], '[&1 Symbol("x"), *1]'],
  [{}, '{}'], [{ sku: 'a', 'odd key': 1, 1: 2 }, '{1: 2, sku: "a", "odd key": 1}'], [{ ['__proto__']: 1 }, '{["__proto__"]: 1}'], [{ [symbol]: symbol }, '{[&1 Symbol("x")]: *1}'],
  [Object.create(null), '{__proto__: null}'], [Object.defineProperty(Object.create(Object('ab') as object), '0', { value: 'c', writable: true, enumerable: true, configurable: true }), '{__proto__: Object("ab"), 0: "c"}'], [Object.assign(Object.create({ a: 1 }) as object, { b: 2 }), '{__proto__: {a: 1}, b: 2}'],
  [[], '[]'], [[,], '[,]'], [[1, , 3], '[1, , 3]'], [[1, ,], '[1, ,]'], [sparse, 'Object.assign(Array(1000000), {999999: 1})'], [Object.assign([1], { index: 0 }), 'Object.assign([1], {index: 0})'],
  [new Date(0), 'new Date("1970-01-01T00:00:00.000Z")'], [new Date(NaN), 'new Date(NaN)'], [new Date(8.64e15), 'new Date("+275760-09-13T00:00:00.000Z")'],
  [/x\/[/]/g, '/x\\/[/]/g'], [new RegExp(''), '/(?:)/'], [new RegExp('\u202e', 'u'), 'new RegExp("\\u202e", "u")'], [Object.assign(/x/y, { lastIndex: 3 }), 'Object.assign(/x/y, {lastIndex: 3})'],
  [new Map([['a', 1]]), 'new Map([["a", 1]])'], [new Map(), 'new Map()'], [new Set([1, [2]]), 'new Set([1, [2]])'],
  [new Uint8Array([1, 2]), 'new Uint8Array([1, 2])'], [new BigInt64Array([1n]), 'new BigInt64Array([1n])'], [new Float32Array([-0, NaN]), 'new Float32Array([-0, NaN])'], [new Uint8Array(100), 'new Uint8Array(100)'],
  [Buffer.from([1, 2]), 'Buffer.from([1, 2])'], [buffer, 'new Uint8Array([1, 2, 3]).buffer'], [new SharedArrayBuffer(2), 'new SharedArrayBuffer(2)'],
  [new Uint8Array(buffer, 1, 1), 'new Uint8Array(new Uint8Array([1, 2, 3]).buffer, 1, 1)'], [[new Uint8Array(buffer), new DataView(buffer)], '[new Uint8Array(&1 [1, 2, 3]), new DataView(*1)]'],
  [Object('x'), 'Object("x")'], [Object(1n), 'Object(1n)'], [Object(false), 'Object(false)'], [new URL('http://a/b'), 'new URL("http://a/b")'], [new URLSearchParams('a=1'), 'new URLSearchParams("a=1")'],
  [RangeError('m'), 'RangeError("m")'], [Error(), 'Error()'], [Error('m', { cause: Error() }), 'Error("m", {cause: Error()})'], [Error(undefined, { cause: 1 }), 'Error(undefined, {cause: 1})'],
  [Object.assign(TypeError('m'), { code: 'E' }), 'Object.assign(TypeError("m"), {code: "E"})'], [new AggregateError([1], 'm'), 'AggregateError([1], "m")'], [new DOMException('m', 'AbortError'), 'new DOMException("m", "AbortError")'],
  [ofNode, 'Object.assign(RangeError("The \\"none\\" encoding is not supported"), {code: "ERR_ENCODING_NOT_SUPPORTED"})'],
  [new UnknownCoupon('m'), 'UnknownCoupon("m")'], [new BadRange('m'), 'BadRange(RangeError("m"))'], [causedByItself, '&1 Error("m", {cause: *1})'],
  [new Cart(), 'Cart {items: [1]}'], [Stack.from([1, 2]), 'Stack([1, 2])'], [stackOfItself, '&1 Stack([*1])'], [inherited, 'es5 {}'], [Object.create(new Cart()), '{__proto__: Cart {items: [1]}}'],
  [new (class extends Map {})(), '""(new Map())'], [Object.setPrototypeOf([1], null), 'Object.setPrototypeOf([1], null)'],
  [{ get x() { return 1; } }, '{get x() { return 1; }}'], [{ get x() { throw TypeError('m'); }, set x(_) { /* nothing */ } }, '{get x() { throw TypeError("m"); }, set x(_) {}}'],
  [Object.defineProperty({ a: 1 }, 'b', { value: 2 }), 'Object.defineProperties({a: 1}, {b: {value: 2}})'],
  [Object.freeze({ a: 1 }), 'Object.freeze({a: 1})'], [Object.seal([1]), 'Object.seal([1])'], [Object.preventExtensions({ a: 1 }), 'Object.preventExtensions({a: 1})'],
  [cycle, '&1 {a: 1, self: *1}'], [[shared, shared], '[&1 [1], *1]'], [(function (...given: number[]) { return given.length > 0 ? arguments : null; })(1, 2), '(function () { return arguments; })(1, 2)'],
  ['x'.match(/x/), 'Object.assign(["x"], {index: 0, input: "x", groups: undefined})'],
];

describe('values that JSON loses', () => {
  test.each(table.map(([value, text]) => [text, value] as const))('%s', (text, value) => {
    expect(print(value)).toBe(text);
    expect(print(parse(text))).toBe(text);
  });

  test('evaluate as JavaScript', () => {
    Object.assign(globalThis, { Cart, Stack, UnknownCoupon, BadRange, es5 });
    for (const [, text] of table.filter(([, written]) => !written.startsWith('""'))) expect(print(runInThisContext(`(${toJavaScript(text)})`))).toBe(text);
  });
});

describe('what cannot be seen into', () => {
  const opaque: readonly (readonly [value: unknown, text: string])[] = [
    [function add() { /* nothing */ }, '<function add>'], [() => 1, '<function>'], [Cart, '<class Cart>'], [Object.defineProperty(() => 1, 'name', { value: 'a>"b' }), '<function "a>\\"b">'],
    [Promise.resolve(1), '<Promise>'], [new WeakMap(), '<WeakMap>'], [[1].values(), '<Array Iterator>'], [(function* () { /* nothing */ })(), '<Generator>'],
    [globalThis, '<globalThis>'], [Math, '<Math>'], [process, '<process>'], [new Intl.NumberFormat('en'), '<NumberFormat>'], [new AbortController(), '<AbortController>'],
    [new Secret(), 'Secret {seen: 2, <private>}'], [[new Proxy({}, { ownKeys: () => { throw new TypeError('no'); } })], '[<unreadable: TypeError>]'],
  ];
  test.each(opaque.map(([value, text]) => [text, value] as const))('%s', (text, value) => {
    expect(print(value)).toBe(text);
    expect(print(parse(text))).toBe(text);
  });

  test('too much of it', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i++) deep = i % 2 === 0 ? [deep] : Object.freeze({ deep });
    expect(print(deep)).toContain('<too deep>');
    expect(print(parse(print(deep)))).toBe(print(deep));
    const endless: ProxyHandler<object> = { ownKeys: () => ['a', 'b'], getOwnPropertyDescriptor: () => ({ value: 1, writable: true, enumerable: true, configurable: true }), get: () => new Proxy({}, endless) };
    expect(print(new Proxy({}, endless))).toContain('<too long>');
    const long = print(Array.from({ length: 1_000_000 }, (_, i) => i));
    expect(long).toMatch(/^\[0, 1, 2, .*, <too long>\]$/);
    expect(print(parse(long))).toBe(long);
  });

  test('a text that is cut keeps its length and hash', () => {
    const text = print('😀'.repeat(100), { limit: 50 });
    expect(text).toMatch(/^"(?:😀){24} <cut 153 characters, sha256 [0-9a-f]{16}…>$/u);
    expect(parse(text)).toBeInstanceOf(Opaque);
    expect(print(parse(text))).toBe(text);
    expect(print('😀'.repeat(99), { limit: 50 })).not.toBe(text);
  });
});

describe('functions of an input', () => {
  const sources = ['(a, b) => a + b', 'x => /[)]/.test(x)', 'function (x) { return x; }', 'async (x) => { await x; }', 'class { a() { return `${1 + "}"}`; } }', '(a = ")", { b } = {}) => a /* , */ + b', 'Object.assign((a) => a, {x: 1})',
    '[&1 (a) => a, *1]', 'fn {[1] → 2, ["a"] throws Error("x"), else undefined}', '(0, eval)("((a) => {\\n  return a;\\n}\\n)")', '(function () { return 1; })'];
  test.each(sources)('%s', (text) => {
    const functions = FunctionSources.create();
    expect(print(parse(text, { functions }), { functions })).toBe(text);
  });

  test('run only where they are compiled', () => {
    expect(() => (parse('(a) => a') as (a: number) => number)(1)).toThrow('only runs in the guest');
    const made: string[] = [];
    parse('[(a) => a, (0, eval)("((b) => b\\n)")]', { makeFunction: (source) => { made.push(source); return () => 1; } });
    expect(made).toEqual(['(a) => a', '(b) => b']);
  });

  test('of which tables are data', () => {
    const called = parse('fn {[1] → [2], [{a: 1}] throws RangeError("x"), else "other"}') as (...args: unknown[]) => unknown;
    expect(called(1)).toEqual([2]);
    expect(called(1)).not.toBe(called(1));
    expect(() => called({ a: 1 })).toThrow(RangeError);
    expect(called()).toBe('other');
    const script = runInThisContext(`(${toJavaScript('fn {[1] → [2], [{a: 1}] throws RangeError("x"), else "other"}')})`) as typeof called;
    expect([script(1), script()]).toEqual([[2], 'other']);
    expect(() => script({ a: 1 })).toThrow(RangeError);
  });

  test('with line breaks stand in one line', () => {
    const functions = FunctionSources.create();
    const made = (): number => 1;
    functions.add(made, '(a) => {\n  return a;\n}');
    const text = print(made, { functions });
    expect(text).toBe('(0, eval)("((a) => {\\n  return a;\\n}\\n)")');
    expect((runInThisContext(text) as (a: number) => number)(3)).toBe(3);
  });
});

describe('as people write it', () => {
  const written: readonly (readonly [text: string, printed: string])[] = [
    [" { 'a' : 1 , } ", '{a: 1}'], ['[ 1 , 2 , ]', '[1, 2]'], ['0x1F', '31'], ['1_000', '1000'], ['.5e1', '5'], ['+1', '1'], ['`a\\n`', '"a\\n"'], ["'\\x41\\u{1F600}'", '"A😀"'], ['new Error("m")', 'Error("m")'],
    ['Object.create(null)', '{__proto__: null}'], ['{"__proto__": null}', '{__proto__: null}'], ['Number.MAX_SAFE_INTEGER', '9007199254740991'], ['new Array(3)', '[, , ,]'], ['[\n  1,\n  {a: 2},\n]', '[1, {a: 2}]'], ['new Date(0)', 'new Date("1970-01-01T00:00:00.000Z")'],
  ];
  test.each(written)('%s', (text, printed) => {
    expect(print(parse(text))).toBe(printed);
  });

  const wrong = ['', 'foo', '{a}', '[1', '"a', '*1', '&1 1', '{a: 1} x', 'f(1', 'new Foo', 'new Function("1")', '01', '1n.5', '/(/', 'Object.keys({})', '{get x() { alert(1); }}', '`${1}`', '<a', 'Symbol.nothing', 'new URL("x")', 'new Map([1])', '((', '() =>', '{f() { return 1; }}', '"\n"', '&1 &2 []', `${'['.repeat(100_000)}`];
  test.each(wrong)('refuses %s', (text) => {
    expect(() => parse(text)).toThrow(NotationError);
  });

  test('says where', () => {
    expect(() => parse('[1, foo]')).toThrow('"foo" is no value (at character 5)');
  });
});
