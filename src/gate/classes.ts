import { commonClass, covers as isTrueOf, kindOfClass } from '../compare/symptom.js';
import { VARIOUS } from '../compare/title.js';
import type { Difference } from '../model/difference.js';

const OR = ' or ';
/** With more of them the class says nothing. */
const MOST_CLASSES = 8;

/**
 * What classes of value have in common, as rulings say it: `string`, or each by its name, `NaN or number`. A row may say `various` of a few;
 * a ruling that did would cover whatever comes.
 */
export function classesOf(names: readonly string[]): string {
  const common = commonClass(names);
  if (common !== VARIOUS) return common;
  const kinds = new Map<string, string[]>();
  for (const name of names.flatMap((n) => n.split(OR))) kinds.set(kindOfClass(name), [...kinds.get(kindOfClass(name)) ?? [], name]);
  return kinds.size > MOST_CLASSES || kinds.has(VARIOUS) ? VARIOUS : [...kinds.values()].map(commonClass).sort().join(OR);
}

/** Whether what a ruling says of classes is true of a difference: it is one of those that are named. */
export function isSaid(said: Difference, one: Difference): boolean {
  if (isTrueOf(said, one)) return true;
  const [prior, candidate] = [said.prior.split(OR), said.candidate.split(OR)];
  return (prior.length > 1 || candidate.length > 1) && prior.some((p) => candidate.some((c) => isTrueOf({ ...said, prior: p, candidate: c }, one)));
}
