import { expect, it } from 'vitest';
import type { Freedom } from '../model/difference.js';
import { readFreedom } from '../value/freedom.js';
import { frees } from './wider.js';

function freedom(line: string): Freedom {
  const read = readFreedom(line);
  if ('error' in read) throw new Error(read.error);
  return read;
}

/** Each frees all that the next one frees, and the other way round it does not. */
const WIDER: readonly (readonly [wide: string, narrow: string])[] = [
  ['#key-order', 'total: #key-order'], ['Cart: #console', 'Cart.add: #console'], ['result.**', 'result.a.b'], ['result.*', 'result.a'], ['result.a', 'result.a.b'], ['result.**.id', 'result.items[*].id'],
  ['error.*', 'error.message'], ['error.*', 'error.code #absence'], ['result.a', 'result.a.b #kind'], ['result.** #kind', 'result.a.b #kind'], ['result.**', 'result.a #absence'], ['result.a', 'result.a #within 0.1'], ['result #within 0.5', 'total: result #within 0.1'], ['result.a #within 0.5', 'result.a.b #within 0.1'], ['result.items[*]', 'result.items[0]'],
];

it.each(WIDER)('%s frees more than %s', (wide, narrow) => {
  expect(frees(freedom(wide), freedom(narrow))).toBe(true);
  expect(frees(freedom(narrow), freedom(wide))).toBe(false);
});

const APART: readonly (readonly [a: string, b: string])[] = [
  ['total: #key-order', 'sum: #key-order'], ['tot: #holes', 'total: #holes'], ['#holes', '#sharing'], ['result.a', 'error.a'], ['result.a', 'result.b'], ['result.a', 'result.a #kind'], ['result.a #kind', 'result.a #absence'], ['result.a #kind', 'result.a.b #kind'], ['result #within 0.5', 'result #within 0.1 relative'],
];

it.each(APART)('%s and %s free different things', (a, b) => {
  expect(frees(freedom(a), freedom(b))).toBe(false);
  expect(frees(freedom(b), freedom(a))).toBe(false);
});
