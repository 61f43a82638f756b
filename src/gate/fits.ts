import { NO_EXPORT } from '../compare/title.js';
import type { DecisionKind } from '../model/baseline.js';
import type { Difference } from '../model/difference.js';
import type { Row } from '../model/verdict.js';
import { SETTLES } from './covers.js';

/** Whether it is that the candidate does not have the operation any more. */
export function isGone({ change, candidate }: Difference): boolean {
  return change === 'outcome' && candidate === NO_EXPORT;
}

/** The kinds of rulings that can settle a row, as people are offered them; none where code or spec have to change. */
export function fitting({ outcome, decision, counts, requirement, difference }: Pick<Row, 'outcome' | 'decision' | 'counts' | 'requirement' | 'difference'>): readonly DecisionKind[] {
  // What is there no more promises nothing, and nothing of it can be free.
  if (isGone(difference) && requirement === null) return ['retired', 'regression', 'kept'];
  // A row that a ruling made what it is can be ruled anew; what only should not be may be kept.
  if (decision === null && outcome === 'repair') return ['repair'];
  const kinds = SETTLES[decision === null ? outcome : 'undescribed'];
  return kinds.length === 0 && requirement !== null && counts === 'undecided' ? ['kept'] : kinds.filter((kind) => kind !== 'retired');
}
