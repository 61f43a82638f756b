import { describe, expect, it } from 'vitest';
import { alike, carries, explains, forked, inherited, triggerOf } from './trigger.js';
import type { Trigger } from './trigger.js';

const KNOWN = { strings: new Set(['HALF', 'TENOFF', 'x']), numbers: new Set([10]), keys: new Set(['gift', 'rush', 'qty']), required: new Set(['qty']) };
const of = (input: string): Trigger => triggerOf({ kind: 'call', operation: 'f', input }, KNOWN);

describe('what brings a difference about', () => {
  it.each([
    ['["a", 0, {a: 1}]', '[-, -, {-}]', [], []],
    ['["HALF", "xyz", "a-b"]', '[-, -, -]', ['"HALF"', '-', 'xyz'], ['"HALF"']],
    ['[{gift: true, rush: false, qty: 2}]', '[{-, -, -}]', ['.gift', '.rush: false'], ['.gift', '.rush: false']],
    ['[11, -5, 0.5]', '[-, -, -]', ['11', 'fraction', 'negative'], ['11']],
    ['[{toString: 0}, "hasOwnProperty"]', '[{-}, -]', ['inherited name'], []],
    ['[new Map(), null]', '[-, -]', ['Map', 'null'], []],
    ['[[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]', '[[some]]', ['10 items'], ['10 items']],
  ])('%s', (input, form, tokens, fork) => {
    expect(of(input)).toEqual({ form, tokens: [...tokens].sort(), fork: [...fork].sort() });
  });

  it('is one where only names, literals and the class of scalars differ', () => {
    expect(alike(of('["a"]'), of('[0]'))).toBe(true);
    expect(alike(of('["a"]'), of('["-"]'))).toBe(false);
    expect(alike(of('["HALF"]'), of('["TENOFF"]'))).toBe(false);
    expect(alike(of('["a"]'), of('[["a"]]'))).toBe(false);
  });

  it('is carried by what holds all of it, if there is any', () => {
    expect(carries(of('["a-", "HALF"]'), of('["HALF"]'))).toBe(true);
    expect(carries(of('["HALF"]'), of('[0]'))).toBe(false);
    expect(inherited(of('[{toString: 0}]'), of('[{constructor: null}]'))).toBe(true);
  });

  it('forks where sources are asked for other things, and not where an option stands beside its default', () => {
    expect(forked(of('["HALF"]'), of('["TENOFF"]'))).toBe(true);
    expect(forked(of('[{gift: true}]'), of('[{rush: true}]'))).toBe(true);
    expect(forked(of('["-"]'), of('["-", {gift: true}]'))).toBe(false);
    expect(forked(of('["HALF", 2]'), of('["HALF", 11]'))).toBe(false);
    expect(explains(of('["HALF"]'), of('["HALF", {gift: true}]'))).toBe(true);
    expect(explains(of('["HALF"]'), of('[{gift: true}]'))).toBe(false);
  });
});
