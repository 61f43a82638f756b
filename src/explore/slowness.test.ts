import { expect, it } from 'vitest';
import { Slowness } from './slowness.js';

function noted(...times: readonly number[]): { readonly long: number; readonly costs: number } {
  const slowness = new Slowness();
  const all = times.map((time) => slowness.note(time));
  return { long: all.filter((s) => s.isLong).length, costs: all.filter((s) => s.costs).length };
}

const QUICK = Array.from({ length: 20 }, () => 0);

it('costs what slow cases took together, once it is too much', () => {
  expect(noted(...QUICK, 100, 100)).toEqual({ long: 2, costs: 0 });
  expect(noted(...QUICK, 100, 100, 100)).toEqual({ long: 3, costs: 1 });
  expect(noted(...QUICK, 100, 100, 100, 100)).toEqual({ long: 4, costs: 1 });
});

it('costs nothing where quick ones are many', () => {
  const seldom = Array.from({ length: 20 }, () => [...Array.from({ length: 200 }, () => 0), 100]).flat();
  expect(noted(...seldom)).toEqual({ long: 20, costs: 0 });
});

it('blames nothing where most are slow', () => {
  expect(noted(0, ...Array.from({ length: 20 }, () => 300))).toEqual({ long: 0, costs: 0 });
});
