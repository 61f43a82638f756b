import { expect, it } from 'vitest';
import type { Cluster } from '../model/difference.js';
import { rowLines } from './rows.js';
import { plainStyle } from './style.js';

const exotic = (at: number): Cluster => ({
  id: String(at).padStart(8, '0'), reach: 'exotic', difference: { operation: 'f', path: 'result', change: 'value', prior: 'NaN', candidate: 'number' }, cause: 'returns a number where it returned NaN', count: 1, also: [],
  witness: { case: { kind: 'call', operation: 'f', input: `[${at}]` }, prior: { kind: 'returned', text: '→ NaN' }, candidate: { kind: 'returned', text: '→ 1' } },
});

it('what is far from daily use has a line each, up to a number that somebody reads, and is counted beyond it', () => {
  const lines = (rows: number): readonly string[] => rowLines(Array.from({ length: rows }, (_, at) => exotic(at)), plainStyle(100));
  expect(lines(20)).toHaveLength(22);
  expect(lines(20).join('\n')).not.toContain('--json');
  expect(lines(71).slice(-3)).toEqual([expect.stringMatching(/^20 {2}00000019 .* f\(19\)$/), 'and 51 more of them, which --json lists', '']);
});
