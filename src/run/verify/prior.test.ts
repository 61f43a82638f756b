import { expect, it } from 'vitest';
import type { Implementation } from '../../model/implementation.js';
import type { World } from '../world.js';
import { findPrior } from './prior.js';

/** What a prior that was kept under one name is called by who asks for it from a folder in which its file has another path. */
async function calledFrom(entry: string, was: string): Promise<string | undefined> {
  const kept = { name: was, export: null, hash: 'abc' } as unknown as Implementation;
  const world = { objects: { recall: async () => kept } } as unknown as World;
  const { implementation } = await findPrior(world, { hash: 'abc', spec: 'a.spec.md', entry, was, export: null, base: null }, null, new AbortController().signal);
  return implementation?.name;
}

it('is named by the path that its file has from here, and by its own where it was moved', async () => {
  expect(await calledFrom('money.ts', 'src/money.ts')).toBe('money.ts');
  expect(await calledFrom('packages/shop/src/money.ts', 'src/money.ts')).toBe('packages/shop/src/money.ts');
  expect(await calledFrom('src/money.ts', 'src/money.ts')).toBe('src/money.ts');
  expect(await calledFrom('src/price.ts', 'src/money.ts')).toBe('src/money.ts');
});
