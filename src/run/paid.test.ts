import { expect, it } from 'vitest';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import { paidFor } from './paid.js';
import { Purse } from './purse.js';

const cases = Array.from({ length: 20 }, (_, i): Case => ({ kind: 'call', operation: 'f', input: `[${i}]` }));

/** How many cases are run at a time, of those like a pair of this observation. */
async function steps(like: Pair['prior'], of: Case = cases[0] as Case): Promise<readonly number[]> {
  const asked: number[] = [];
  const run = async (list: readonly Case[]): Promise<Pair[]> => {
    asked.push(list.length);
    return list.map((one) => ({ case: one, prior: like, candidate: like }));
  };
  for await (const pairs of paidFor(cases, { case: of, prior: like, candidate: like }, { judge: { run }, purse: new Purse() })) expect(pairs.length).toBe(asked.at(-1));
  return asked;
}

it('asks what is cheap at once, and a few at a time what is not: those after the first that serves would be run for nothing', async () => {
  expect(await steps({ kind: 'returned', text: '→ 1' })).toEqual([20]);
  expect(await steps({ kind: 'returned', text: `→ "${'x'.repeat(100_000)}"` })).toEqual([4, 4, 4, 4, 4]);
  expect(await steps({ kind: 'returned', text: '→ 1' }, { kind: 'session', operation: 'f', steps: [] })).toEqual([8, 8, 4]);
  expect(await steps({ kind: 'crashed', text: 'crashes' })).toEqual(Array.from({ length: 20 }, () => 1));
});

it('asks no more than can be paid for: of cases that never end a few, and fewer where each has all its time', async () => {
  const hangs = { kind: 'timedOut', text: 'never returns' } as const;
  const many = Array.from({ length: 100 }, (_, i): Case => ({ kind: 'call', operation: 'f', input: `[${i}]` }));
  for (const [where, most] of [['hasty', 20], ['judged', 4]] as const) {
    let asked = 0;
    const run = async (list: readonly Case[]): Promise<Pair[]> => {
      asked += list.length;
      return list.map((one) => ({ case: one, prior: hangs, candidate: hangs }));
    };
    for await (const pairs of paidFor(many, { case: many[0] as Case, prior: hangs, candidate: hangs }, { judge: { run }, purse: new Purse(where) })) expect(pairs).toHaveLength(1);
    expect(asked, where).toBe(most);
  }
});
