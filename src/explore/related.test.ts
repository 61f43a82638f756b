import { expect, it } from 'vitest';
import type { Parameter, Shape } from '../model/shape.js';
import { Chance } from './random.js';
import { alikePlaces, relate } from './related.js';

const parameter = (shape: Shape, more: Partial<Parameter> = {}): Parameter => ({ name: 'p', shape, optional: false, rest: false, ...more });
const text = parameter({ kind: 'string' });

it('pairs the places of arguments that are declared alike', () => {
  expect(alikePlaces({ parameters: [text, parameter({ kind: 'number' }), text] })).toEqual([[0, 2]]);
  expect(alikePlaces({ parameters: [text, parameter({ kind: 'string' }, { rest: true })] })).toEqual([]);
});

it('makes one of them of the other now and then: the same, or nearly', () => {
  const relating = { chance: new Chance(1), copy: (v: unknown) => v, mutate: ([v]: readonly unknown[]) => [`${String(v)}!`] };
  const made = Array.from({ length: 200 }, () => JSON.stringify(relate(['a', 'b'], [[0, 1]], relating)));
  expect(new Set(made)).toEqual(new Set(['["a","b"]', '["a","a"]', '["a","a!"]', '["a!","a"]']));
  expect(relate(['a'], [[0, 1]], relating)).toEqual(['a']);
});
