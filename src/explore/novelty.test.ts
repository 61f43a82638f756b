import { expect, it } from 'vitest';
import type { Lead, Observation } from '../model/observation.js';
import { newsOf } from './novelty.js';

const leading = (...leads: readonly Lead[]): Observation => ({ kind: 'returned', text: '→ 1', reached: { path: 1, rare: [], near: [], leads, effort: 1 } });

it('tells of what was compared on both sides in turn, since the first are the rarest', () => {
  const of = { kind: 'call', operation: 'f', input: '[]' } as const;
  expect(newsOf(of, [leading([1, 2], [3, 4], [5, 6]), leading(['a', 'b'])]).leads).toEqual([[1, 2], ['a', 'b'], [3, 4], [5, 6]]);
  expect(newsOf(of, [{ kind: 'returned', text: '→ 1' }]).leads).toEqual([]);
});

it('tells the same of a shape where nothing was counted as where something was', () => {
  const of = { kind: 'session', operation: 'f', steps: [{ member: '', access: 'construct', input: '[]' }, { member: 'm', access: 'call', input: '[]' }] } as const;
  const plain: Observation = { kind: 'returned', text: '→ *1\n→ {a: 12, b: "x"}' };
  const counted: Observation = { ...plain, reached: { path: 1, rare: [], near: [], leads: [], effort: 0 } };
  for (const times of [1, 2]) {
    const [without, withCounters] = [plain, counted].map((each) => newsOf(of, Array.from({ length: times }, () => each)));
    expect({ ...withCounters, path: null }).toEqual(without);
  }
  expect(newsOf(of, [plain, { ...plain, text: '→ *1\nthrows' }]).shape).toBe(' → *n | m → {a: n, b: s}  → *n | m throws');
});
