import { expect, it } from 'vitest';
import type { GuestExport } from '../model/protocol.js';
import { print } from '../value/print.js';
import { holdersOf, holderWords } from './held-functions.js';

const half: GuestExport = { name: 'half', kind: 'function', called: 'half', arity: 1, members: [] };
const math = { name: 'math', text: print({ pi: 3.1, twice: (n: number) => n * 2, half: () => 1, deep: { other: () => 1 } }) };

it('names functions of exported objects that nothing asks', () => {
  expect(holdersOf({ exports: [], values: [math, { name: 'rates', text: print({ a: 1 }) }, { name: 'list', text: print([() => 1]) }] })).toEqual([{ name: 'math', functions: ['twice', 'half'] }]);
  expect(holdersOf({ exports: [half], values: [math] })).toEqual([{ name: 'math', functions: ['twice'] }]);
  expect(holdersOf({ exports: [half], values: [{ name: 'again', text: print({ half: () => 1 }) }, { name: 'long', text: print(math.text + 'x'.repeat(99), { limit: 60 }) }] })).toEqual([]);
});

it('does not trip over what was cut', () => {
  const text = print({ a: () => 1, b: 'x'.repeat(300) }, { limit: 100 });
  expect(text).toMatch(/^\{a: <function.*cut/);
  expect(holdersOf({ exports: [], values: [{ name: 'long', text }] })).toEqual([]);
});

it('says a few of many', () => {
  expect(holderWords([{ name: 'a', functions: ['b', 'c', 'd', 'e', 'f', 'g'] }, { name: 'h', functions: ['i'] }])).toBe('a (b, c, d, e and 2 more), h (i)');
});
