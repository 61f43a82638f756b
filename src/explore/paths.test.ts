import { expect, it } from 'vitest';
import type { Parameter, Shape } from '../model/shape.js';
import { print } from '../value/print.js';
import { documentPlaces, isPath, pathed, pathInto, pathText } from './paths.js';
import { Chance } from './random.js';

const MANY = 600;

it('leads to what a part holds, and now and then to what is not there', () => {
  const chance = new Chance(1);
  const seen = new Set(Array.from({ length: MANY }, () => pathInto([{ a: { b: [7] } }], chance)?.join(' ')));
  for (const path of ['a', 'a b', 'a b 0', 'a b -', 'a b 1', 'a x', 'name']) expect(seen).toContain(path);
  expect(pathInto([1, 'a', [], {}, null, new Date(0)], chance)).toBeNull();
});

it('stands in one argument and leads into another', () => {
  const chance = new Chance(1);
  const args = [[{ id: 7 }], { op: 'add', path: '/', value: 1 }];
  const seen = new Set(Array.from({ length: MANY }, () => print(pathed(args, [0], chance))));
  for (const text of ['[[{id: 7}], {op: "add", path: "/0/id", value: 1}]', '[[{id: 7}], {op: "add", path: "/-", value: 1}]']) expect(seen).toContain(text);
  expect(pathed(['a', 'b'], [0], chance)).toBeNull();
  expect(pathed([{ a: 'b' }], [0], chance)).toBeNull();
  expect(pathed(['a', { deep: true }], [1], chance)).toBeNull();
});

it('leads into what may be any document, and not into options', () => {
  const parameter = (shape: Shape): Parameter => ({ name: 'p', shape, optional: false, rest: false });
  const [any, text] = [parameter({ kind: 'any' }), parameter({ kind: 'string' })];
  const options = parameter({ kind: 'record', properties: [{ name: 'deep', shape: { kind: 'boolean' }, optional: true }] });
  expect(documentPlaces({ parameters: [any, text, any] })).toEqual([0]);
  expect(documentPlaces({ parameters: [parameter({ kind: 'record', properties: [], index: { key: { kind: 'string' }, value: { kind: 'any' } } }), text] })).toEqual([0]);
  expect(documentPlaces({ parameters: [text, options, text] })).toEqual([]);
});

it('is written in the manner of what stood there', () => {
  const chance = new Chance(1);
  const texts = (before: string): readonly string[] => [...new Set(Array.from({ length: MANY }, () => pathText(['a', 0, 'b/~c'], chance, before)))].sort();
  expect(texts('')).toEqual(['/a/0/b~1~0c', 'a.0.b/~c', 'a[0].b/~c']);
  expect(texts('/x')).toEqual(['/a/0/b~1~0c']);
  expect(texts('x.y')).toEqual(['a.0.b/~c', 'a[0].b/~c']);
});

it('is a list of keys, or none', () => {
  expect([['a', 0], [], ['a', {}], 'a', null].map(isPath)).toEqual([true, false, false, false, false]);
});
