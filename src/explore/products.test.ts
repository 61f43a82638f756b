import { expect, test } from 'vitest';
import type { Product, ProductMember } from '../model/observation.js';
import type { Operation } from '../model/shape.js';
import { Products } from './products.js';

const NAMED = { definitions: {}, classes: new Map() };
const untyped: Operation = { name: 'f', kind: 'function', signatures: [], members: [] };

function product(members: Readonly<Record<string, 'method' | 'getter'>>, parts: Partial<Product> = {}): Product {
  return { of: null, by: '', route: '', arity: null, members: Object.entries(members).map(([name, kind]): ProductMember => ({ name, kind, arity: 1 })), ...parts };
}

function names(products: Products, route = ''): readonly string[] {
  return products.at(route).map((m) => m.name);
}

test('only what both sides have can be asked', () => {
  const products = new Products(untyped, NAMED);
  expect(names(products)).toEqual([]);
  products.learn([[product({ a: 'method', b: 'method', c: 'getter' })], []]);
  expect(names(products)).toEqual([]);
  products.learn([[], [product({ a: 'method', c: 'method', d: 'method' }, { arity: 0 })]]);
  expect(names(products)).toEqual(['a']);
  products.learn([[product({}, { arity: 2 })], []]);
  expect(names(products)).toEqual(['a', '()']);
});

test('of what is declared nothing else is asked, with the types that stand there', () => {
  const string = { parameters: [{ name: 'text', shape: { kind: 'string' }, optional: false, rest: false }], returns: { kind: 'boolean' } } as const;
  const products = new Products({ ...untyped, makes: { calls: [string], members: [{ name: 'size', kind: 'getter', signatures: [] }] } }, NAMED);
  products.learn([[product({ size: 'getter', hidden: 'method' }, { arity: 1 })]]);
  expect(names(products)).toEqual(['()', 'size']);
  expect(products.signatures('()')).toEqual([string]);
});

test('a signature that gives a function by its shape declares it, through a promise too', () => {
  const returns = { kind: 'builtin', name: 'Promise', of: [{ kind: 'function', parameters: [], returns: { kind: 'number' } }] } as const;
  const products = new Products({ ...untyped, signatures: [{ parameters: [], returns }] }, NAMED);
  products.learn([[product({ other: 'method' }, { arity: 0 })]]);
  expect(names(products)).toEqual(['()']);
});

test('a method leads on where what it gives can be asked', () => {
  const products = new Products(untyped, NAMED);
  const start = product({ add: 'method', parts: 'method', size: 'getter' });
  products.learn([[start, product({ add: 'method', parts: 'method' }, { of: '', by: 'add', route: '' }), product({ head: 'method' }, { of: '', by: 'parts', route: '.parts' })]]);
  expect([products.next('', 'add'), products.next('', 'parts'), products.next('', 'size'), products.next('.parts', 'head')]).toEqual(['', '.parts', null, null]);
  expect(names(products, '.parts')).toEqual(['head']);
  products.learn([[product({}, { of: '', by: 'add', route: '', isLater: true })]]);
  expect([products.isLater('', 'add'), products.isLater('', 'parts')]).toEqual([true, false]);
});
