import { expect, it } from 'vitest';
import { Problem } from '../host/problem.js';
import { FunctionSources } from '../value/functions.js';
import { readExamples } from './examples.js';

const read = (text: string): readonly (readonly unknown[])[] => readExamples(text, 'calls.txt', FunctionSources.create());

it('reads one argument list a line, and passes over comments and empty lines', () => {
  expect(read('["a", 1]\n\n# no\n// no\n  []  \r\n[undefined, {a: [12n]}]\n')).toEqual([['a', 1], [], [undefined, { a: [12n] }]]);
  expect(read('')).toEqual([]);
});

it.each([
  ['["a"]\n7', 2, /it is a single value/],
  ['[1', 1, /no argument list/],
  ['\n\n[process.exit()]', 3, /calls\.txt:3/],
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
