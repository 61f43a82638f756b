import { expect, it } from 'vitest';
import { compileFreedoms } from '../../compare/erase.js';
import { checkedEntry, entryLine } from '../../ledger/text/entry.js';
import type { Cover, Decision } from '../../model/baseline.js';
import type { JudgedCase } from '../../model/verdict.js';
import { rowsOf, type RowContext } from './rows.js';

/** A session with a counter to which something is added: what the prior made, and what it reads then; the same of the candidate. */
function counted(added: number, ...sides: readonly [made: string, value: number][]): JudgedCase {
  const [prior, candidate] = sides.map(([made, value]) => {
    const line = entryLine(`counter = new Counter(0) → ${made}\ncounter.add(${added}) → undefined\ncounter.value → ${value}`, 1);
    if (line === null) throw new Error('no entry');
    return checkedEntry(line);
  });
  if (prior === undefined || candidate === undefined) throw new Error('two sides');
  return { outcome: 'undescribed', words: [], origin: 'explored', pair: { case: prior.case, prior: prior.observation, candidate: candidate.observation } };
}

const CONTEXT: RowContext = { spec: 'counter.spec.md', freedoms: compileFreedoms([]), reach: () => 'natural', decisions: [], wanted: new Map(), today: '2026-01-01', strict: false };
const FIELD = 'Counter {value: 0}';
const HIDDEN = 'Counter {<private>}';

const told = (judged: readonly JudgedCase[], asked: number): readonly unknown[] => rowsOf(judged, { ...CONTEXT, asked: () => asked }).map(({ difference: { operation, path, change }, count, isBehind = false }) => [operation, path, change, count, isBehind]);

it('a method that is wrong has a row of its own behind what all instances show', () => {
  const judged = [...[1, 2, 3].map((n) => counted(n, [FIELD, n], [HIDDEN, n])), counted(100, [FIELD, 100], [HIDDEN, 101])];
  expect(told(judged, 4)).toEqual([['Counter', 'result.value', 'removed', 4, false], ['Counter.value', 'result', 'value', 1, true]]);
  const rows = rowsOf(judged, { ...CONTEXT, asked: () => 4 });
  expect(rows.map((row) => row.witness.case)).toEqual([judged[0]?.pair.case, judged[3]?.pair.case]);
  // Who rules on the method says nothing of how instances are made, which shows in its witness too.
  expect(rows.map((row) => row.told.map((one) => one.difference.operation))).toEqual([['Counter'], ['Counter.value']]);
  expect(rows[1]?.besides.map((one) => one.difference.operation)).toEqual(['Counter']);
});

it('what follows from an instance that is seldom made otherwise stays with it', () => {
  const judged = [counted(100, [FIELD, 100], ['Counter {value: 1}', 101])];
  expect(told(judged, 10)).toEqual([['Counter', 'result.value', 'value', 1, false]]);
});

it('a method that was ruled to be wrong is unsafe, also where what leads is no ruling\'s business', () => {
  const { pair } = counted(100, [FIELD, 100], [HIDDEN, 101]);
  const cover: Cover = { operation: 'Counter.value', path: 'result', change: 'value', prior: 'number', candidate: 'number', region: '*' };
  const wrong: Decision = { id: 'wrong', spec: '', kind: 'regression', date: '2026-01-01', by: '', why: '', requirement: null, rests: { implementation: '', name: '', environment: '' }, added: [], revoked: [], covers: [cover], expires: null, moved: null, withdraws: [] };
  const [row] = rowsOf([{ outcome: 'undescribed', words: [], origin: 'explored', pair }], { ...CONTEXT, decisions: [wrong] });
  expect(row).toMatchObject({ counts: 'unsafe', outcome: 'regression', decision: 'wrong', difference: { operation: 'Counter.value' } });
});
