import type { LiveCover } from '../ledger/live.js';
import type { Decision, DecisionKind } from '../model/baseline.js';
import type { Difference } from '../model/difference.js';
import type { JudgedCase } from '../model/verdict.js';
import { rulingsOn, SETTLES } from './covers.js';
import { withGiven } from './given.js';
import { violatedRequirements, violatedStrength } from './word.js';

/** A difference of a pair, and at which step of a session it shows; of a call 0. */
export interface Shown {
  readonly difference: Difference;
  readonly step: number;
}

/** All that differs in a pair, the most telling first. */
export interface AllShown {
  readonly list: readonly Shown[];
  /** False where there is more, which is not told. */
  readonly isWhole: boolean;
}

/** What rulings leave of a pair. */
export interface LeftOpen {
  /** What no ruling settles, or one says is wrong, the most telling first; none where all of the pair is settled. */
  readonly open: readonly Shown[];
  /** The decision by which the first of these is wrong. */
  readonly wrong: Decision | null;
  /** Violated requirements that decisions keep. */
  readonly kept: ReadonlySet<string>;
}

/** Outcomes that rulings on differences settle. */
export const RULED: ReadonlySet<JudgedCase['outcome']> = new Set(['repair', 'permitted', 'undescribed']);
/** Outcomes where requirements are violated and no two observations are compared: rulings speak of each requirement. */
export const BREACHES: ReadonlySet<JudgedCase['outcome']> = new Set(['violation', 'conflict']);
/** What may vary, or is kept, may do so after the candidate that does has become the prior; what was recorded stays as it was. */
const DRIFTED: readonly DecisionKind[] = ['kept', 'unspecified'];
/** What else differs in a pair that is a repair, or that only should not be, is settled as it would be elsewhere. */
const BESIDE: readonly DecisionKind[] = ['intended', 'unspecified', 'kept'];

/**
 * What of a pair is not settled by the union of all rulings. One that covers what leads says nothing of the rest: a pair is settled where
 * every difference of it is covered, and none of it is untold.
 */
export function leftOpen(one: JudgedCase, { list, isWhole }: AllShown, live: readonly LiveCover[]): LeftOpen {
  const settles = settling(one);
  if (settles.length === 0) return { open: list, wrong: null, kept: new Set() };
  const ruled = list.map((shown) => ({ shown, by: rulingsAt(one, shown, live) }));
  const all = ruled.flatMap(({ by }) => by);
  const kept = new Set(all.flatMap((d) => (d.kind === 'kept' && d.requirement !== null ? [d.requirement] : [])));
  const wrong = ruled.filter(({ by }) => by.at(-1)?.kind === 'regression');
  if (wrong.length > 0) return { open: wrong.map(({ shown }) => shown), wrong: wrong[0]?.by.at(-1) ?? null, kept };
  const open = ruled.filter(({ by }) => by.length === 0);
  if (open.length > 0) return { open: open.map(({ shown }) => shown), wrong: null, kept };
  const isSettled = isWhole && all.some((d) => settles.includes(d.kind)) && (RULED.has(one.outcome) || violatedRequirements(one.words).every((r) => kept.has(r)));
  return { open: isSettled ? [] : list, wrong: null, kept };
}

/** The decisions that speak of one difference, the newest last. */
export function rulingsAt(one: JudgedCase, { difference, step }: Shown, live: readonly LiveCover[]): readonly Decision[] {
  const settles = settling(one);
  const others = settles.length === 0 || BREACHES.has(one.outcome) || one.outcome === 'drifted' || (RULED.has(one.outcome) && one.outcome !== 'repair') ? [] : BESIDE;
  const kinds = [...settles, ...others];
  return kinds.length === 0 ? [] : rulingsOn(withGiven(difference, step, one.pair), { case: one.pair.case, step }, { live, kinds });
}

/** Kinds of rulings of which one at least has to speak. What only should not be may be kept until a date. */
function settling({ outcome, words }: JudgedCase): readonly DecisionKind[] {
  if (outcome === 'drifted') return DRIFTED;
  if (RULED.has(outcome) || outcome === 'conflict') return SETTLES[outcome];
  return violatedStrength(words) === 'SHOULD' ? ['kept'] : [];
}
