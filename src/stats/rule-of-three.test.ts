import { describe, expect, it } from 'vitest';
import { ruleOfThree } from './rule-of-three.js';

describe('ruleOfThree', () => {
  it.each([[0, 1], [1, 0.95], [10, 0.258_866], [100, 0.029_513], [1000, 0.002_991_25]])('of %d draws is %d', (n, rate) => {
    expect(ruleOfThree(n)).toBeCloseTo(rate, 6);
  });

  it('is the rate at which n draws without a difference have a chance of 5 %', () => {
    for (const n of [1, 7, 123, 98_765]) expect((1 - ruleOfThree(n)) ** n).toBeCloseTo(0.05, 9);
  });

  it('stays below 3/n, and close to it for many draws', () => {
    for (const n of [3, 30, 3000, 3e6]) expect(ruleOfThree(n)).toBeLessThan(3 / n);
    expect(ruleOfThree(1e9) * 1e9).toBeCloseTo(2.9957, 3);
  });

  it('refuses what is no number of draws', () => {
    for (const n of [-1, 0.5, Number.NaN, Infinity]) expect(() => ruleOfThree(n)).toThrow(RangeError);
  });
});
