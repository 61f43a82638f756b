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

it('knows a class without a name by the one under which it is exported', () => {
  const [Plain, Fault] = [(() => class { readonly n = 1; })(), (() => function (this: unknown) {})()];
  Fault.prototype = Object.create(Error.prototype, { constructor: { value: Error, writable: true, configurable: true } }) as object;
  const functions = FunctionSources.create();
  nameClasses(new Map([
    ['Plain', { name: 'Plain', callable: Plain, owner: undefined, kind: 'class' }],
    ['Fault', { name: 'Fault', callable: Fault, owner: undefined, kind: 'class' }],
  ]) as unknown as Targets, functions);
  expect(print(new Plain(), { functions })).toBe('Plain {n: 1}');
  expect(print(Object.setPrototypeOf(new Error('a'), Fault.prototype as object), { functions })).toBe('Fault("a")');
});
