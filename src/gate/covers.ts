import { covers as isTrueOf } from '../compare/symptom.js';
import { liveCovers } from '../ledger/live.js';
import type { Cover, Decision, DecisionKind } from '../model/baseline.js';
import type { Case } from '../model/case.js';
import type { ChangeKind, Difference } from '../model/difference.js';
import { inRegion, regionOf } from './region.js';

/** What a ruling on a row covers from now on: its operation, path, kind of change and classes of value, within the inputs seen. */
export function coverOf(difference: Difference, cases: readonly Case[]): Cover {
  const { operation, path, change, prior, candidate } = difference;
  return { operation, path, change, prior, candidate, region: regionOf(cases) };
}

export function covers(cover: Cover, difference: Difference, of: Case): boolean {
  const { operation, path, prior, candidate } = cover;
  const row: Difference = { operation, path, change: cover.change as ChangeKind, prior, candidate };
  return operation === difference.operation && isTrueOf(row, difference) && inRegion(of, cover.region);
}

/** The ruling that covers an explored difference: who decided, and how. */
export interface Ruling {
  readonly decision: string;
  readonly kind: DecisionKind;
}

/** The newest live decision that covers it; null where none does. What has expired or was taken back covers nothing. */
export function rulingOn(difference: Difference, of: Case, decisions: readonly Decision[], today: string): Ruling | null {
  const newest = liveCovers(decisions, today).findLast(({ cover }) => covers(cover, difference, of))?.decision;
  return newest === undefined ? null : { decision: newest.id, kind: newest.kind };
}
