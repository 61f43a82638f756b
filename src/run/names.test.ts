import { describe, expect, it } from 'vitest';
import type { ExplorePlan } from '../explore/plan.js';
import type { Operation, Shape } from '../model/shape.js';
import type { GuestExport } from '../model/protocol.js';
import { classNamesOf, namesOf, restsOf } from './names.js';
import { pairExports } from './pairing.js';

const NOTHING = { strings: [], numbers: [], bigints: [], keys: [], expressions: [] };
const any: Shape = { kind: 'any' };

function taken(parameters: readonly Shape[] | null, example: readonly unknown[], definitions: ExplorePlan['definitions'] = {}): readonly string[] {
  const signatures = parameters === null ? [] : [{ parameters: parameters.map((shape) => ({ name: 'p', shape, optional: false, rest: false })), returns: any }];
  const operation: Operation = { name: 'f', kind: 'function', signatures, members: [] };
  return [...namesOf({ seed: 1, definitions, constants: NOTHING, operations: [{ operation, examples: [example] }] }).taken].sort();
}

const data = (value: Shape): Shape => ({ kind: 'record', properties: [], index: { key: { kind: 'string' }, value } });
const record = (name: string, shape: Shape): Shape => ({ kind: 'record', properties: [{ name, shape, optional: false }] });

describe('keys of examples', () => {
  it('are names where nothing is declared, or nothing is said of them', () => {
    expect(taken(null, [{ a: [{ b: 1 }] }, 'x'])).toEqual(['a', 'b']);
    expect(taken([any], [{ a: { b: 1 } }])).toEqual(['a', 'b']);
  });

  it('are data where the type says so, and whatever lies below', () => {
    expect(taken([data(any), any], [{ a: { b: 1 } }, { c: 1 }])).toEqual(['c']);
    expect(taken([data(data({ kind: 'number' }))], [{ a: { b: 1 } }])).toEqual([]);
  });

  it('are names below data, where the type names them', () => {
    expect(taken([data(record('qty', { kind: 'number' }))], [{ apple: { qty: 1 } }])).toEqual(['qty']);
    expect(taken([{ kind: 'array', of: { kind: 'union', of: [{ kind: 'null' }, { kind: 'reference', name: 'Bag' }] } }], [[null, { apple: 1 }]], { Bag: data({ kind: 'number' }) })).toEqual([]);
  });
});

it('knows from where on an operation, or what it gives, takes any number of arguments', () => {
  const of = (...rest: readonly boolean[]): Operation['signatures'][number] => ({ parameters: rest.map((each) => ({ name: 'p', shape: any, optional: false, rest: each })), returns: any });
  const operation: Operation = {
    name: 'merge', kind: 'class', signatures: [of(false), of(false, true), of(false, false, true)],
    members: [{ name: 'add', kind: 'method', signatures: [of(true)] }, { name: 'size', kind: 'getter', signatures: [] }],
    makes: { calls: [of(false, true)], members: [{ name: 'with', kind: 'method', signatures: [of(false), of(true)] }] },
  };
  expect([...restsOf({ seed: 1, definitions: {}, constants: NOTHING, operations: [{ operation, examples: [] }] })]).toEqual([['merge', 1], ['merge()', 1], ['merge.add', 0], ['merge().with', 0]]);
});

describe('names of classes', () => {
  const cls = (name: string, called = name): GuestExport => ({ name, kind: 'class', called, arity: 0, members: [] });
  const between = (prior: readonly GuestExport[], candidate: readonly GuestExport[]): readonly (readonly [string, string])[] => [...classNamesOf({ prior: { exports: prior }, candidate: { exports: candidate } }, pairExports(prior, candidate).operations).renamed];

  it('go together where both sides export them by one name', () => {
    expect(between([cls('Cart'), cls('default', 'Item')], [cls('Cart', 't'), cls('default', 'n')])).toEqual([['Cart', 't'], ['Item', 'n']]);
    expect(classNamesOf({ prior: { exports: [cls('Cart'), cls('Old')] }, candidate: { exports: [cls('Cart', 't')] } }, [])).toEqual({ prior: new Set(['Cart', 'Old']), candidate: new Set(['t']), renamed: new Map() });
  });

  it('do not where two were given one, or one is a function\'s', () => {
    expect(between([cls('A'), cls('B')], [cls('A', 't'), cls('B', 't')])).toEqual([]);
    expect(between([cls('A', 't'), cls('B', 't')], [cls('A'), cls('B')])).toEqual([]);
    expect(between([{ ...cls('f'), kind: 'function' }], [{ ...cls('f', 'f2'), kind: 'function' }])).toEqual([]);
  });
});
