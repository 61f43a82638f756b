import { expect, it } from 'vitest';
import { Chance } from './random.js';
import { Seen } from './seen.js';

it('keeps what was compared and was not known, the newest of it', () => {
  const chance = new Chance(1);
  const seen = new Seen(['known'], [7]);
  expect([seen.text(chance), seen.number(chance)]).toEqual([null, null]);
  seen.add([['known', 'other'], [7, 7], ['', 'other']]);
  expect([seen.text(chance), seen.number(chance)]).toEqual(['other', null]);
  for (let i = 0; i < 200; i++) seen.add([[i + 100, 7]]);
  const drawn = new Set(Array.from({ length: 2000 }, () => seen.number(chance)));
  expect(drawn.size).toBe(64);
  expect(Math.min(...[...drawn] as number[])).toBeGreaterThan(200);
});
