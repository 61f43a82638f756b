import { expect, it } from 'vitest';
import { print } from '../value/print.js';
import { amended } from './amend.js';
import { Chance } from './random.js';

/** All that comes of it, printed. */
function results(args: readonly unknown[], fresh: readonly unknown[]): readonly string[] {
  const chance = new Chance(1);
  return [...new Set(Array.from({ length: 300 }, () => amended(args, fresh, chance)).flatMap((made) => (made === null ? [] : [print(made)])))];
}

it('adds one option, or two, to those that are there, or takes another value for one', () => {
  const made = results(['x', { sort: 'up' }], ['y', { sort: 'down', deep: true, limit: 3 }]);
  for (const text of ['["x", {sort: "down"}]', '["x", {sort: "up", deep: true}]', '["x", {sort: "up", limit: 3}]', '["x", {sort: "up", deep: true, limit: 3}]']) expect(made).toContain(text);
  expect(made.every((text) => text.startsWith('["x"'))).toBe(true);
});

it('gives options where there were none, and what stands before them', () => {
  expect(results(['x'], ['y', 2, { deep: true, limit: 3 }])).toContain('["x", 2, {deep: true}]');
});

it('goes into options of options, and into lists', () => {
  expect(results([{ a: { b: 1 } }], [{ a: { c: 2 } }])).toContain('[{a: {b: 1, c: 2}}]');
  expect(results([[{ a: 1 }, { a: 2 }]], [[{ b: 3 }]])).toContain('[[{a: 1}, {a: 2, b: 3}]]');
});

it('has nothing to add where there is no record, or what is there is none', () => {
  for (const [args, fresh] of [[['x'], ['y']], [[1], [{ a: 1 }]], [[[]], [[{ a: 1 }]]], [[{}], [{}]], [[new Date(0)], [{ a: 1 }]]] as const) expect(results(args, fresh)).toEqual([]);
});

it('keeps what it was given', () => {
  const args = [{ a: { b: 1 } }] as const;
  results(args, [{ a: { c: 2 }, d: 1 }]);
  expect(args).toEqual([{ a: { b: 1 } }]);
});
