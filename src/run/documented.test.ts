import { expect, it } from 'vitest';
import type { Shape } from '../model/shape.js';
import { FunctionSources } from '../value/functions.js';
import { shownBy, shownByName, shownOf } from './documented.js';
import type { PairedOperation, Typed } from './pairing.js';

const string: Shape = { kind: 'string' };
const operation = { name: 'wrap', kind: 'function', signatures: [{ parameters: [{ name: 'text', shape: string, optional: false, rest: false }], returns: string }], members: [] } as const;
const typed: Typed = { inputs: 'types', operation };
const paired: PairedOperation = { name: 'wrap', prior: 'default', candidate: 'wrap', kind: 'function', arity: 1, members: [] };

it('takes as examples what is called by any of the names of an operation, within its types', () => {
  const shown = shownBy([
    { names: ['wrap', 'default'], input: '["a b"]' }, { names: ['it', 'default'], input: '["c"]' }, { names: ['wrap'], input: '[1]' }, { names: ['other'], input: '["d"]' }, { names: ['wrap'], input: '[(' },
    { names: ['wrap', 'default'], input: '["a b"]' },
  ], FunctionSources.create());
  expect(shownOf(typed, paired, { shown, definitions: {} })).toEqual([['a b'], ['c']]);
  expect([...shownByName(shown)]).toEqual([['wrap', [['a b'], [1]]], ['it', [['c']]], ['other', [['d']]]]);
});
