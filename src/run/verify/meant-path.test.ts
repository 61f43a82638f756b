import { expect, it } from 'vitest';
import { meantPath } from './meant-path.js';

const FILES = ['src/cart.ts', 'src/price.ts', 'specs/shop/cart.spec.md', 'specs/shop/rate.ts', 'packages/a/order.ts', 'lib/order.ts', 'specs/shop/cart.baseline', 'src/cart.test.md'];

it.each([
  ['specs/shop/cart.spec.md', 'src/cart.ts', 'Did you mean ../../src/cart.ts? What a spec names is looked for from its own folder, specs/shop.'],
  ['specs/shop/cart.spec.md', './src/cart.ts', 'Did you mean ../../src/cart.ts? What a spec names is looked for from its own folder, specs/shop.'],
  ['specs/shop/cart.spec.md', '../../src/prize.ts', 'Did you mean ../../src/price.ts? What a spec names is looked for from its own folder, specs/shop.'],
  ['specs/shop/cart.spec.md', 'cart.ts', 'Did you mean ../../src/cart.ts? What a spec names is looked for from its own folder, specs/shop.'],
  ['cart.spec.md', 'src/crt.ts', 'Did you mean src/cart.ts? What a spec names is looked for from its own folder.'],
  ['cart.spec.md', 'order.ts', 'Did you mean lib/order.ts or packages/a/order.ts? What a spec names is looked for from its own folder.'],
  ['cart.spec.md', 'nowhere/like.ts', 'What a spec names is looked for from its own folder.'],
])('%s names %s', (spec, entry, says) => {
  expect(meantPath(spec, entry, FILES)).toBe(says);
});
