import { expect, it } from 'vitest';
import type { GuestExport } from '../model/protocol.js';
import type { Surface } from '../model/shape.js';
import { openOnes, pairExports, typedOperation } from './pairing.js';
import type { PairedOperation } from './pairing.js';

const fn = (name: string, called = name): GuestExport => ({ name, kind: 'function', called, arity: 1, members: [] });
const cls = (name: string): GuestExport => ({ ...fn(name), kind: 'class' });

it.each([
  ['by name', [fn('a'), fn('b')], [fn('b'), fn('c')], [['b', 'b', 'b']], ['a'], ['c']],
  ['the only one with the only one', [fn('leven')], [fn('distance')], [['leven', 'leven', 'distance']], [], []],
  ['the default with the only one', [fn('default', 'classNames')], [fn('clsx')], [['classNames', 'default', 'clsx']], [], []],
  ['a default that is also exported by its name, once', [fn('default', 'f'), fn('f')], [fn('default', 'f'), fn('f')], [['f', 'f', 'f']], [], []],
  ['a default without a name', [fn('default', '')], [fn('default', '')], [['subject', 'default', 'default']], [], []],
  ['a default with what the other side exports by its name', [{ ...cls('default'), called: 'Cache' }, fn('a')], [cls('Cache'), fn('b')], [['Cache', 'default', 'Cache']], ['a'], ['b']],
  ['the same the other way round, beside a name that both have', [fn('parse'), fn('a')], [fn('default', 'parse'), fn('a')], [['a', 'a', 'a'], ['parse', 'parse', 'default']], [], []],
  ['a default class that is also exported by its name, and its static functions, once', [cls('Cart'), fn('Cart.of', 'of'), { ...cls('default'), called: 'Cart' }, fn('default.of', 'of')], [cls('Cart'), fn('Cart.of', 'of'), { ...cls('default'), called: 'Cart' }, fn('default.of', 'of')], [['Cart', 'Cart', 'Cart'], ['Cart.of', 'Cart.of', 'Cart.of']], [], []],
  ['a default that is also exported by its name, once, whatever a bundler calls it', [cls('Heap'), { ...cls('default'), called: 'Heap' }], [{ ...cls('Heap'), called: 'Heap2' }, { ...cls('default'), called: 'Heap2' }], [['Heap', 'Heap', 'Heap']], [], []],
  ['a default beside a function of its name that is another', [fn('f', 'g'), fn('default', 'f')], [fn('f'), fn('default', 'f')], [['f', 'f', 'f'], ['subject', 'default', 'default']], [], []],
  ['a default whose name a bundler made', [fn('default', 'O')], [fn('default', 'd')], [['subject', 'default', 'default']], [], []],
  ['a class with a function of its name', [cls('A')], [fn('A')], [['A', 'A', 'A']], [], []],
  ['no only class with the only function', [cls('A')], [fn('b')], [], ['A'], ['b']],
  ['a static function of a default class with that of a default function', [{ ...cls('default'), called: 'Bus' }, fn('default.mixin', 'mixin')], [{ ...cls('default'), called: 'Bus' }, fn('mixin')], [['Bus', 'default', 'default'], ['mixin', 'default.mixin', 'mixin']], [], []],
  ['no export with a static function of the default that is one on its own side', [fn('of'), { ...cls('default'), called: 'Bus' }], [fn('of'), { ...cls('default'), called: 'Bus' }, fn('default.of', 'of')], [['of', 'of', 'of'], ['Bus', 'default', 'default']], [], ['default.of']],
  ['nothing of two with two others', [fn('a'), fn('b')], [fn('c'), fn('d')], [], ['a', 'b'], ['c', 'd']],
  ['nothing with nothing', [], [], [], [], []],
])('pairs %s', (...row) => {
  const [, prior, candidate, operations, onlyPrior, onlyCandidate] = row;
  const pairing = pairExports(prior, candidate);
  expect(pairing.operations.map((o) => [o.name, o.prior, o.candidate])).toEqual(operations);
  expect(pairing).toMatchObject({ onlyPrior, onlyCandidate });
});

const OWN: PairedOperation = { name: 'f', prior: 'f', candidate: 'g', kind: 'function', arity: 2, members: [] };

function surface(name: string, type: 'string' | 'number'): Surface {
  return { operations: [{ name, kind: 'function', signatures: [{ parameters: [{ name: 'a', shape: { kind: type }, optional: false, rest: false }], returns: { kind: 'any' } }], members: [] }], definitions: {} };
}
const NONE: Surface = { operations: [], definitions: {} };

it.each([
  ['the prior, if both declare them', surface('f', 'string'), surface('g', 'number'), 'types', 'string'],
  ['the candidate, if the prior has none', NONE, surface('g', 'number'), 'types', 'number'],
  ['nobody: then any value goes', NONE, NONE, 'any value', 'any'],
])('takes the types of %s', (...row) => {
  const [, prior, candidate, inputs, kind] = row;
  const typed = typedOperation(OWN, prior, candidate);
  expect(typed.inputs).toBe(inputs);
  expect(typed.operation.name).toBe('f');
  expect(typed.operation.signatures[0]?.parameters[0]?.shape.kind).toBe(kind);
});

it('takes what makes instances by itself for a function where the types say so, with its functions', () => {
  const declared: Surface = { ...surface('default', 'string'), operations: [...surface('default', 'string').operations, ...surface('unix', 'number').operations] };
  const whole = typedOperation({ ...OWN, prior: 'default', kind: 'class', members: [{ name: 'add', kind: 'method', arity: 1 }] }, declared, NONE);
  expect(whole).toMatchObject({ inputs: 'types', operation: { kind: 'function', members: [] } });
  expect(typedOperation({ ...OWN, prior: 'default.unix' }, declared, NONE).inputs).toBe('types');
});

it('asks what a function gives for the methods of the class that it is on the other side', () => {
  const members = [{ name: 'add', kind: 'method' as const, arity: 1 }];
  const [there] = pairExports([{ ...cls('Cart'), members }], [fn('Cart')]).operations;
  expect(there).toMatchObject({ kind: 'class', members });
  expect(pairExports([{ ...cls('Cart'), members }], [cls('Cart')]).operations[0]?.members).toEqual([]);
});

it('does not construct what its types say that callers do not, where anything else is to be asked', () => {
  const Queue: PairedOperation = { name: 'Queue', prior: 'Queue', candidate: 'Queue', kind: 'class', arity: 0, members: [] };
  const types = (closed: boolean): Surface => ({ operations: [{ name: 'Queue', kind: 'class', signatures: [], members: [], ...(closed ? { closed } : {}) }], definitions: {} });
  const own = typedOperation(Queue, types(true), NONE);
  const other = typedOperation(OWN, surface('f', 'string'), NONE);
  expect(own.operation.closed).toBe(true);
  expect(typedOperation(Queue, types(false), NONE).operation.closed).toBeUndefined();
  expect(openOnes([own, other])).toEqual([other]);
  expect(openOnes([own])).toEqual([own]);
});

it('a function of a default has the types that are declared of it there', () => {
  const typed = typedOperation({ ...OWN, prior: 'unit', candidate: 'unit' }, surface('default.unit', 'string'), NONE);
  expect([typed.inputs, typed.operation.signatures[0]?.parameters[0]?.shape]).toEqual(['types', { kind: 'string' }]);
});

it('asks a class as one where the other side has a function of its name, and a function as one', () => {
  expect(pairExports([cls('A'), fn('b')], [fn('A'), cls('b')]).operations.map((o) => o.kind)).toEqual(['class', 'function']);
});

it('asks a getter of one side where the other declares a field of that name', () => {
  const getter = (name: string): GuestExport['members'][number] => ({ name, kind: 'getter', arity: 0 });
  const [held, shown] = [cls('Counter'), { ...cls('Counter'), members: [getter('value'), getter('older')] }];
  const declares = (...names: readonly string[]): Surface => ({ operations: [{ name: 'Counter', kind: 'class', signatures: [], members: names.map((name) => ({ name, kind: 'getter', signatures: [] })) }], definitions: {} });
  for (const [a, b] of [[held, shown], [shown, held]] as const) {
    const [paired] = pairExports([a], [b]).operations;
    const asked = (prior: Surface, candidate: Surface) => typedOperation(paired as PairedOperation, prior, candidate).operation.members.map((m) => m.name);
    expect(asked(declares('value'), declares('value', 'older'))).toEqual(['value']);
    expect(asked(declares('value'), NONE)).toEqual([]);
  }
});
