import { expect, test } from 'vitest';
import { parse } from './parse.js';
import { valueClass, valueShape } from './shape.js';

test.each([
  ['undefined', 'undefined'], ['null', 'null'], ['true', 'boolean'], ['""', 'empty string'], ['"a"', 'string'], ['1', 'number'], ['NaN', 'NaN'], ['-Infinity', '-Infinity'], ['-0', '-0'], ['1n', 'bigint'], ['Symbol("x")', 'symbol'],
  ['[]', 'empty array'], ['[1]', 'array'], ['{}', 'empty object'], ['{a: 1}', 'object'], ['{__proto__: null}', 'empty object'], ['new Map()', 'Map'], ['new Date(0)', 'Date'], ['new Date(NaN)', 'invalid Date'], ['Cart {a: 1}', 'Cart'], ['Stack([1])', 'Stack'],
  ['TypeError("m")', 'TypeError'], ['UnknownCoupon("m")', 'UnknownCoupon'], ['() => 1', 'function'], ['<Promise>', 'opaque'], ['Object("x")', 'String'], ['new Uint8Array([1])', 'Uint8Array'], ['Buffer.from([1])', 'Buffer'], ['/x/', 'RegExp'],
])('the class of %s is %s', (text, name) => {
  expect(valueClass(parse(text))).toBe(name);
});

test.each([
  ['"abc"', 'string few'], ['-1.5', 'negative fraction'], ['[1, 2, 3]', '[few of positive]'], ['[]', '[0]'], ['{a: 1, "b c": [true]}', '{a: positive, "b c": [1 of true]}'], ['new Map([[1, 2]])', 'Map 1'],
  ['Cart {items: [{sku: "a"}]}', 'Cart{items: [1 of {sku: string 1}]}'], ['Error("m")', 'Error{}'], ['[1, "a", null, {}]', '[few of positive|string 1|null]'], ['{a: {b: {c: {d: 1}}}}', '{a: {b: {c: object}}}'], ['&1 {a: *1}', '{a: {a: {a: object}}}'],
])('the shape of %s is %s', (text, shape) => {
  expect(valueShape(parse(text))).toBe(shape);
});

test('a shape is bounded', () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`key${i}`, Array.from({ length: 100 }, () => wideItem())]));
  function wideItem(): object {
    return { a: { b: 1, c: [1, 'x'], d: {}, e: null, f: '', g: 1n, h: true, i: [], j: 2 } };
  }
  expect(valueShape(wide).length).toBeLessThan(4000);
});
