import { expect, it } from 'vitest';
import { fits } from './conforms.js';
import { inferShape, inferSignature } from './infer.js';
import { novelty } from './novelty.js';
import { Chance, seedOf } from './random.js';

it('infers a signature that fits each example, and refuses what is unlike them', () => {
  const examples = [['a', 1], ['b', 2, { deep: [1] }], ['c', null]];
  const signature = inferSignature(examples);
  expect(signature.parameters.map((p) => p.optional)).toEqual([false, false, true]);
  for (const example of examples) expect(fits(example, [signature], {})).toBe(true);
  expect(fits([1, 'a'], [signature], {})).toBe(false);
  expect(fits(['a', 1, { deep: ['x'] }], [signature], {})).toBe(false);
});

it.each([
  ['records of one kind become one with optional keys', [{ a: 1 }, { a: 2, b: 'x' }], { kind: 'record', properties: [{ name: 'a', shape: { kind: 'number' }, optional: false }, { name: 'b', shape: { kind: 'string' }, optional: true }] }],
  ['keys that nothing shares are data', [{ a: 1, b: 1 }, { c: 1 }, { d: 1 }], { kind: 'record', properties: [], index: { key: { kind: 'string' }, value: { kind: 'number' } } }],
  ['lists of one kind become one', [[1], [], ['a']], { kind: 'array', of: { kind: 'union', of: [{ kind: 'number' }, { kind: 'string' }] } }],
  ['nothing says nothing', [], { kind: 'any' }],
  ['a map says what it holds', [new Map([['a', 1]])], { kind: 'builtin', name: 'Map', of: [{ kind: 'string' }, { kind: 'number' }] }],
])('%s', (_, values, shape) => {
  expect(inferShape(values)).toEqual(shape);
});

it.each([
  ['→ "a"', '→ "some other text"', true],
  ['→ 1', '→ -27.5', true],
  ['→ ""', '→ "a"', false],
  ['→ [1, 2]', '→ [1, 2, 3, 4]', true],
  ['→ {a: 1}', '→ {b: 1}', false],
  ['→ undefined', 'throws TypeError("x")', false],
  ['throws TypeError("x")', 'throws TypeError("another")', true],
])('%s and %s are of one shape: %s', (a, b, same) => {
  expect(novelty(a) === novelty(b)).toBe(same);
});

it('has a signal of bounded length in bounded time', () => {
  expect(novelty(`→ ${'"\\"[{'.repeat(50_000)}`).length).toBeLessThanOrEqual(160);
});

it('draws the same from one seed, within bounds, and streams of other names differ', () => {
  const draws = (seed: number): readonly number[] => {
    const chance = new Chance(seed);
    return Array.from({ length: 200 }, () => chance.int(7));
  };
  expect(draws(5)).toEqual(draws(5));
  expect(new Set(draws(5))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  expect(draws(seedOf(5, 'a'))).not.toEqual(draws(seedOf(5, 'b')));
  expect(seedOf(1, 'ab', 'c')).not.toBe(seedOf(1, 'a', 'bc'));
  expect(new Chance(1).int(0)).toBe(0);
});
