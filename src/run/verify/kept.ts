import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import { inRegion } from '../../gate/region.js';
import { liveCovers } from '../../ledger/live.js';

/** Whether a live decision keeps a known defect for this case. */
export function isKept(decisions: readonly Decision[], of: Case, today: string): boolean {
  return liveCovers(decisions, today).some(({ decision, cover }) => decision.kind === 'kept' && cover.operation === of.operation && inRegion(of, cover.region));
}
