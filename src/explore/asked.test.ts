import { expect, it } from 'vitest';
import { Asked } from './asked.js';

it('knows what was asked, and forgets the oldest where it is too much', () => {
  const asked = new Asked();
  expect([asked.add('[1]'), asked.add('[2]'), asked.add('[1]')]).toEqual([true, true, false]);
  for (let i = 0; i < 250_000; i++) asked.add(`[${i}, 0]`);
  expect([asked.add('[249999, 0]'), asked.add('[1]')]).toEqual([false, true]);
});
