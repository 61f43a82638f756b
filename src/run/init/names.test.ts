import { expect, it } from 'vitest';
import type { GuestExport } from '../../model/protocol.js';
import { defaultName, moduleName, prefixOf } from './names.js';

it.each([
  ['src/price-list.ts', 'price-list'], ['index.js', 'shop'], ['src/index.ts', 'shop'], ['lib/main.mjs', 'shop'], ['packages/cart/src/index.ts', 'cart'], ['src/cart/index.ts', 'cart'],
])('%s is called %s', (subject, name) => {
  expect(moduleName(subject, '@acme/shop')).toBe(name);
});

it('takes a package for what it is called without `.js`', () => {
  expect(moduleName('index.js', 'decimal.js')).toBe('decimal');
});

it('calls a default export as its function, else as its module', () => {
  const own = (called: string): GuestExport => ({ name: 'default', kind: 'function', called, arity: 1, members: [] });
  expect(defaultName([own('total')], 'price-list')).toBe('total');
  expect(defaultName([own('')], 'price-list')).toBe('priceList');
  expect(defaultName([own('')], 'new')).toBe('main');
  expect(defaultName([own(''), { ...own('half'), name: 'half' }], 'price-list')).toBeNull();
  expect(defaultName([own('half'), { ...own('half'), name: 'half' }], 'price-list')).toBeNull();
});

it('makes prefixes that an id may have', () => {
  expect(['price-list', '2048', 'übung', 'content-type-of-all-things'].map(prefixOf)).toEqual(['PRICELIST', 'SPEC', 'BUNG', 'CONTENTTYPEO']);
});
