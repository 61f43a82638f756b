import { describe, expect, it } from 'vitest';
import type { Case } from '../../model/case.js';
import { caseText, parseCase } from '../../value/case.js';
import { parse } from '../../value/parse.js';
import { Shrinker } from './shrinker.js';

const call = (input: string): Case => ({ kind: 'call', operation: 'f', input });

/** Descends as the run does: the first candidate that still shows it. */
function shrink(start: Case, shows: (args: unknown[]) => boolean, allowed: (of: Case) => boolean = () => true): { text: string; spent: number; proposed: readonly Case[] } {
  const shrinker = new Shrinker(start, allowed);
  const proposed: Case[] = [];
  for (let batch = shrinker.propose(); batch.length > 0; batch = shrinker.propose()) {
    proposed.push(...batch);
    const found = batch.findIndex((c) => c.kind === 'call' && shows(parse(c.input) as unknown[]));
    shrinker.accept(found === -1 ? null : found);
  }
  return { text: caseText(shrinker.current), spent: proposed.length, proposed };
}

/** All strings and numbers in a value, at any depth. */
function leaves(value: unknown): readonly unknown[] {
  if (value instanceof Map || value instanceof Set || Array.isArray(value)) return [...value].flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [value];
}

const strings = (args: unknown[]): readonly string[] => leaves(args).filter((v): v is string => typeof v === 'string');
const numbers = (args: unknown[]): readonly number[] => leaves(args).filter((v): v is number => typeof v === 'number');

describe('the smallest case that still shows it', () => {
  it.each([
    ['an é and a number above 10', '[{name: "café au lait", price: [1, 732.25, 9], tags: ["x"]}, "y"]', (a: unknown[]) => strings(a).some((s) => s.includes('é')) && numbers(a).some((n) => n > 10), 'f({a: "é", b: [11]})'],
    ['anything', '["long text", [1, 2, 3], {a: 1}]', () => true, 'f()'],
    ['a number above 10', '[98765.4321]', (a: unknown[]) => numbers(a).some((n) => n > 10), 'f(11)'],
    ['a negative number', '[-77.5]', (a: unknown[]) => numbers(a).some((n) => n < 0), 'f(-1)'],
    ['a long list', '[[9, 8, 7, 6, 5, 4]]', (a: unknown[]) => Array.isArray(a[0]) && a[0].length >= 3, 'f([0, 0, 0])'],
    ['a long string', '["Hello, World!"]', (a: unknown[]) => strings(a).some((s) => s.length >= 3), 'f("aaa")'],
    ['a map that is not empty', '[new Map([["key", {deep: [1, 2]}], ["other", 2]])]', (a: unknown[]) => a[0] instanceof Map && a[0].size > 0, 'f(new Map([["", 0]]))'],
    ['a huge number', '[4.6e+86]', (a: unknown[]) => numbers(a).some((n) => n > 10), 'f(11)'],
    ['what is the same in two lists', '[&1 [7, NaN, {a: "long"}], *1]', (a: unknown[]) => Array.isArray(a[0]) && numbers(a).includes(NaN) && JSON.stringify(a[0]) === JSON.stringify(a[1]), 'f([NaN], [NaN])'],
    ['one list given twice', '[&1 [7, 98, {a: "long"}], *1]', (a: unknown[]) => Array.isArray(a[0]) && numbers(a).some((n) => n > 10) && a[0] === a[1], 'f(&1 [11], *1)'],
    ['one text given twice', '["café au lait", 1, "café au lait"]', (a: unknown[]) => strings(a).some((s) => s.includes('é')) && a[0] === a[2], 'f("é", 0, "é")'],
    ['a bigint above five', '[123456789012345678901234567890n]', (a: unknown[]) => typeof a[0] === 'bigint' && a[0] > 5n, 'f(6n)'],
  ])('shows %s', (_, input, shows, smallest) => {
    const { text, spent } = shrink(call(input), shows);
    expect(text).toBe(smallest);
    expect(spent).toBeLessThanOrEqual(1200);
  });

  it('never proposes what is not allowed, nor again what did not show it', () => {
    const start = call('["some words here", [1, 2, {a: "b"}], 7]');
    const allowed = (of: Case): boolean => of.kind === 'call' && of.input.length % 2 === 0;
    const { proposed } = shrink(start, () => false, allowed);
    expect(proposed.length).toBeGreaterThan(5);
    expect(proposed.filter((c) => !allowed(c))).toEqual([]);
    expect(new Set(proposed.map(caseText)).size).toBe(proposed.length);
    expect(proposed.map(caseText)).not.toContain(caseText(start));
  });

  it('ends where nothing may be tried', () => {
    const shrinker = new Shrinker(call('[{a: [1, 2, 3]}]'), () => false);
    expect(shrinker.propose()).toEqual([]);
    expect(caseText(shrinker.current)).toBe('f({a: [1, 2, 3]})');
  });

  it('asks the instance itself where what a step gave makes no difference', () => {
    const start = parseCase('map2 = new Map2(); got1 = map2.set("a", 1); got2 = got1.set("b", 2); got2.get("a"); map2.size');
    const shrinker = new Shrinker(start, () => true);
    for (let batch = shrinker.propose(); batch.length > 0; batch = shrinker.propose()) {
      const found = batch.findIndex((c) => c.kind === 'session' && c.steps.some((s) => s.member === 'set') && c.steps.at(-1)?.member === 'get');
      shrinker.accept(found < 0 ? null : found);
    }
    expect(caseText(shrinker.current)).toBe('map2 = new Map2(); map2.set(); map2.get()');
  });

  it('leaves out the steps of a session that do not matter', () => {
    const step = (member: string, input: string): { access: 'call'; member: string; input: string } => ({ access: 'call', member, input });
    const start: Case = { kind: 'session', operation: 'Cart', steps: [{ access: 'construct', member: 'constructor', input: '[10]' }, step('add', '["x"]'), step('add', '["yy"]'), step('clear', '[]'), step('total', '[]')] };
    const shrinker = new Shrinker(start, () => true);
    for (let batch = shrinker.propose(); batch.length > 0; batch = shrinker.propose()) {
      const found = batch.findIndex((c) => c.kind === 'session' && c.steps.some((s) => s.member === 'add') && c.steps.at(-1)?.member === 'total');
      shrinker.accept(found === -1 ? null : found);
    }
    const smallest = shrinker.current;
    expect(smallest.kind === 'session' ? smallest.steps.map((s) => `${s.member}${s.input}`) : []).toEqual(['constructor[]', 'add[]', 'total[]']);
  });
});
