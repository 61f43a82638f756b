import { outcomeOf } from '../../gate/outcome.js';
import { specWord } from '../../gate/word.js';
import type { CompiledFreedoms } from '../../compare/erase.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { CaseOutcome, JudgedCase, Word } from '../../model/verdict.js';
import type { Kept } from './kept.js';
import { lacks } from './no-export.js';

/** All that is known of one case before it is judged. */
export interface Known {
  readonly case: Case;
  readonly prior: Observation | null;
  readonly candidate: Observation;
  readonly priorWords: readonly Word[];
  readonly words: readonly Word[];
  readonly kept: Kept;
  /** A predicate leaves the outcome of this input free. */
  readonly free: boolean;
  readonly origin: JudgedCase['origin'];
}

/** Judges one case by the table, and by nothing else. */
export function judged(known: Known, freedoms: CompiledFreedoms): JudgedCase {
  const { case: of, candidate, words, origin } = known;
  // Of an operation that is new there is no prior behaviour.
  const prior = known.prior !== null && lacks(known.prior) && !lacks(candidate) ? null : known.prior;
  const outcome = outcomeOf({
    candidate: { ran: candidate.kind !== 'couldNotRun', word: specWord(words) },
    prior: prior === null ? null : { ran: prior.kind !== 'couldNotRun', word: specWord(known.priorWords) },
    same: prior !== null && sameFor(known, prior, freedoms), kept: known.kept(known, words),
  });
  return { outcome, words, origin, pair: { case: of, prior: prior ?? NOTHING, candidate } };
}

/** Whether nothing differs but what is free. Freedom over an input never covers a crash or a time-out. */
export function sameFor({ case: of, candidate, free }: Pick<Known, 'case' | 'candidate' | 'free'>, prior: Observation, freedoms: CompiledFreedoms): boolean {
  if (freedoms.same(prior, candidate, of)) return true;
  return free && [prior, candidate].every((o) => o.kind === 'returned' || o.kind === 'threw');
}

/** Stands in a pair where there is no prior; it is never compared. */
export const NOTHING: Observation = { kind: 'couldNotRun', text: 'no prior observation' };

/** Outcomes in which the two sides are compared, and differ. */
export const DIFFERING: ReadonlySet<CaseOutcome> = new Set<CaseOutcome>(['broken', 'regression', 'repair', 'permitted', 'undescribed', 'drifted', 'noisy']);
