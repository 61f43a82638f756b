import { describe, expect, it } from 'vitest';
import { Chance } from './random.js';
import { TextCeiling } from './text-ceiling.js';

describe('the ceiling of numbers in texts', () => {
  const lowered = (ceiling: TextCeiling, text: string): Set<unknown> => {
    const chance = new Chance(1);
    return new Set(Array.from({ length: 400 }, () => ceiling.lower([[text], 5], chance)).map((args) => (args[0] as string[])[0]));
  };

  it('is none until a case was long that has one', () => {
    const ceiling = new TextCeiling();
    ceiling.long(['abc', ['{0..255}'], 99_999]);
    expect(lowered(ceiling, '{0..99999}')).toEqual(new Set(['{0..99999}']));
  });

  it('falls to ten thousand, then by quarters, and lets few pass over it', () => {
    const ceiling = new TextCeiling();
    ceiling.long([['{0..505100000}']]);
    expect(lowered(ceiling, '{-70003..9999}')).toEqual(new Set(['{-3..9999}', '{-70003..9999}']));
    ceiling.long(['{0..4000}']);
    expect(lowered(ceiling, '1003 and 42')).toEqual(new Set(['3 and 42', '1003 and 42']));
  });

  it('gives the same list where nothing is above it', () => {
    const ceiling = new TextCeiling();
    ceiling.long(['99999']);
    const args = [['1234'], { a: 99_999 }];
    expect(ceiling.lower(args, new Chance(1))).toBe(args);
    expect(ceiling.lower([{ range: ['{0..99999}', 'b'] }], new Chance(1))).toEqual([{ range: ['{0..9999}', 'b'] }]);
  });
});
