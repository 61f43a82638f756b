import { expect, it } from 'vitest';
import { Chance } from './random.js';

it('draws mostly one of the first, and the last now and then', () => {
  const chance = new Chance(1);
  const drawn = Array.from({ length: 4000 }, () => chance.early([1, 2, 3, 4]));
  const share = (n: number): number => drawn.filter((d) => d === n).length / drawn.length;
  expect(share(1)).toBeCloseTo(0.5, 1);
  expect(share(4)).toBeGreaterThan(0.1);
  expect(share(1) + share(2) + share(3) + share(4)).toBe(1);
});
