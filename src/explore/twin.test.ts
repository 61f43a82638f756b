import { describe, expect, it } from 'vitest';
import { numberTwins, plainTextTwins, textTwins } from './twin.js';

describe('twins', () => {
  it.each<[string, string, string]>([
    ['by case', 'abc', 'ABC'], ['by the case of the first letter', 'abc', 'Abc'], ['by normal form', 'café', 'cafe\u0301'], ['the other way round', 'cafe\u0301', 'café'],
    ['by compatibility', 'ﬁn', 'fin'], ['by what a letter folds to', 'ok', 'o\u212a'], ['by white space', 'a', 'a '], ['by zeros', '7', '07'],
  ])('of a text are the same %s', (_, text, twin) => {
    expect(textTwins(text)).toContain(twin);
  });

  it('are never the text itself', () => {
    for (const text of ['', 'a', 'A', 'é', '1', ' ', 'straße', '\ud800']) expect([...textTwins(text), ...plainTextTwins(text)]).not.toContain(text);
  });

  it('of a number are the other zero, and what is the same in 32 bits', () => {
    expect(numberTwins(0)).toEqual([-0]);
    expect(numberTwins(-0)).toEqual([0]);
    expect(numberTwins(5)).toContain(5 + 2 ** 32);
    expect(numberTwins(NaN).every((n) => Number.isNaN(n))).toBe(true);
  });
});
