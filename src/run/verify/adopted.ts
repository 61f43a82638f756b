import { adoptingNow } from '../../ledger/withdrawn.js';
import type { Decision, Rests } from '../../model/baseline.js';

/** Hash of the implementation that was adopted last: what a decision that records or adopts rests on. */
export function adoptedBy(decisions: readonly Decision[]): string | null {
  return adopted(decisions)?.implementation ?? null;
}

/** The same, with what it was called then. */
export function adopted(decisions: readonly Decision[]): Rests | null {
  return adoptingNow(decisions).at(-1)?.rests ?? null;
}
