import type { CaseOutcome, SpecWord } from '../model/verdict.js';

/** What is known of one case, once freedom is erased and values are normalised. */
export interface Evidence {
  readonly candidate: Standing;
  /** Null where there is no prior observation. */
  readonly prior: Standing | null;
  /** The two observations are the same; without a prior it means nothing. */
  readonly same: boolean;
  /** A live decision of kind `kept` holds the case. */
  readonly kept: boolean;
}

export interface Standing {
  /** False where our own machinery failed. */
  readonly ran: boolean;
  readonly word: SpecWord;
}

/**
 * The outcome of a case: a total list, the first line that matches wins. Pure, and the only place where an outcome is decided.
 */
export function outcomeOf({ candidate, prior, same, kept }: Evidence): CaseOutcome {
  if (!candidate.ran || prior?.ran === false) return 'couldNotRun';
  if (candidate.word === 'violates') return violated(prior, same, kept);
  if (prior === null) return candidate.word === 'satisfies' ? 'specified' : 'new';
  if (prior.word === 'violates') return 'repair';
  if (!same) return prior.word === 'satisfies' && candidate.word === 'satisfies' ? 'permitted' : 'undescribed';
  return candidate.word === 'satisfies' ? 'held' : 'held-undescribed';
}

function violated(prior: Standing | null, same: boolean, kept: boolean): CaseOutcome {
  if (prior === null) return 'violation';
  if (prior.word !== 'violates') return 'regression';
  if (!same) return 'broken';
  return kept ? 'held' : 'conflict';
}

/** What an outcome adds to the verdict. */
export type Weight = 'safe' | 'undecided' | 'unsafe' | 'invalid';

/** By the table alone; strength and reach come after it (`weigh.ts`). */
export const WEIGHTS: Readonly<Record<CaseOutcome, Weight>> = {
  couldNotRun: 'invalid',
  conflict: 'undecided',
  broken: 'unsafe',
  violation: 'unsafe',
  regression: 'unsafe',
  repair: 'undecided',
  permitted: 'undecided',
  undescribed: 'undecided',
  drifted: 'undecided',
  noisy: 'undecided',
  held: 'safe',
  'held-undescribed': 'safe',
  specified: 'safe',
  new: 'safe',
  decided: 'safe',
};
