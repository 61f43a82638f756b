import { expect, it } from 'vitest';
import { Toll } from './toll.js';

function granted(toll: Toll, name: string, times: number): number {
  return Array.from({ length: times }, () => toll.grants(name)).filter(Boolean).length;
}

it('asks all that never ended anything', () => {
  const toll = new Toll();
  toll.note('size', false);
  expect(granted(toll, 'size', 100) + granted(toll, 'never asked', 100)).toBe(200);
});

it('asks what hangs as often as it is worth it, and never not at all', () => {
  const toll = new Toll();
  toll.note('fill', true);
  expect(granted(toll, 'fill', 1280)).toBe(10);
  for (let i = 0; i < 63; i++) toll.note('fill', false);
  expect(granted(toll, 'fill', 100)).toBe(50);
});

it('asks what hangs once in a great while like all the others', () => {
  const toll = new Toll();
  toll.note('rare', true);
  for (let i = 0; i < 200; i++) toll.note('rare', false);
  expect(granted(toll, 'rare', 100)).toBe(100);
});
