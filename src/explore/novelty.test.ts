import { expect, it } from 'vitest';
import type { Lead, Observation } from '../model/observation.js';
import { newsOf } from './novelty.js';

const leading = (...leads: readonly Lead[]): Observation => ({ kind: 'returned', text: '→ 1', reached: { path: 1, rare: [], near: [], leads, effort: 1 } });

it('tells of what was compared on both sides in turn, since the first are the rarest', () => {
  const of = { kind: 'call', operation: 'f', input: '[]' } as const;
  expect(newsOf(of, [leading([1, 2], [3, 4], [5, 6]), leading(['a', 'b'])]).leads).toEqual([[1, 2], ['a', 'b'], [3, 4], [5, 6]]);
  expect(newsOf(of, [{ kind: 'returned', text: '→ 1' }]).leads).toEqual([]);
});
