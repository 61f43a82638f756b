import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import { inRegion } from '../../gate/region.js';

/** Whether a live decision keeps a known defect for this case. */
export function isKept(decisions: readonly Decision[], of: Case, today: string): boolean {
  return decisions.some((d) => d.kind === 'kept' && (d.expires === null || d.expires > today) && d.covers.some((c) => c.operation === of.operation && inRegion(of, c.region)));
}
