import type { Reach } from '../model/difference.js';
import type { Strength } from '../model/spec.js';
import type { CaseOutcome } from '../model/verdict.js';
import { WEIGHTS, type Weight } from './outcome.js';

/** What a row is weighed by. */
export interface Weighed {
  readonly outcome: CaseOutcome;
  readonly reach: Reach;
  /** The strongest requirement that the candidate violates; null where it violates none. */
  readonly violated: Strength | null;
  /** Exotic rows block too. */
  readonly strict: boolean;
}

/**
 * What a row counts as: a violated MUST is unsafe, a violated SHOULD undecided. Natural and edge rows block; a row that is exotic and
 * violates no check stands below the verdict.
 */
export function weigh({ outcome, reach, violated, strict }: Weighed): Weight | 'reported' {
  const weight = WEIGHTS[outcome];
  if (weight === 'unsafe' && violated === 'SHOULD') return 'undecided';
  if (weight === 'undecided' && reach === 'exotic' && violated === null && outcome !== 'drifted' && !strict) return 'reported';
  return weight;
}
