import { expect, it } from 'vitest';
import type { Operation } from '../model/shape.js';
import { isConstructed } from './constructed.js';

const of = (name: string, more: Partial<Operation> = {}): Operation => ({ name, kind: 'class', signatures: [], members: [], ...more });

it.each([
  ['a class of the module', of('Money'), true],
  ['a class of another class', of('Bank.Money'), true],
  ['a function', of('Money', { kind: 'function' }), false],
  ['a class that callers do not construct', of('Money', { closed: true }), false],
  ['a class that is named as the platform\'s own', of('Set'), false],
  ['the same, of another kind', of('Event'), false],
])('inputs hold instances of %s: %s', (_, operation, expected) => {
  expect(isConstructed(operation)).toBe(expected);
});
