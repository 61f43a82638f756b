import { expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import type { Shrinking } from './descend.js';
import { joinRows } from './join-rows.js';
import { Judge } from './judge.js';
import { Purse } from './purse.js';
import { settle, type Settled } from './settled.js';
import { EVERYTHING } from './where.js';

/** A guest in this process that answers by heart: an input, and what is told of it. */
function guest(told: Readonly<Record<string, string>>): Guest {
  const answer = (of: Case): Observation => {
    const text = told[of.kind === 'call' ? of.input : ''] ?? '→ undefined';
    return { kind: text.startsWith('throws') ? 'threw' : 'returned', text };
  };
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', run: (cases) => Promise.resolve(cases.map(answer)),
    refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(),
  };
}

/** The rows that are left of those that these inputs show, by the input of each. */
async function joined(told: Readonly<Record<string, string>>, rests: Readonly<Record<string, number>> = {}): Promise<readonly string[]> {
  const judge = new Judge({ prior: guest({}), candidate: guest(told) }, compileFreedoms([]), () => 'natural');
  const shrinking: Shrinking = {
    explorer: { within: () => true }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(Object.entries(rests)),
    executions: new Map(), over: () => true, late: () => true, untimed: (work) => work(), purse: new Purse(), progress: () => undefined,
  };
  const pairs = await judge.run(Object.keys(told).map((input) => ({ kind: 'call', operation: 'each', input })));
  await judge.decide(pairs);
  const rows: Settled[] = judge.book.list().map((row) => settle(row, { pair: row.witness, trail: [] }, shrinking));
  return (await joinRows(rows, shrinking)).map(({ row: { witness } }) => (witness.case.kind === 'call' ? witness.case.input : ''));
}

const [QUIET, LOUD] = ['(a) => null', '(a) => { throw new Error("from the callback"); }'];

it('joins what a function in the input does where it is called otherwise with that it is', async () => {
  expect(await joined({ [`[[0], ${QUIET}]`]: '→ undefined; calls fn0(0)', [`[[1], ${LOUD}]`]: 'throws Error("from the callback"); calls fn0(1)' })).toEqual([`[[0], ${QUIET}]`]);
});

it.each([
  ['it is not called', { [`[[0], ${QUIET}]`]: '→ undefined; calls fn0(0)', [`[[1], ${LOUD}]`]: 'throws Error("none")' }],
  ['anything else is handed over', { [`[[0], ${QUIET}]`]: '→ undefined; calls fn0(0)', [`[[1], {}, ${LOUD}]`]: 'throws Error("from the callback"); calls fn0(1)' }],
  ['no function is', { '[[0], 1]': '→ 1; args[0] = []', '[[1], 2]': 'throws Error("none"); args[0] = []' }],
])('joins nothing where %s', async (...[, told]) => {
  expect(await joined(told)).toHaveLength(2);
});

const CHANGES = { '[{}, 1]': '→ undefined; args[0] = {a: 1}', '[1, {b: 2}]': '→ undefined; args[1] = {b: 3}', '[1, 2, ["c"]]': '→ undefined; args[2] = []' };

it('joins what is of one argument or another, of which there may be any number', async () => {
  expect(await joined(CHANGES, { each: 1 })).toEqual(['[{}, 1]', '[1, {b: 2}]']);
  expect(await joined(CHANGES, { each: 0 })).toEqual(['[{}, 1]']);
  expect(await joined(CHANGES, { other: 0 })).toHaveLength(3);
});
