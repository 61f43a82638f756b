import { expect, it } from 'vitest';
import type { Cluster, Reach } from '../model/difference.js';
import { mergeRows } from './merge-rows.js';

function row(id: string, reach: Reach, input: string, count: number): Cluster {
  return {
    id, reach, count, cause: '', difference: { operation: 'f', path: 'result', change: 'value', prior: 'string', candidate: 'string' },
    witness: { case: { kind: 'call', operation: 'f', input }, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'returned', text: '→ 2' } },
  };
}

it('makes one row of those with one witness, and puts natural ones first', () => {
  const rows = mergeRows([row('a', 'exotic', '[1]', 3), row('b', 'natural', '[2]', 5), row('c', 'exotic', '[1]', 4), row('d', 'edge', '[3]', 1), row('e', 'natural', '[4]', 1)]);
  expect(rows.map((r) => [r.id, r.count])).toEqual([['b', 5], ['e', 1], ['d', 1], ['a', 7]]);
  expect(mergeRows([])).toEqual([]);
});
