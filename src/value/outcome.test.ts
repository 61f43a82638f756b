import { describe, expect, test } from 'vitest';
import { FunctionSources } from './functions.js';
import { NotationError } from './notation-error.js';
import { holdsOpaque, Opaque } from './opaque.js';
import { parseObservation, parseOutcome, printOutcome } from './outcome.js';
import type { OutcomeParts } from './outcome.js';
import { parse } from './parse.js';
import { print } from './print.js';

const line = (parts: Partial<OutcomeParts>): string => printOutcome({ how: 'returned', value: undefined, async: false, args: [], before: null, console: [], callbacks: [], ...parts });

describe('a line', () => {
  test('shares labels between result and arguments', () => {
    const list = [1, 3];
    expect(line({ value: list, args: [list], before: '[[3, 1]]' })).toBe('→ *1; args[0] = &1 [1, 3]');
    expect(line({ value: { x: list }, args: [0, list, {}], before: '[0, [1, 3], {}]' })).toBe('→ {x: *1}; args[1] = &1 [1, 3]');
  });

  test('numbers labels as it is read', () => {
    const [own, list] = [[0], [1]];
    expect(line({ value: [own, own, list], args: [list, list], before: '[&1 [1], *1]' })).toBe('→ [&1 [0], *1, *2]; args[0] = &2 [1]; args[1] = *2');
  });

  test('leaves out arguments that nothing happened to', () => {
    expect(line({ value: { a: 1 }, args: [{ b: 2 }, 'x'], before: '[{b: 2}, "x"]' })).toBe('→ {a: 1}');
    expect(line({ value: 1, args: [{ b: 2 }, { c: 3 }], before: '[{b: 2}, {c: 4}]' })).toBe('→ 1; args[1] = {c: 3}');
    expect(line({ value: 1, args: ['x'], before: '["y"]' })).toBe('→ 1');
  });

  test('has labels of its own in a result beside arguments with theirs', () => {
    const [twice, list] = [[1], [2]];
    expect(line({ value: [twice, twice], args: [list, list], before: '[&1 [2], *1]' })).toBe('→ [&1 [1], *1]');
    const self: unknown[] = [];
    self.push(self);
    expect(line({ value: self, args: [list, list], before: '[&1 [2], *1]' })).toBe('→ &1 [*1]');
  });

  test('shows what arguments came to share', () => {
    const shared = {};
    expect(line({ value: 1, args: [{ a: shared }, { b: shared }], before: '[{a: {}}, {b: {}}]' })).toBe('→ 1; args[0] = {a: &1 {}}; args[1] = {b: *1}');
  });

  test('knows functions of the input again', () => {
    const functions = FunctionSources.create();
    const args = parse('[(a) => a]', { functions }) as unknown[];
    expect(printOutcome({ how: 'returned', value: args[0], async: true, args, before: '[(a) => a]', console: [], callbacks: [] }, { functions })).toBe('→ *1; async; args[0] = &1 (a) => a');
  });

  test('holds all aspects in order', () => {
    const text = line({
      how: 'threw', value: new RangeError('no; async'), async: true, args: [[1]], before: '[[]]',
      console: ['console.log("a", 1)', 'later stderr.write("b\\n")'], callbacks: ['calls fn0(1, [2])', 'later calls fn1(3)'], pollution: { odd: [0] },
    });
    expect(text).toBe('throws RangeError("no; async"); async; args[0] = [1]; console.log("a", 1); later stderr.write("b\\n"); calls fn0(1, [2]); later calls fn1(3); Object.prototype = {odd: [0]}');
    expect(parseOutcome(text)).toEqual({
      how: 'threw', value: new RangeError('no; async'), async: true, args: new Map([[0, [1]]]),
      console: [{ stream: 'log', values: ['a', 1], later: false }, { stream: 'stderr', values: ['b\n'], later: true }], callbacks: [{ index: 0, args: [1, [2]], later: false }, { index: 1, args: [3], later: true }], pollution: { odd: [0] },
    });
  });

  test('says later of nothing but calls and the console', () => {
    expect(() => parseOutcome('→ 1; later async')).toThrow('a call of a function or of the console');
    expect(() => parseOutcome('→ 1; later args[0] = 1')).toThrow('a call of a function or of the console');
  });

  test.each(['exits 3', 'never returns', 'never settles', 'crashes: out of memory', 'fails to load: Error("a; async")'])('of words: %s', (words) => {
    const text = line({ how: 'ended', value: words, args: [[1]], before: '[[]]', console: ['console.log(1)'] });
    expect(text).toBe(`${words}; args[0] = [1]; console.log(1)`);
    expect(parseOutcome(text)).toMatchObject({ how: 'ended', value: words, args: new Map([[0, [1]]]), console: [{ stream: 'log', values: [1] }] });
  });

  test('that is cut says how it began', () => {
    const text = printOutcome({ how: 'threw', value: 'x'.repeat(200), async: true, args: [], before: null, console: [], callbacks: [] }, { limit: 40 });
    const { how, value } = parseOutcome(text);
    expect(how).toBe('threw');
    expect(value).toBeInstanceOf(Opaque);
    expect(`throws ${print(value)}`).toBe(text);
  });
});

test('reading keeps identity between result and arguments', () => {
  const { value, args } = parseOutcome('→ ["\\n", {x: *1}]; async; args[0] = &1 [1]; args[2] = {y: *1}; console.log(&1 [], *1)');
  expect((value as [string, { x: unknown }])[1].x).toBe(args.get(0));
  expect((args.get(2) as { y: unknown }).y).toBe(args.get(0));
});

test('an observation of a session has one outcome a step', () => {
  expect(parseObservation('→ Cart {items: []}\nthrows "x"\nnever returns').map(({ how }) => how)).toEqual(['returned', 'threw', 'ended']);
});

test.each(['', '→ ', '→ 1; foo', '→ *1', '→ 1; args[0] = ', '→ 1; async; sync'])('refuses %s', (text) => {
  expect(() => parseOutcome(text)).toThrow(NotationError);
});

test.each([
  ['→ <function f>', true], ['[1, <Promise>]', true], ['Cart {a: 1, <private>}', true], ['"abc <cut 3 characters, sha256 0123456789abcdef…>', true],
  ['"<a>"', false], ['(a, b) => a < b', false], ['[/</, (a) => a < 1, {x: 1}]', false], ['{class: <Promise>}', true], ['{get function() { return <Promise>; }}', true], ['function (a) { return a < 1; }', false], ['→ 1', false],
])('whether a part is opaque: %s', (text, expected) => {
  expect(holdsOpaque(text)).toBe(expected);
});
