import { expect, it } from 'vitest';
import { compileFreedoms } from '../../compare/erase.js';
import type { Case } from '../../model/case.js';
import type { Pair, Reach } from '../../model/difference.js';
import type { JudgedCase } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import type { Explored } from './explored.js';
import { rowsOf, type RowContext } from './rows.js';
import { shrinkRows } from './shrink.js';

/** `seldom` is wrong on what is far from daily use, `often` on everything: there a shorter text is nearer to it. */
const reach = (of: Case): Reach => (of.operation === 'often' && caseText(of).length < 12 ? 'natural' : 'edge');
const CONTEXT: RowContext = { spec: 'a.spec.md', freedoms: compileFreedoms([]), reach, decisions: [], wanted: new Map(), today: '2026-01-01', strict: false };

const pairOf = (of: Case): Pair => ({ case: of, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'returned', text: '→ 2' } });
const judged = (pairs: readonly Pair[]): readonly JudgedCase[] => pairs.map((pair) => ({ outcome: 'undescribed', words: [], origin: 'explored', pair }));
const call = (operation: string, input: string): Case => ({ kind: 'call', operation, input });

it('rows stand in the order of what their smallest witnesses are, natural ones first', async () => {
  const found = rowsOf(judged([call('seldom', '[true]'), call('seldom', '[false]'), call('often', '["abcdefghij"]')].map(pairOf)), CONTEXT);
  expect(found.map((row) => row.difference.operation)).toEqual(['seldom', 'often']);
  const explored = { explorer: { within: () => true }, judge: { better: (a: Case, b: Case) => caseText(a).length < caseText(b).length, run: async (cases: readonly Case[]) => cases.map(pairOf) } } as unknown as Explored;
  const rows = (some: readonly JudgedCase[]) => rowsOf(some, CONTEXT);
  const shrunk = await shrinkRows(found, { explored, rows, behind: rows, judge: async (pairs) => judged(pairs), stop: new AbortController().signal, progress: () => undefined });
  expect(shrunk.map((row) => [row.difference.operation, row.reach])).toEqual([['often', 'natural'], ['seldom', 'edge']]);
});
