import { expect, it } from 'vitest';
import { FunctionSources } from '../value/functions.js';
import { print } from '../value/print.js';
import { nameClasses } from './instances.js';
import type { Targets } from './exports.js';

function Cycle(): Error {
  return Object.setPrototypeOf(new Error('a -> a'), Cycle.prototype as object) as Error;
}

it.each([
  ['was put in its place as a whole', {}],
  ['says that it is of the class that it was made from', { constructor: { value: Error, writable: true, configurable: true } }],
])('knows a class by the prototype that it makes instances with where that %s', (...[, own]) => {
  Cycle.prototype = Object.create(Error.prototype, own) as object;
  const functions = FunctionSources.create();
  nameClasses(new Map([['Cycle', { name: 'Cycle', callable: Cycle, owner: undefined, kind: 'class' }]]) satisfies Targets, functions);
  expect(print(Cycle(), { functions })).toBe('Cycle("a -> a")');
});
