import { describe, expect, it } from 'vitest';
import { Chance } from '../random.js';
import { matchingArbitrary } from './matching.js';

const DRAWS = 400;

function drawn(source: string, flags = ''): readonly string[] {
  const { random } = new Chance(7);
  const arbitrary = matchingArbitrary(source, flags);
  if (arbitrary === null) throw new Error('it does not parse');
  return Array.from({ length: DRAWS }, () => arbitrary(random, undefined));
}

describe('strings for an expression', () => {
  it.each([
    [String.raw`^xn--`, ''], [String.raw`[^\x20-\x7E]`, ''], [String.raw`[^\0-\x7F]`, ''], [String.raw`[\x2E\u3002]`, 'g'], [String.raw`^(\d{4})-(\d\d)-(\d\d)$`, ''],
    [String.raw`(['"])(?:(?!\1).)*\1`, ''], [String.raw`^[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)*\.[a-z]{2,}$`, 'i'], [String.raw`\p{Lu}+`, 'u'], [String.raw`[\p{L}--[a-z]]`, 'v'],
    [String.raw`^#?([a-f0-9]{6}|[a-f0-9]{3})$`, ''], [String.raw`(?<year>\d+)\/\k<year>`, ''], [String.raw`^(?:a|b|)$`, ''], [String.raw`^.{3}$`, 's'], [String.raw`[\s\S]`, ''], [String.raw`\u{1F600}`, 'u'],
  ])('/%s/%s: most match, some miss', (source, flags) => {
    const expression = new RegExp(source, flags.replace('g', ''));
    const texts = drawn(source, flags);
    const matching = texts.filter((text) => expression.test(text)).length;
    expect(matching / DRAWS).toBeGreaterThan(0.6);
    expect(new Set(texts).size).toBeGreaterThan(2);
  });

  it.each(['a{100000}', '(a{1000}){1000}', '(((((a*)*)*)*)*)*', '^(a|aa){40,}$(?!)', '[]', '(?!)', '$^', String.raw`(?=[A-Z])(?=.*\d)`])('/%s/ ends', (source) => {
    const texts = drawn(source).slice(0, 20);
    expect(texts.every((text) => text.length < 5000)).toBe(true);
  });

  it('are none where it is none', () => {
    expect(matchingArbitrary('(', '')).toBeNull();
    expect(matchingArbitrary('a', 'z')).toBeNull();
  });
});
