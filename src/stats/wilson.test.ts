import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.js';

describe('wilson', () => {
  // Values as in R's prop.test(correct = FALSE).
  it.each([
    [5, 10, 0.2366, 0.7634],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
  ])('%d of %d', (hits, n, low, high) => {
    const interval = wilson(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('knows nothing without draws', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('narrows with more draws and widens with z', () => {
    const width = (n: number, z?: number): number => wilson(n / 2, n, z).high - wilson(n / 2, n, z).low;
    expect(width(1000)).toBeLessThan(width(100));
    expect(width(100, 2.576)).toBeGreaterThan(width(100));
  });

  it('refuses counts that cannot be', () => {
    expect(() => wilson(3, 2)).toThrow(RangeError);
    expect(() => wilson(-1, 2)).toThrow(RangeError);
    expect(() => wilson(Number.NaN, 2)).toThrow(RangeError);
  });
});
