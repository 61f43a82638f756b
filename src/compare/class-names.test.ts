import { describe, expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import { sameClass, type ClassNames } from './class-names.js';
import { differences } from './differences.js';
import { compileFreedoms } from './erase.js';
import type { Names } from './names.js';

const CLASSES: ClassNames = { prior: new Set(['Cart', 'Item', 'Vector', 'Vector2']), candidate: new Set(['Cart2', 't', 'Vector', 'Vector2']), renamed: new Map([['Cart', 'Cart2'], ['Item', 't']]) };
const KNOWN: Names = { taken: new Set(), given: new Set(), sources: new Set(), messages: [], classes: CLASSES };
const pair = (prior: string, candidate: string): Pair => ({ case: { kind: 'call', operation: 'f', input: '[]' }, prior: { kind: prior.startsWith('throws') ? 'threw' : 'returned', text: prior }, candidate: { kind: candidate.startsWith('throws') ? 'threw' : 'returned', text: candidate } });
const found = (of: Pair, known: Names | null = KNOWN): readonly string[] => differences(of, compileFreedoms([], known)).map((d) => d.path);
const isSame = (of: Pair, known: Names | null = KNOWN): boolean => compileFreedoms([], known).same(of.prior, of.candidate, of.case);

describe('what tools call a class', () => {
  it.each([
    ['of one export', '→ Cart {items: [Item {qty: 1}]}', '→ Cart2 {items: [t {qty: 1}]}'],
    ['with what a bundler puts to it', '→ [Streamer {a: 1}]', '→ [_Streamer {a: 1}]'],
    ['beside one of the name that is exported', '→ t {at: Cart {a: 1}}', '→ t {at: Cart$1 {a: 1}}'],
    ['on both sides', '→ Streamer$1 {a: 1}', '→ Streamer2 {a: 1}'],
    ['of an error that is thrown', 'throws ParseError("bad")', 'throws ParseError2("bad")'],
    ['of an error that is returned', '→ Object.assign(ParseError("bad"), {at: 1})', '→ Object.assign(_ParseError("bad"), {at: 1})'],
    ['in what a callback is given', '→ 1; calls fn0(Cart {a: 1})', '→ 1; calls fn0(Cart2 {a: 1})'],
  ])('is no difference: %s', (_, prior, candidate) => {
    expect([found(pair(prior, candidate)), isSame(pair(prior, candidate))]).toEqual([[], true]);
    expect(found(pair(prior, candidate), null)).not.toEqual([]);
    expect(isSame(pair(prior, candidate), null)).toBe(false);
  });

  it.each([
    ['another class', '→ Cart {a: 1}', '→ Basket {a: 1}', 'result'],
    ['what either side exports beside it', '→ Vector {x: 1}', '→ Vector2 {x: 1}', 'result'],
    ['a class of the platform', 'throws TypeError("a")', 'throws TypeError2("a")', 'error.name'],
    ['another error', 'throws ParseError("bad")', 'throws RangeError("bad")', 'error.name'],
    ['what else differs', '→ Cart {a: 1}', '→ Cart2 {a: 2}', 'result.*'],
    ['a text of the name', '→ "Cart"', '→ "Cart2"', 'result'],
    ['a key of the name', '→ {Cart: 1}', '→ {Cart2: 1}', 'result.*'],
  ])('is not so %s', (_, prior, candidate, path) => {
    expect(found(pair(prior, candidate))[0]).toBe(path);
    expect(isSame(pair(prior, candidate))).toBe(false);
  });

  it('is known by what was put before and behind a name, and nothing else', () => {
    const isSameClass = sameClass(CLASSES);
    expect([isSameClass('Line', 'Line$2'), isSameClass('_Line', 'Line12'), isSameClass('Line', 'Lines2'), isSameClass('Line', 'line')]).toEqual([true, true, false, false]);
  });
});
