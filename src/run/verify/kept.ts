import { breachOf, spotOf, type Done } from '../../gate/breach.js';
import { covers } from '../../gate/covers.js';
import { violatedRequirements } from '../../gate/word.js';
import { liveCovers } from '../../ledger/live.js';
import { withdrawnIn } from '../../ledger/withdrawn.js';
import type { Decision } from '../../model/baseline.js';
import type { Word } from '../../model/verdict.js';

/** Whether a defect is kept: that the candidate does so, of which the spec says these words. */
export type Kept = (done: Done, words: readonly Word[]) => boolean;

export const NOTHING_KEPT: Kept = () => false;

/** The decisions by which defects are kept today, and until when. */
export function keptToday(decisions: readonly Decision[], today: string): readonly { readonly decision: string; readonly expires: string }[] {
  const withdrawn = withdrawnIn(decisions);
  return decisions.flatMap(({ id, kind, expires }) => (kind === 'kept' && expires !== null && today < expires && !withdrawn.has(id) ? [{ decision: id, expires }] : [])).toSorted((a, b) => (a.expires < b.expires ? -1 : 1));
}

/** What live decisions keep: violations of the requirements that they were made for, and of no other. */
export function keptBy(decisions: readonly Decision[], today: string): Kept {
  const list = liveCovers(decisions, today).filter(({ decision }) => decision.kind === 'kept');
  return (done, words) => {
    const violated = list.length === 0 ? [] : violatedRequirements(words);
    return violated.length > 0 && violated.every((requirement) => list.some(({ cover }) => cover.prior === requirement && covers(cover, breachOf(done, requirement), spotOf(done))));
  };
}
