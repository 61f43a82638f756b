import { expect, it } from 'vitest';
import type { GuestExport } from '../model/protocol.js';
import type { Surface } from '../model/shape.js';
import { pairExports, typedOperation } from './pairing.js';
import type { PairedOperation } from './pairing.js';

const fn = (name: string, called = name): GuestExport => ({ name, kind: 'function', called, arity: 1, members: [] });
const cls = (name: string): GuestExport => ({ ...fn(name), kind: 'class' });

it.each([
  ['by name', [fn('a'), fn('b')], [fn('b'), fn('c')], [['b', 'b', 'b']], ['a'], ['c']],
  ['the only one with the only one', [fn('leven')], [fn('distance')], [['leven', 'leven', 'distance']], [], []],
  ['the default with the only one', [fn('default', 'classNames')], [fn('clsx')], [['classNames', 'default', 'clsx']], [], []],
  ['a default that is also exported by its name, once', [fn('default', 'f'), fn('f')], [fn('default', 'f'), fn('f')], [['f', 'f', 'f']], [], []],
  ['a default without a name', [fn('default', '')], [fn('default', '')], [['subject', 'default', 'default']], [], []],
  ['no class with a function', [cls('A')], [fn('A')], [], ['A'], ['A']],
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
