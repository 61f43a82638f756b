import { VARIOUS } from '../compare/title.js';
import { parseOutcome } from '../value/outcome.js';
import type { Difference, Pair } from '../model/difference.js';
import { classesOf } from './classes.js';
import { classOf } from './region.js';

const RETURNED = 'returned ';
const OR = ' or ';

/**
 * The difference with the class of what came out where nothing did: `returned number`. For rows it is one change that something is returned
 * now, whatever it is; a ruling on it is no ruling on whatever may be returned.
 */
export function withGiven(difference: Difference, step: number, { candidate }: Pair): Difference {
  if (difference.change !== 'outcome' || difference.candidate !== 'returned') return difference;
  const line = candidate.text.split('\n')[step];
  return line === undefined ? difference : { ...difference, candidate: RETURNED + classOf(parseOutcome(line).value) };
}

/** The same as rows have it. */
export function plain(difference: Difference): Difference {
  return difference.candidate.startsWith(RETURNED) ? { ...difference, candidate: RETURNED.trim() } : difference;
}

/** One difference for all of a row, as a ruling says it: with each class of value that was seen, and what came out: `returned number or string`. */
export function toldByAll(difference: Difference, all: readonly Difference[]): Difference {
  const given = new Set(all.flatMap(({ candidate }) => (candidate.startsWith(RETURNED) ? candidate.slice(RETURNED.length).split(OR) : [])));
  const of = (side: 'prior' | 'candidate'): string => classesOf([...(difference[side] === VARIOUS ? [] : [difference[side]]), ...all.map((d) => d[side])]);
  return { ...difference, prior: of('prior'), candidate: given.size === 0 ? of('candidate') : RETURNED + [...given].sort().join(OR) };
}

/** Whether one of the classes that `said` names came out. */
export function isGiven(candidate: string, said: string): boolean {
  return said.startsWith(RETURNED) && candidate.startsWith(RETURNED) && said.slice(RETURNED.length).split(OR).includes(candidate.slice(RETURNED.length));
}
