import { expect, test } from 'vitest';
import { compareValues, valueEqual } from './equality.js';
import { parse } from './parse.js';

test.each([
  ['{a: 1, b: 2}', '{b: 2, a: 1}', 'equal'], ['{a: undefined}', '{}', 'different'], ['[,]', '[undefined]', 'different'], ['0', '-0', 'equal'], ['-0', '0', 'different'], ['NaN', 'NaN', 'equal'],
  ['1', '"1"', 'different'], ['1n', '1', 'different'], ['{a: 1}', 'Cart {a: 1}', 'equal'], ['Cart {a: 1}', '{a: 1}', 'different'], ['Cart {a: 1}', 'Bag {a: 1}', 'different'], ['{__proto__: null, a: 1}', '{a: 1}', 'equal'],
  ['new Map([["a", 1], ["b", 2]])', 'new Map([["b", 2], ["a", 1]])', 'equal'], ['new Map([[{a: 1}, 1]])', 'new Map([[{a: 1}, 1]])', 'equal'], ['new Map([["a", 1]])', 'new Map([["a", 2]])', 'different'],
  ['new Set([{a: 1}, {a: 2}])', 'new Set([{a: 2}, {a: 1}])', 'equal'], ['new Set([1])', 'new Set([2])', 'different'], ['new Set([[1], <f>])', 'new Set([<f>, [1]])', 'opaque'],
  ['&1 {a: *1}', '&1 {a: {a: *1}}', 'equal'], ['&1 [*1]', '[[1]]', 'different'], ['[&1 [], *1]', '[[], []]', 'equal'],
  ['Error("m")', 'Error("m")', 'equal'], ['Error("m")', 'Error("n")', 'different'], ['Error("m")', 'TypeError("m")', 'different'], ['Error("m", {cause: 1})', 'Error("m", {cause: 2})', 'different'], ['Error("m")', 'Error("m", {cause: 2})', 'different'],
  ['new Date(0)', 'new Date(0)', 'equal'], ['new Date(0)', 'new Date(1)', 'different'], ['new Date(NaN)', 'new Date(NaN)', 'equal'], ['/a/g', '/a/', 'different'], ['new Uint8Array([1])', 'new Uint8Array([2])', 'different'], ['new Uint8Array([1])', 'Buffer.from([1])', 'different'],
  ['new Uint8Array([1]).buffer', 'new Uint8Array([2]).buffer', 'different'], ['Object("x")', 'Object("x")', 'equal'], ['Object("x")', '"x"', 'different'], ['Symbol("x")', 'Symbol("x")', 'equal'], ['Symbol("x")', 'Symbol.for("x")', 'different'], ['{[Symbol("x")]: 1}', '{[Symbol("x")]: 1}', 'equal'],
  ['<f>', '<f>', 'opaque'], ['<f>', '1', 'opaque'], ['[<f>, 1]', '[<f>, 2]', 'different'], ['[<f>, 1]', '[2, 1]', 'opaque'], ['(a) => a', '(a) => a', 'opaque'], ['(a) => a', '1', 'different'], ['Cart {<private>}', 'Cart {<private>}', 'opaque'], ['Cart {a: 1, <private>}', 'Cart {a: 2, <private>}', 'different'],
  ['{get x() { return 1; }}', '{x: 1}', 'equal'], ['{get x() { throw 1; }}', '{get x() { throw 2; }}', 'different'], ['new URL("http://a/b")', 'new URL("http://a/c")', 'different'], ['[1, 2]', 'Object.assign([1, 2], {x: 1})', 'different'],
])('%s and %s', (expected, actual, result) => {
  expect(compareValues(parse(expected), parse(actual))).toBe(result);
  expect(valueEqual(parse(expected), parse(actual))).toBe(result === 'equal');
});
