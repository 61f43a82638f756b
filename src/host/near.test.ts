import { expect, it } from 'vitest';
import { didYouMean, nearest } from './near.js';

it('finds what looks alike, nearest first', () => {
  expect(nearest('prise.ts', ['price.ts', 'prices.ts', 'cart.ts'])).toEqual(['price.ts', 'prices.ts']);
  expect(nearest('mian', ['main', 'master', 'man'])).toEqual(['main', 'man']);
  expect(nearest('camelcase', ['camelCase', 'kebabCase'])[0]).toBe('camelCase');
  expect(nearest('x', ['completely-else'])).toEqual([]);
  expect(didYouMean('mian', ['main'])).toBe('Did you mean main? ');
  expect(didYouMean('zzz', ['main'])).toBe('');
});
