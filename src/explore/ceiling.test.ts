import { describe, expect, it } from 'vitest';
import { Ceiling } from './ceiling.js';
import { Chance } from './random.js';

describe('the ceiling of numbers', () => {
  it('is none until a case was costly', () => {
    const ceiling = new Ceiling();
    expect(ceiling.limit).toBe(Number.POSITIVE_INFINITY);
    const args = ['x', 1e15];
    expect(ceiling.lower(args, null)).toBe(args);
  });

  it('falls to a million at once, then by quarters, and never below what cannot have been the cause', () => {
    const ceiling = new Ceiling();
    ceiling.costly(['x', 2 ** 53]);
    expect(ceiling.limit).toBe(1_000_000);
    ceiling.costly([[{ n: -900_000 }]]);
    expect(ceiling.limit).toBe(225_000);
    ceiling.costly(['x', 3]);
    ceiling.costly([2 ** 40]);
    expect(ceiling.limit).toBe(225_000);
  });

  it('brings larger numbers below it, wherever they stand, and leaves the rest', () => {
    const ceiling = new Ceiling();
    ceiling.costly([1e9]);
    expect(ceiling.lower([2_000_007, 5, -3_000_001.5, 'a', [4_000_002], { n: 9_000_001, s: 'b' }, Number.NaN, Infinity], null)).toEqual([7, 5, -1, 'a', [2], { n: 1, s: 'b' }, Number.NaN, Infinity]);
  });

  it('leaves what it was given as it was', () => {
    const ceiling = new Ceiling();
    ceiling.costly([1e9]);
    const args = [[{ n: 9_000_001 }]];
    ceiling.lower(args, null);
    expect(args).toEqual([[{ n: 9_000_001 }]]);
  });

  it('lets few of the guided ones stand', () => {
    const ceiling = new Ceiling();
    ceiling.costly([1e9]);
    const chance = new Chance(7);
    const stood = Array.from({ length: 2000 }, () => ceiling.lower([1e12], chance)).filter(([n]) => n === 1e12).length;
    expect(stood).toBeGreaterThan(10);
    expect(stood).toBeLessThan(80);
  });
});
