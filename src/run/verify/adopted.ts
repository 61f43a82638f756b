import { withdrawnIn } from '../../ledger/live.js';
import type { Decision, Rests } from '../../model/baseline.js';

/** Hash of the implementation that was adopted last: what a decision that records or adopts rests on. */
export function adoptedBy(decisions: readonly Decision[]): string | null {
  return adopted(decisions)?.implementation ?? null;
}

/** The same, with what it was called then. */
export function adopted(decisions: readonly Decision[]): Rests | null {
  return adoptingNow(decisions).at(-1)?.rests ?? null;
}

/**
 * The decisions that make an implementation the prior, the one that counts last. Dates do not order what was decided on one day: so each
 * such decision withdraws those whose place it takes (`supersededBy`). What was adopted comes before what was only recorded.
 */
function adoptingNow(decisions: readonly Decision[]): readonly Decision[] {
  const withdrawn = withdrawnIn(decisions);
  const adopting = decisions.filter((d) => (d.kind === 'adopted' || d.kind === 'recorded') && d.rests.implementation !== '' && !withdrawn.has(d.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const meant = adopting.filter((d) => d.kind === 'adopted');
  return meant.length > 0 ? meant : adopting;
}

/** Ids of the decisions whose place one takes that adopts, or records, this implementation from now on. */
export function supersededBy(kind: 'adopted' | 'recorded', hash: string, decisions: readonly Decision[]): readonly string[] {
  return adoptingNow(decisions).filter((d) => d.rests.implementation !== hash && (kind === 'adopted' || d.kind === 'recorded')).map((d) => d.id);
}
