import { askedAt } from '../value/case.js';
import { parseObservation } from '../value/outcome.js';
import type { Difference, Pair } from '../model/difference.js';
import { classOf } from './region.js';

const RETURNED = 'returned ';
const OR = ' or ';

/**
 * The difference with the class of what came out where nothing did: `returned number`. For rows it is one change that something is returned
 * now, whatever it is; a ruling on it is no ruling on whatever may be returned.
 */
export function withGiven(difference: Difference, { case: of, prior, candidate }: Pair): Difference {
  if (difference.change !== 'outcome' || difference.candidate !== 'returned') return difference;
  const before = prior.text.split('\n');
  const step = candidate.text.split('\n').findIndex((line, i) => line.startsWith('→ ') && !before[i]?.startsWith('→ ') && askedAt(of, i) === difference.operation);
  const outcome = parseObservation(candidate.text)[step];
  return outcome === undefined ? difference : { ...difference, candidate: RETURNED + classOf(outcome.value) };
}

/** One difference for all that differ in that only: `returned number or string`. */
export function givenByAll(difference: Difference, all: readonly Difference[]): Difference {
  const classes = new Set(all.flatMap(({ candidate }) => (candidate.startsWith(RETURNED) ? candidate.slice(RETURNED.length).split(OR) : [])));
  return classes.size === 0 ? difference : { ...difference, candidate: RETURNED + [...classes].sort().join(OR) };
}

/** Whether one of the classes that `said` names came out. */
export function isGiven(candidate: string, said: string): boolean {
  return said.startsWith(RETURNED) && candidate.startsWith(RETURNED) && said.slice(RETURNED.length).split(OR).includes(candidate.slice(RETURNED.length));
}
