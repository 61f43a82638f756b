import { expect, it } from 'vitest';
import { Chance } from './random.js';
import { Stopped } from './stopped.js';

const stopped = (input: string) => ({ of: { kind: 'call' as const, operation: 'f', input }, leads: [['a', 'b'] as const] });

it('gives each case a few times, and none that is older than the newest', () => {
  const [held, chance] = [new Stopped(), new Chance(1)];
  for (let i = 0; i < 100; i++) held.add(stopped(`[${i}]`));
  const times = new Map<string, number>();
  for (let drawn = held.draw(chance); drawn !== null; drawn = held.draw(chance)) {
    const { input } = drawn.of as { readonly input: string };
    times.set(input, (times.get(input) ?? 0) + 1);
  }
  expect([...new Set(times.values())]).toEqual([3]);
  expect([...times.keys()].map((input) => Number(input.slice(1, -1))).sort((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, i) => 52 + i));
});
