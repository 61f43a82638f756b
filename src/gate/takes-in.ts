import { covers as isTrueOf } from '../compare/symptom.js';
import type { Case } from '../model/case.js';
import type { Difference, Reach } from '../model/difference.js';
import type { Row } from '../model/verdict.js';
import { coarse, covers } from './covers.js';
import { RULED } from './left-open.js';
import { coversTold } from './told-covers.js';

const REACHES: readonly Reach[] = ['natural', 'edge', 'exotic'];
const COUNTS: readonly Row['counts'][] = ['unsafe', 'undecided', 'reported'];

/**
 * Whether one row may stand for another besides itself, if both prove to be of one cause. What is evidence of that, a candidate can make up: it
 * can let a change that nobody would accept shrink into one that everybody would. So evidence may take away a row, and never widen a ruling: a
 * row takes in another only where a ruling on it settles the other anyway, as it stands, in every case that is known of it. That is so if
 * - both are of one outcome, under one requirement, and open to the same rulings;
 * - it is the same change (`isSameChange`): a ruling that reaches the witness of another change is refused, and has to stay so;
 * - what the one tells covers all that the other tells, wherever that was seen;
 * - it weighs no less, and lies no farther from daily use: nothing that blocks hides behind what does not.
 * Rows of several operations stay apart, since no ruling reaches from one to another.
 */
export function takesIn(lead: Row, other: Row): boolean {
  if (lead.outcome !== other.outcome || !RULED.has(lead.outcome) || lead.requirement !== other.requirement || lead.decision !== null || other.decision !== null) return false;
  if (!isAsked(lead) || !isAsked(other) || !isSameChange(lead.difference, other.difference)) return false;
  if (COUNTS.indexOf(lead.counts) > COUNTS.indexOf(other.counts) || REACHES.indexOf(lead.reach) > REACHES.indexOf(other.reach)) return false;
  const list = coversTold(lead, 'wide');
  return other.told.every(({ difference, seen }) => seen.every(([at, step, path]) => list.some((cover) => covers(cover, { ...difference, path }, { case: other.cases[at] as Case, step }))));
}

function isAsked({ origin }: Row): boolean {
  return origin === 'explored' || origin === 'recorded';
}

/**
 * The same change in two rows: where a check speaks of some cases and not of others, or where numbers came out close by in some. What a
 * ruling says of a number it says of one close by.
 */
export function isSameChange(row: Difference, other: Difference): boolean {
  const coarsely = coarse(other);
  return row.operation === other.operation && isTrueOf(row, coarsely) && isTrueOf(coarsely, row);
}
