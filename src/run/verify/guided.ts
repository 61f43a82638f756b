import type { Case } from '../../model/case.js';
import type { Pair } from '../../model/difference.js';
import type { Observation } from '../../model/observation.js';
import { identical } from '../judge.js';
import type { Sides } from '../sides.js';

export type RunPairs = (cases: readonly Case[], enough?: () => boolean) => Promise<readonly Pair[]>;

export interface GuidedOptions {
  /** Both sides, with their branches counted. */
  readonly counting: Sides;
  /** Runs cases where nothing is counted. */
  readonly plain: RunPairs;
  /** Whether enough was learnt: from then on nothing is counted. */
  readonly turned: (asked: number) => boolean;
}

/**
 * Runs cases where branches are counted, so that the search learns what is new about them, and later where nothing is: code that knows when
 * it is counted cannot show itself from its best side alone. What differs is run again where nothing is counted, and those answers count.
 */
export function guided({ counting, plain, turned }: GuidedOptions): RunPairs {
  let asked = 0;
  return async (cases, enough) => {
    if (turned(asked)) return plain(cases, enough);
    asked += cases.length;
    const [prior, candidate] = await Promise.all([counting.prior.run(cases, enough), counting.candidate.run(cases, enough)]);
    const pairs = cases.slice(0, Math.min(prior.length, candidate.length)).map((of, i): Pair => ({ case: of, prior: prior[i] as Observation, candidate: candidate[i] as Observation }));
    const suspects = pairs.filter((p) => !identical(p.prior, p.candidate));
    if (suspects.length === 0) return pairs;
    const again = new Map((await plain(suspects.map((p) => p.case), enough)).map((p) => [p.case, p]));
    const judged: Pair[] = [];
    for (const pair of pairs) {
      const settled = identical(pair.prior, pair.candidate) ? pair : again.get(pair.case);
      // It was enough before its turn came.
      if (settled === undefined) break;
      judged.push({ case: pair.case, prior: hinted(settled.prior, pair.prior), candidate: hinted(settled.candidate, pair.candidate) });
    }
    return judged;
  };
}

function hinted(observation: Observation, { reached }: Observation): Observation {
  return reached === undefined ? observation : { ...observation, reached };
}
