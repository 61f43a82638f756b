import { describe, expect, it } from 'vitest';
import type { Lead } from '../model/observation.js';
import { print } from '../value/print.js';
import { Expressions } from './expressions.js';
import { follow, pickLead } from './follow.js';
import { Chance } from './random.js';

/** All that comes of following a lead, printed. */
function results(args: readonly unknown[], lead: Lead): readonly string[] {
  const chance = new Chance(1);
  return [...new Set(Array.from({ length: 400 }, () => follow(args, lead, { chance, marks: ['/'], expressions: new Expressions() })).flatMap((made) => (made === null ? [] : [print(made)])))];
}

describe('which lead is followed', () => {
  it('is one of values that were compared, mostly, also where more texts were held against expressions', () => {
    const chance = new Chance(1);
    const expressions = Array.from({ length: 30 }, (_, i): Lead => [`${i}`, 'a', '']);
    const picked = Array.from({ length: 1000 }, () => pickLead([...expressions, ['a', 'b']], chance));
    const compared = picked.filter((lead) => lead.length === 2).length;
    expect([compared > 700, compared < 900]).toEqual([true, true]);
    expect(pickLead(expressions, chance)).toHaveLength(3);
    expect(pickLead([['a', 'b']], chance)).toEqual(['a', 'b']);
  });
});

describe('a comparison that did not hold', () => {
  it.each<[string, readonly unknown[], Lead, string]>([
    ['a text that was compared as it is', ['pass'], ['pass', 'bravo-7k'], '["bravo-7k"]'],
    ['the same from the other side', ['pass'], ['bravo-7k', 'pass'], '["bravo-7k"]'],
    ['a part of a text', ['/users/7'], ['users', 'groups'], '["/groups/7"]'],
    ['a part that was compared in lower case', ['/Users/7'], ['users', 'groups'], '["/groups/7"]'],
    ['a part that was missing', ['api/'], ['', 'v2'], '["api/v2"]'],
    ['a part that was missing, behind what parts the others', ['api'], ['', 'v2'], '["api/v2"]'],
    ['a part that was missing, behind what parts the others in the midst', ['api;users'], ['', 'v2'], '["api/v2;users"]'],
    ['an item that was missing', [['api']], ['', 'v2'], '[["api", "v2"]]'],
    ['an item beside the one that was compared', [['-v', 'x']], ['-v', '--dry-run'], '[["-v", "--dry-run", "x"]]'],
    ['a whole text that was turned before', ['abc'], ['cba', 'xyz'], '["zyx"]'],
    ['a text in a list', [['a', 'b']], ['b', '--dry-run'], '[["a", "--dry-run"]]'],
    ['a text in a record', [{ user: { group: 'users' } }], ['users', 'zqx'], '[{user: {group: "zqx"}}]'],
    ['the name of a key', [{ mode: 1 }], ['mode', 'kind'], '[{kind: 1}]'],
    ['the name of a key that was compared in lower case', [{ Mode: 1 }], ['mode', 'kind'], '[{kind: 1}]'],
    ['the same in another case', [{ mode: 1 }], ['mode', 'kind'], '[{KIND: 1}]'],
    ['a number', [3, 4], [4, 98], '[3, 98]'],
    ['a number below a limit', [3, 4], [4, 98], '[3, 97]'],
    ['a number above it', [3, 4], [4, 98], '[3, 99]'],
    ['a number that is a part of what was compared', [10, 4], [14, 98], '[94, 4]'],
    ['a number of which a multiple was compared', [10], [30, 99], '[33]'],
    ['digits in a text', ['pin 04'], [4, 7], '["pin 07"]'],
    ['digits with zeros before them', ['10'], [10, 7], '["07"]'],
    ['a character by its code', ['a+'], [43, 42], '["a*"]'],
    ['a character before the one that stands there', ['[a]'], [93, 115], '["[as]"]'],
    ['a character of either case by its code', ['[a]'], [93 | 0x20, 115], '["[as"]'],
    ['the length of a text', ['abc'], [3, 5], '["abcab"]'],
    ['the length of a list', [[1, 2, 3]], [3, 5], '[[1, 2, 3, 1, 2]]'],
    ['the length of a longer list', [[1, 2, 3]], [3, 2], '[[1, 2]]'],
    ['a part that was held against an expression', ['age=22'], ['22', '^-?7$', ''], '["age=-7"]'],
    ['what matches within it', ['on 4 of 5'], ['on 4 of 5', '[4-6]', 'g'], '["on 6 of 5"]'],
    ['where it has what matches already, or not yet', ['on it'], ['on it', '7', ''], '["on7 it"]'],
    ['a part that was missing and would have to match', ['age='], ['', '^7$', ''], '["age=7"]'],
    ['a key that was held against an expression', [{ mode: 1 }], ['mode', '^x$', 'i'], '[{x: 1}]'],
  ])('is followed: %s', (_, args, lead, expected) => {
    expect(results(args, lead)).toContain(expected);
  });

  it('leads nowhere where there is nothing of the kind', () => {
    expect(results([true, null, { a: undefined }], ['a1', 'b'])).toEqual([]);
    expect(results([], [1, 2])).toEqual([]);
  });

  it('leads nowhere where an expression cannot be read', () => {
    expect(results(['a'], ['a', '(', ''])).toEqual([]);
  });

  it('makes nothing longer than can be read', () => {
    expect(results(['abc', [1]], [3, 10_000]).every((text) => text.length < 100)).toBe(true);
  });

  it('keeps what it was given', () => {
    const args = [{ list: ['a', { b: 'c' }] }] as const;
    expect(results(args, ['c', 'd'])).toContain('[{list: ["a", {b: "d"}]}]');
    expect(args).toEqual([{ list: ['a', { b: 'c' }] }]);
  });
});
