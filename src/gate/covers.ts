import { covers as isTrueOf } from '../compare/symptom.js';
import { liveCovers } from '../ledger/live.js';
import type { Cover, Decision, DecisionKind } from '../model/baseline.js';
import type { Case } from '../model/case.js';
import type { ChangeKind, Difference } from '../model/difference.js';
import type { CaseOutcome } from '../model/verdict.js';
import { isGiven } from './given.js';
import { inRegion, regionOf, type Closeness } from './region.js';

/** What a ruling on a row covers from now on: its operation, path, kind of change and classes of value, within the inputs seen. */
export function coverOf(difference: Difference, cases: readonly Case[], closeness: Closeness = 'wide'): Cover {
  const { operation, path, change, prior, candidate } = difference;
  return { operation, path, change, prior, candidate, region: regionOf(cases, closeness) };
}

export function covers(cover: Cover, difference: Difference, of: Case): boolean {
  const { operation, path, prior } = cover;
  const candidate = isGiven(difference.candidate, cover.candidate) ? difference.candidate : cover.candidate;
  const row: Difference = { operation, path, change: cover.change as ChangeKind, prior, candidate };
  return operation === difference.operation && (isTrueOf(row, difference) || isTrueOf(row, coarse(difference))) && inRegion(of, cover.region);
}

/** Who rules that a number may be another one has ruled that it may be one close by. */
export function coarse(difference: Difference): Difference {
  return difference.change === 'rounding' ? { ...difference, change: 'value', prior: 'number', candidate: 'number' } : difference;
}

export interface Rulings {
  readonly decisions: readonly Decision[];
  /** ISO date. */
  readonly today: string;
  /** Those that can settle what is asked about. */
  readonly kinds: readonly DecisionKind[];
}

/** The ruling that covers an explored difference: who decided, and how. */
export interface Ruling {
  readonly decision: string;
  readonly kind: DecisionKind;
}

/**
 * Which rulings settle which outcomes; what violates the spec is settled in the code, or in the spec. What a requirement was given for is
 * a repair from then on, and was intended.
 */
export const SETTLES: Readonly<Record<CaseOutcome, readonly DecisionKind[]>> = {
  repair: ['repair', 'intended'], permitted: ['intended', 'unspecified', 'regression', 'kept'], undescribed: ['intended', 'unspecified', 'regression', 'kept'], conflict: ['kept'],
  drifted: ['intended', 'unspecified'], noisy: ['unspecified'],
  couldNotRun: [], broken: [], violation: [], regression: [], held: [], 'held-undescribed': [], specified: [], new: [], decided: [],
};

/** The newest live decision that covers it; null where none does. What has expired or was taken back covers nothing. */
export function rulingOn(difference: Difference, of: Case, { decisions, today, kinds }: Rulings): Ruling | null {
  const newest = liveCovers(decisions, today).findLast(({ cover, decision }) => kinds.includes(decision.kind) && covers(cover, difference, of))?.decision;
  return newest === undefined ? null : { decision: newest.id, kind: newest.kind };
}
