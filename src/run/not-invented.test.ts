import { expect, it } from 'vitest';
import type { Operation, Shape } from '../model/shape.js';
import { notInvented } from './not-invented.js';

const STRUCT: Shape = { kind: 'foreign', name: 'Struct' };
const taking = (name: string, ...parameters: readonly (readonly [string, Shape])[]): Operation => ({
  name, kind: 'function', members: [], signatures: [{ parameters: parameters.map(([parameter, shape]) => ({ name: parameter, shape, optional: false, rest: false })), returns: { kind: 'any' } }],
});

it('says once what cannot be made, with all places that want it', () => {
  const many = Array.from({ length: 7 }, (_, i) => taking(`f${i}`, ['struct', STRUCT]));
  const [one, other, ...none] = notInvented([...many, taking('g', ['either', { kind: 'union', of: [STRUCT, { kind: 'string' }] }])], {});
  expect(one).toMatchObject({ severity: 'warning', message: expect.stringContaining('No Struct can be made for the parameters struct of f0, struct of f1, struct of f2, struct of f3, struct of f4 and 2 more, so a plain object') as string });
  expect(other).toMatchObject({ severity: 'info', message: expect.stringContaining('for the parameter either of g, so only its other forms') as string });
  expect(none).toEqual([]);
});

it('says so of a class that is named as the platform\'s own: an instance of it could not be written', () => {
  const classes = ['Bag', 'Set'].map((name): Operation => ({ name, kind: 'class', signatures: [], members: [] }));
  const found = notInvented([...classes, taking('f', ['bag', { kind: 'instance', name: 'Bag' }]), taking('g', ['set', { kind: 'instance', name: 'Set' }])], {});
  expect(found.map((f) => f.message)).toEqual([expect.stringContaining('No Set can be made for the parameter set of g')]);
});
