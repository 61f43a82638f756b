import { describe, expect, it } from 'vitest';
import { createComparing } from './comparing.js';

const comparing = createComparing(8, 64);
const subject = globalThis as unknown as { __holdfast_compared(operator: number, site: number, a: unknown, b: unknown): boolean };
const [SAME, BELOW] = [0, 4];

/** What one case shows that compares these at one site. */
function show(site: number, ...pairs: readonly (readonly [unknown, unknown])[]) {
  for (const [a, b] of pairs) subject.__holdfast_compared(SAME, site, a, b);
  const near = comparing.near();
  return { near, leads: comparing.leads(near.length > 0) };
}

describe('how near a comparison came', () => {
  it('is of texts how much of their beginning is the same, and farthest where there is none', () => {
    const [missing, other, first, two] = [[undefined, 'users'], ['page', 'users'], ['up', 'users'], ['us', 'users']].map((pair) => show(0, pair as [unknown, unknown]).near[0]) as [number, number, number, number];
    expect([missing > other, other > first, first > two]).toEqual([true, true, true]);
  });

  it('is of numbers the power of two between them', () => {
    const [far, close] = [show(1, [1, 4000]).near[0], show(1, [3999, 4000]).near[0]] as [number, number];
    expect(far).toBeGreaterThan(close);
  });

  it('is told of a distance that few cases had shown', () => {
    for (let i = 0; i < 64; i++) expect(show(2, ['a', 'b']).near).toHaveLength(1);
    expect(show(2, ['a', 'b'])).toEqual({ near: [], leads: [] });
  });
});

describe('a comparison that hardly ever holds', () => {
  it('is told, less often the oftener it fails', () => {
    const told = Array.from({ length: 1000 }, (_, i) => show(3, [`a${i}`, `b${i}`])).map(({ leads }, i) => [i, leads.length] as const).filter(([i, leads]) => i >= 64 && leads === 1);
    expect(told.length).toBeGreaterThan(60);
    expect(told.filter(([i]) => i < 200).length).toBeGreaterThan(told.filter(([i]) => i >= 800).length);
    expect(show(4, ['x', 'y']).leads).toEqual([['x', 'y']]);
  });

  it('is another than one that holds now and then, or that orders', () => {
    const sums = { often: 0, ordered: 0 };
    for (let i = 0; i < 500; i++) {
      sums.often += show(5, i % 2 === 0 ? ['a', 'a'] : ['a', 'b']).leads.length;
      subject.__holdfast_compared(BELOW, 6, 'a', 'b');
      sums.ordered += comparing.leads(false).length;
    }
    expect(sums).toEqual({ often: 64, ordered: 0 });
  });
});
