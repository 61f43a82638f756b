import { expect, test } from 'vitest';
import { parse } from './parse.js';
import { Trail } from './trail.js';

type Args = [{ a: number; b?: unknown; in: { x: number; b?: number } }, unknown[], string];

const TEXT = '[{a: 0, in: {x: 1, "b c": NaN}, b: 2}, [1, undefined, [], "x"], "s"]';

function read(text = TEXT): { readonly trail: Trail; readonly args: Args } {
  const trail = new Trail();
  return { trail, args: parse(text, {}, trail) as Args };
}

const CHANGES: Readonly<Record<string, (args: Args) => unknown>> = {
  'another value': ([record]) => { record.a = 1; },
  'a negative zero': ([record]) => { record.a = -0; },
  'another item': ([, list]) => { list[0] = 2; },
  'an added key': ([record]) => { Object.assign(record, { c: 1 }); },
  'a key less': ([record]) => { delete record.b; },
  'other order': ([record]) => { delete record.b; record.b = 2; const { in: inner } = record; Reflect.deleteProperty(record, 'in'); record.in = inner; },
  'a key that moved to the level below': ([record]) => { record.in.b = 2; delete record.b; },
  'an added symbol': ([record]) => { Object.assign(record, { [Symbol('s')]: 1 }); },
  'a hidden property': ([record]) => { Object.defineProperty(record, 'h', { value: 1 }); },
  'a property that became hidden': ([record]) => { Object.defineProperty(record, 'a', { enumerable: false }); },
  'one that became fixed': ([record]) => { Object.defineProperty(record, 'a', { writable: false }); },
  'one that stays': ([record]) => { Object.defineProperty(record, 'a', { configurable: false }); },
  'an accessor that gives the same': ([record]) => { Object.defineProperty(record, 'a', { get: () => 0 }); },
  'no further properties': ([record]) => Object.preventExtensions(record),
  'frozen': ([record]) => Object.freeze(record),
  'another prototype': ([record]) => Object.setPrototypeOf(record, null) as object,
  'an equal record in its place': ([record]) => { record.in = { ...record.in }; },
  'a longer list': ([, list]) => list.push(1),
  'a shorter list': ([, list]) => list.pop(),
  'a hole': ([, list]) => Reflect.deleteProperty(list, 1),
  'a property of a list': ([, list]) => Object.assign(list, { extra: 1 }),
  'a symbol of a list': ([, list]) => Object.assign(list, { [Symbol.iterator]: 1 }),
  'a frozen list': ([, list]) => Object.freeze(list),
  'a list of another class': ([, list]) => Object.setPrototypeOf(list, null) as object,
  'a change in a list in a list': ([, list]) => (list[2] as unknown[]).push(0),
};

test('holds what nobody touched', () => {
  const { trail, args } = read();
  expect(trail.holds(args)).toBe(true);
  expect(trail.holds(args)).toBe(true);
  expect(trail.holds([...args])).toBe(false);
});

test.each(Object.entries(CHANGES))('does not hold after %s', (_, change) => {
  const { trail, args } = read();
  change(args);
  expect(trail.holds(args)).toBe(false);
});

test.each(['[&1 {a: 1}, *1]', '[&1 {self: *1}]', '[(a) => a]', '[Symbol("s")]', '[, 1]', '[{get a() { return 1; }}]', '[Object.freeze({a: 1})]', '[new Map([[1, {a: 1}]])]', '[Cart {a: 1}]', '[{__proto__: null, a: 1}]'])('leaves %s to printing', (text) => {
  const { trail, args } = read(text);
  expect(trail.holds(args)).toBe(false);
});

test('knows its records and lists, few or many', () => {
  const { trail, args } = read();
  expect([args[0], args[0].in, args[1], {}, 'a', 1, null].map((value) => trail.has(value))).toEqual([true, true, true, false, false, false, false]);
  const many = read(`[${'{a: 1}, '.repeat(100)}"s"]`);
  expect(trail.has(many.args[0])).toBe(false);
  expect(many.trail.has(many.args[0])).toBe(true);
  expect(many.trail.holds(many.args)).toBe(true);
});

test('leaves what is nested beyond the stack to printing', () => {
  const { trail, args } = read(`[${'['.repeat(2000)}${']'.repeat(2000)}]`);
  expect(trail.holds(args)).toBe(false);
});
