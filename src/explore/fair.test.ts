import { expect, it } from 'vitest';
import { fairly } from './fair.js';
import { Chance } from './random.js';

it('a table of a thousand does not drown what stands alone, and each of its entries can come', () => {
  const table = Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x100 + i));
  const of = fairly([...table, 'SAVE10', 'a-b']);
  const { random } = new Chance(1);
  const seen = Array.from({ length: 10_000 }, () => of(random, undefined));
  expect(seen.filter((text) => text === 'SAVE10').length).toBeGreaterThan(500);
  expect(new Set(seen).size).toBe(302);
});
