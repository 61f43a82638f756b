import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Shape } from '../../model/shape.js';
import { Explorer } from '../explorer.js';
import { answerOf } from './answers.js';

const property = (name: string, shape: Shape, optional = false) => ({ name, shape, optional });
const promise = (of: Shape): Shape => ({ kind: 'builtin', name: 'Promise', of: [of] });
const called = (returns: Shape): Shape => ({ kind: 'function', parameters: [], returns });
const RESPONSE: Shape = { kind: 'record', properties: [property('ok', { kind: 'boolean' }), property('status', { kind: 'number' }), property('json', called(promise({ kind: 'any' }))), property('body', { kind: 'foreign', name: 'Readable' }, true)] };

it.each<[string, Shape, boolean]>([
  ['a record', RESPONSE, true], ['a promise of a record', promise(RESPONSE), true], ['rows', { kind: 'array', of: RESPONSE }, true], ['a promise of anything', promise({ kind: 'any' }), true],
  ['anything', { kind: 'any' }, false], ['a string', { kind: 'string' }, false], ['strings', { kind: 'array', of: { kind: 'string' } }, false],
  ['what cannot be made', { kind: 'record', properties: [property('body', { kind: 'foreign', name: 'Readable' })] }, false],
])('makes up an answer of %s: %s', (_, returns, is) => {
  expect(answerOf(returns) !== null).toBe(is);
});

it('hands in functions that answer as they are declared to, in what is JavaScript', async () => {
  const explorer = new Explorer({
    seed: 1, definitions: {}, constants: { strings: [], numbers: [], bigints: [], keys: ['temp'], expressions: [] },
    operations: [{ examples: [], operation: { name: 'report', kind: 'function', members: [], signatures: [{ parameters: [{ name: 'fetch', shape: called(promise(RESPONSE)), optional: false, rest: false }], returns: { kind: 'any' } }] } }],
  });
  const inputs = explorer.step([], 300).flatMap(({ case: of }) => (of.kind === 'call' ? [of.input] : []));
  const answers = await Promise.all(inputs.map(async (input): Promise<unknown> => {
    const [fetch] = runInThisContext(input) as [() => unknown];
    try {
      return await fetch();
    } catch {
      return null;
    }
  }));
  const responses = answers.filter((a): a is { ok: boolean; status: number; json(): unknown } => typeof a === 'object' && a !== null && 'json' in a);
  expect(responses.length).toBeGreaterThan(75);
  expect(new Set(responses.map((r) => r.ok))).toEqual(new Set([true, false]));
  for (const { status, json } of responses) expect([typeof status, typeof json]).toEqual(['number', 'function']);
});
