import type { Decision } from '../model/baseline.js';
import { makeDecision } from './decision/identity.js';
import { withdrawnIn } from './withdrawn.js';
import type { OpenLedger } from './open.js';
import type { Sha256 } from './text/hash.js';

export interface FreshOptions {
  readonly open: OpenLedger;
  readonly sha256?: Sha256;
}

/**
 * Completes a decision that counts. One that says on the same day what another has said is that other one, which may have been taken back,
 * or have had its entries revoked: then it takes the place of that, and so is one of its own.
 */
export function freshDecision(said: Omit<Decision, 'id'>, slug: string, options: FreshOptions): Decision {
  const { open, sha256 } = options;
  const decision = makeDecision(said, slug, sha256);
  if (!open.decisions.some(({ id }) => id === decision.id) || isInForce(decision, open)) return decision;
  return freshDecision({ ...said, withdraws: [...said.withdraws, decision.id] }, slug, options);
}

function isInForce({ id, added }: Decision, { decisions, checked }: OpenLedger): boolean {
  const { live } = checked.ledger;
  return !withdrawnIn(decisions).has(id) && added.every(({ entry }) => live.get(entry)?.by.includes(id) === true);
}
