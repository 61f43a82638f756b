import { expect, it } from 'vitest';
import { classOf, describe, findTargets, offeredBy } from './exports.js';

/** What a compiler makes of `class … extends …` where there are no classes. */
function inherit(child: Function, parent: Function): void {
  Object.setPrototypeOf(child, parent);
  child.prototype = Object.create(parent.prototype as object, { constructor: { value: child } });
}

function Point(this: { x: number }): void {
  this.x = 1;
}
function Registry(): void {}
Registry.of = () => 1;
function Faulty(): Error {
  return new Error('x');
}
inherit(Faulty, Error);
function Cycle(): Error {
  return Object.setPrototypeOf(new Error('a -> a'), Cycle.prototype as object) as Error;
}
Cycle.prototype = Object.create(Error.prototype, { constructor: { value: Error } }) as object;
function T(this: unknown): unknown {
  return this;
}
function Named(): number {
  return 1;
}
function add(this: { sum: number }): void {
  this.sum = 1;
}
function* Many(this: unknown): Generator<unknown> {
  yield this;
}

it.each([
  ['what sets up an instance and is named as a class', { Point }, ['Point class']],
  ['what is named as one and has static functions, with these', { Registry }, ['Registry class', 'Registry.of function']],
  ['what another class lies beneath, whatever its name', { f: Faulty }, ['f class']],
  ['what says that it is that other class', { Cycle }, ['Cycle class']],
  ['a default by its own name', { default: Point }, ['default class']],
  ['no function that is named as one and no more', { Named }, ['Named function']],
  ['no function that only speaks of what it is called on', { add }, ['add function']],
  ['no constant and no letter that a bundler chose', { T, POINT: Point }, ['T function', 'POINT function']],
  ['no generator function', { Many }, ['Many function']],
])('takes for a class %s', (_, namespace, found) => {
  expect(describe(findTargets(namespace)).map((e) => `${e.name} ${e.kind}`)).toEqual(found);
});

// oxlint-disable-next-line typescript/no-extraneous-class -- as a module has it
class Cart {
  static of(): Cart {
    return new Cart();
  }
}
const f = (): number => 1;
const found = (namespace: object): readonly string[] => describe(findTargets(offeredBy(namespace))).map((e) => e.name).toSorted();

it.each([
  ['a class with static functions', { Cart, f }, ['Cart', 'Cart.of', 'f']],
  ['a default object', { default: { f } }, ['f']],
  ['a class of the platform, without what that has', { reset: String, f }, ['f', 'reset']],
  ['the same in a default object', { default: { reset: String, f } }, ['f', 'reset']],
  ['a default function', { default: f }, ['default']],
  ['a default class beside a function', { default: Cart, f }, ['default', 'default.of', 'f']],
])('%s offers as CommonJS, and compiled to it, what it does as an ES module', (_, named, names) => {
  const compiled = Object.defineProperty({ ...named }, '__esModule', { value: true });
  // What Node makes of a CommonJS module: of compiled ones it finds the names as well.
  expect([found(named), found({ ...named, 'default': compiled })]).toEqual([names, names]);
  if (!('default' in named)) expect(found({ ...named, 'default': named, 'module.exports': named })).toEqual(names);
});

it('makes instances with a default function of the name that the class has on the other side', () => {
  const targets = findTargets({ default: function currency() { return {}; }, Money: class Money { cents = 0; } });
  expect(classOf(targets, 'currency')?.name).toBe('default');
  expect(classOf(targets, 'Money')?.name).toBe('Money');
  expect(classOf(targets, 'other')).toBeUndefined();
});
