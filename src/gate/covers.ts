import { isWithin } from '../compare/meet.js';
import type { LiveCover } from '../ledger/live.js';
import type { Cover, Decision, DecisionKind } from '../model/baseline.js';
import type { ChangeKind, Difference } from '../model/difference.js';
import type { CaseOutcome } from '../model/verdict.js';
import { isSaid } from './classes.js';
import { isGiven } from './given.js';
import { inRegion, regionOf, type Closeness, type Spot } from './region.js';

/** What a ruling on a row covers from now on: its operation, path, kind of change and classes of value, within the inputs seen. */
export function coverOf(difference: Difference, spots: readonly Spot[], closeness: Closeness = 'wide'): Cover {
  const { operation, path, change, prior, candidate } = difference;
  return { operation, path, change, prior, candidate, region: regionOf(spots, closeness) };
}

/** A level of data in its path is one of data: a name that the code gives is covered by that name. */
export function covers(cover: Cover, difference: Difference, spot: Spot): boolean {
  const { operation, path, prior } = cover;
  const candidate = isGiven(difference.candidate, cover.candidate) ? difference.candidate : cover.candidate;
  const row: Difference = { operation, path, change: cover.change as ChangeKind, prior, candidate };
  return operation === difference.operation && isWithin(path, difference.path) && (isSaid(row, difference) || isSaid(row, coarse(difference))) && inRegion(spot, cover.region);
}

/** Who rules that a number may be another one has ruled that it may be one close by. */
export function coarse(difference: Difference): Difference {
  return difference.change === 'rounding' ? { ...difference, change: 'value', prior: 'number', candidate: 'number' } : difference;
}

export interface Rulings {
  /** What counts today; as `liveCovers` has it, the newest last. */
  readonly live: readonly LiveCover[];
  /** Those that can settle what is asked about. */
  readonly kinds: readonly DecisionKind[];
}

/**
 * Which rulings settle which outcomes; what violates the spec is settled in the code, or in the spec. What a requirement was given for is
 * a repair from then on, and was intended.
 */
export const SETTLES: Readonly<Record<CaseOutcome, readonly DecisionKind[]>> = {
  repair: ['repair', 'intended'], permitted: ['intended', 'unspecified', 'regression', 'kept', 'retired'], undescribed: ['intended', 'unspecified', 'regression', 'kept', 'retired'], conflict: ['kept'],
  drifted: ['intended', 'unspecified'], noisy: ['unspecified'],
  couldNotRun: [], broken: [], violation: [], regression: [], held: [], 'held-undescribed': [], specified: [], new: [], decided: [],
};

/** The decisions that cover a difference, the newest last. What has expired or was taken back covers nothing. */
export function rulingsOn(difference: Difference, spot: Spot, { live, kinds }: Rulings): readonly Decision[] {
  return live.filter(({ cover, decision }) => kinds.includes(decision.kind) && covers(cover, difference, spot)).map(({ decision }) => decision);
}
