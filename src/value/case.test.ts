import { expect, test } from 'vitest';
import { caseId, caseText, parseCase } from './case.js';
import { toJavaScript } from './javascript.js';
import { NotationError } from './notation-error.js';

test.each([
  'total([{sku: "a"}], "X")', 'Cart.from()', '"odd name"(1)', 'f(&1 [], *1)', 'sort([3, 1], (a, b) => a - b)', 'map([1], fn {[1] → 2, else undefined})',
  'cart = new Cart(10); cart.add("a"); cart.size', 'it = new Class(); it["odd name"](1); it["a b"]', 'it = new default(&1 [], *1)', 'it = new ns.Cart()',
])('%s is read and written', (text) => {
  const found = parseCase(text);
  expect(caseText(found)).toBe(text);
  expect(parseCase(caseText(found))).toEqual(found);
});

test('inputs are printed again', () => {
  expect(parseCase(" total( [ 'a' ,2,] ) ; ")).toEqual({ kind: 'call', operation: 'total', input: '[["a", 2]]' });
  expect(caseText(parseCase('c = new Cart( 1 );c.add( "a" ) ;c.size;'))).toBe('cart = new Cart(1); cart.add("a"); cart.size');
});

test('the id goes by kind, operation and inputs', () => {
  const ids = ['f(1)', 'f(2)', 'g(1)', 'it = new f(1)', 'it = new f(1); it.a', 'it = new f(1); it.a()'].map((text) => caseId(parseCase(text)));
  expect(new Set(ids).size).toBe(ids.length);
  expect(caseId(parseCase('total([], "X")'))).toBe(caseId(parseCase('total( [], \'X\' )')));
  expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(caseId(parseCase('f(1)'))).toBe('4f8ae44645032e9d');
});

test.each(['', 'total', 'total(', 'total(1', 'total(1) x', 'total(1, )x', 'cart = new Cart(); other.add(1)', 'cart = new Cart(); cart', 'cart = new Cart(); cart[1]()'])('refuses %s', (text) => {
  expect(() => parseCase(text)).toThrow(NotationError);
});

test('JavaScript of cases', () => {
  expect(toJavaScript(parseCase('f(&1 [], *1)'))).toBe('((v1) => f((v1 = []), v1))()');
  expect(toJavaScript(parseCase('cart = new Cart(10); cart.add({a: 1}); cart.size'))).toBe('const cart = new Cart(10); cart.add({a: 1}); cart.size');
  expect(toJavaScript('&1 new Map([[*1, 1]])')).toBe('((v1) => (v1 = new Map()).set(v1, 1))()');
  expect(toJavaScript('[<function add>]')).toBe('[undefined /* <function add> */]');
});
