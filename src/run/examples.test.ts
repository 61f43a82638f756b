import { expect, it } from 'vitest';
import { Problem } from '../host/problem.js';
import type { Folded } from '../model/folded.js';
import { FunctionSources } from '../value/functions.js';
import { readExamples } from './examples.js';

/** Stands for the subject's: knows one expression that is worked out, and one that is not. */
const fold = (text: string): Folded | null => (text.includes('process') ? { ok: false, at: 1, why: 'it would have to be run' } : text === '[2 * 3]' ? { ok: true, text: '[6]' } : null);
const read = (text: string): readonly (readonly unknown[])[] => readExamples(text, 'calls.txt', { functions: FunctionSources.create(), fold });

it('reads one argument list a line, and passes over comments and empty lines', () => {
  expect(read('["a", 1]\n\n# no\n// no\n  []  \r\n[undefined, {a: [12n]}]\n')).toEqual([['a', 1], [], [undefined, { a: [12n] }]]);
  expect(read('')).toEqual([]);
});

it('reads expressions as what they come to, and lists that were copied out of a longer one', () => {
  expect(read('[2 * 3],\n["a"];\n')).toEqual([[6], ['a']]);
});

it.each([
  ['["a"]\n7', 2, /it is a single value/],
  ['[1', 1, /no argument list/],
  ['\n\n[process.exit()]', 3, /calls\.txt:3:2 .* would have to be run, .* as a literal/],
])('names the line of %j that it cannot read', (text, line, message) => {
  expect.assertions(2);
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.finding).toMatchObject({ code: 'EXAMPLE-UNREADABLE', file: 'calls.txt', line });
    expect(error.finding.message).toMatch(message);
  }
});
