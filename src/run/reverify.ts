import type { Cluster, Pair } from '../model/difference.js';
import type { Case } from '../model/case.js';
import type { Judge } from './judge.js';
import type { Sides } from './sides.js';

/** Opens both sides anew, for cases that must not depend on what ran before them. */
export type Fresh = <T>(use: (sides: Sides) => Promise<T>) => Promise<T>;

/** Asked so often, a coin's answer is taken for steady once in 4,000 rows. */
const REPEATS = 6;

export interface Again {
  readonly fresh: Fresh;
  /** Operations that answered differently to one question in the search. */
  readonly noisy: ReadonlySet<string>;
}

export interface Reverified {
  readonly rows: readonly Cluster[];
  /** Witnesses that differ only after other cases ran: results that depend on history. */
  readonly historical: readonly Case[];
}

/**
 * Runs each witness once more in guests that have seen nothing else: first all of them in one pair of guests, then those that no longer
 * differ alone. What differs in neither is no row, nor is what a `noisy` operation does not do `REPEATS` times over: chance can look like a
 * difference twice.
 */
export async function reverify(rows: readonly Cluster[], judge: Judge, { fresh, noisy }: Again): Promise<Reverified> {
  if (rows.length === 0) return { rows: [], historical: [] };
  const together = await fresh((sides) => runOn(sides, rows.map((r) => r.witness.case)));
  const kept: Cluster[] = [];
  const historical: Case[] = [];
  for (const [i, row] of rows.entries()) {
    const again = together[i] as Pair;
    const alone = judge.difference(again) === null ? (await fresh((sides) => runOn(sides, [row.witness.case])))[0] as Pair : again;
    if (judge.difference(alone) === null) historical.push(row.witness.case);
    else if (!noisy.has(row.difference.operation) || await fresh((sides) => steady(alone, judge, sides))) kept.push({ ...row, witness: alone });
  }
  return { rows: kept, historical };
}

async function steady(pair: Pair, judge: Judge, sides: Sides): Promise<boolean> {
  const again = await runOn(sides, Array.from({ length: REPEATS }, () => pair.case));
  return again.every((other) => judge.waver(pair, other) === null);
}

async function runOn(sides: Sides, cases: readonly Case[]): Promise<readonly Pair[]> {
  const [prior, candidate] = await Promise.all([sides.prior.run(cases), sides.candidate.run(cases)]);
  return cases.map((c, i) => ({ case: c, prior: prior[i] as Pair['prior'], candidate: candidate[i] as Pair['candidate'] }));
}
