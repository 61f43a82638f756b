import type { Entry } from '../../model/baseline.js';
import type { JudgedCase } from '../../model/verdict.js';
import type { Observation } from '../../model/observation.js';
import type { Bench } from './bench.js';

/**
 * Asks recorded cases that were as recorded once more, in the processes in which all else has run meanwhile: an answer that depends on what
 * was asked before shows only now. Where the prior does the same as the record still, it is the candidate that does not.
 */
export async function askAgain({ subjects: { candidate, prior, same }, plan: { freedoms }, voice }: Bench, held: readonly Entry[]): Promise<readonly JudgedCase[]> {
  if (prior === null || same || held.length === 0) return [];
  const now = await candidate.run(held.map((e) => e.case));
  const others = held.map((entry, i) => ({ entry, now: now[i] as Observation })).filter((o) => hasAnswered(o.now) && !freedoms.same(o.entry.observation, o.now, o.entry.case));
  if (others.length === 0) return [];
  const cases = others.map((o) => o.entry.case);
  const [before, free] = await Promise.all([prior.run(cases), voice.free(cases)]);
  return others.filter(({ entry }, i) => free[i] !== true && freedoms.same(entry.observation, before[i] as Observation, entry.case))
    .map((o) => ({ outcome: 'noisy', words: [], origin: 'recorded', pair: { case: o.entry.case, prior: o.entry.observation, candidate: o.now } }));
}

/** What came late, or not at all, says nothing. */
function hasAnswered({ kind }: Observation): boolean {
  return kind === 'returned' || kind === 'threw';
}
