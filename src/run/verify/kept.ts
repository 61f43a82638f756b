import { breachOf, type Done } from '../../gate/breach.js';
import { covers } from '../../gate/covers.js';
import { liveCovers } from '../../ledger/live.js';
import type { Decision } from '../../model/baseline.js';
import type { Word } from '../../model/verdict.js';

/** Whether a defect is kept: that the candidate does so, of which the spec says these words. */
export type Kept = (done: Done, words: readonly Word[]) => boolean;

export const NOTHING_KEPT: Kept = () => false;

/** What live decisions keep: a violation of the requirement that they were made for, and no other. */
export function keptBy(decisions: readonly Decision[], today: string): Kept {
  const list = liveCovers(decisions, today).filter(({ decision }) => decision.kind === 'kept');
  return (done, words) => {
    if (list.length === 0) return false;
    const breach = breachOf(done, words);
    return list.some(({ cover }) => cover.prior === breach.prior && covers(cover, breach, done.case));
  };
}
