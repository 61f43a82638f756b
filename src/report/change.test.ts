import { describe, expect, it } from 'vitest';
import { changeOf } from './change.js';
import { clip, columns, wrap } from './width.js';
import { windowed } from './window.js';

describe('changeOf', () => {
  // Two texts; then what both begin with, what each has alone, what both end with.
  it.each<[string, string, readonly string[]]>([
    ['→ {a: 10}', '→ {a: 100}', ['→ {a: ', '10', '100', '}']],
    ['→ "a b"', '→ "a"', ['→ "a', ' b', '', '"']],
    ['→ [1, 1]', '→ [1, 1, 1]', ['→ [1, 1', '', ', 1', ']']],
    [String.raw`→ "\n"`, String.raw`→ "\t"`, ['→ "', String.raw`\n`, String.raw`\t`, '"']],
    ['→ "foo"', '→ "food"', ['→ "', 'foo', 'food', '"']],
    ['→ 1', 'throws 1', ['', '→', 'throws', ' 1']],
    ['→ "👍🏽"', '→ "👍"', ['→ "👍', '🏽', '', '"']],
    ['same', 'same', ['same', '', '', '']],
  ])('%s | %s', (prior, candidate, parts) => {
    const change = changeOf(prior, candidate);
    expect([change.before, change.prior, change.candidate, change.after].map((part) => part.join(''))).toEqual(parts);
  });

  it('is told by escapes where both look the same', () => {
    const { before, prior, candidate, after } = changeOf('→ "\u0130x"', '→ "I\u0307x"');
    expect([before, prior, candidate, after].map((part) => part.join(''))).toEqual(['→ "', String.raw`\u0130`, String.raw`I\u0307`, 'x"']);
    expect(changeOf('"é"', '"e"').prior).toEqual(['é']);
  });
});

describe('windowed', () => {
  it('fits every width, and keeps both sides below one another', () => {
    const long = 'x'.repeat(300);
    for (const [prior, candidate] of [[`${long} a ${long}`, `${long} bcd ${long}`], [long, `${long}y`], [`${long}1`, `2${long}`], ['日本'.repeat(50), '日木'.repeat(50)], ['a', long]] as const) {
      for (const most of [20, 33, 80]) {
        const sides = windowed(changeOf(prior, candidate), most);
        for (const { before, changed, after } of [sides.prior, sides.candidate]) expect(columns(before + changed + after)).toBeLessThanOrEqual(most);
        expect(sides.prior.before).toBe(sides.candidate.before);
      }
    }
  });
});

it('counts columns', () => {
  expect(['abc', '日本', 'e\u0301', '👍', ''].map(columns)).toEqual([3, 4, 1, 2, 0]);
  expect(clip('日本語', 5)).toBe('日本…');
  expect(clip('abc', 3)).toBe('abc');
  expect(wrap('one two three', 7, '  ')).toEqual(['one two', '  three']);
});
