import { isOfPlatform } from '../value/platform.js';
import { plainName } from '../value/tool-name.js';

/** What is known of the names of classes on both sides: of all that is exported its own, and of exports of one name the prior's to the candidate's. */
export interface ClassNames {
  readonly prior: ReadonlySet<string>;
  readonly candidate: ReadonlySet<string>;
  readonly renamed: ReadonlyMap<string, string>;
}

/** Whether a class of the prior's and one of the candidate's are one, by their names. */
export type IsSameClass = (prior: string, candidate: string) => boolean;

export const SAME_NAME: IsSameClass = (prior, candidate) => prior === candidate;

/**
 * What bundlers, minifiers and compilers call a class is no behaviour: where both sides export it by one name, it is one class, and where
 * its names differ by what a bundler puts to them. Unless one side exports classes of both names: to its users they are two.
 */
export function sameClass({ prior, candidate, renamed }: ClassNames): IsSameClass {
  return (before, now) => before === now || renamed.get(before) === now
    || (plainName(before) === plainName(now) && ![prior, candidate].some((side) => side.has(before) && side.has(now)) && !isOfPlatform(before) && !isOfPlatform(now));
}

const WORD_START = /[\p{ID_Continue}$]*$/u;
const WORD_END = /^[\p{ID_Continue}$]*/u;

/** Whether two printed outcomes begin to differ within names that may be one class's: what begins to differ elsewhere need not be read to know. */
export function mayDifferInClass(prior: string, candidate: string, isSame: IsSameClass): boolean {
  if (isSame === SAME_NAME) return false;
  let at = 0;
  while (at < prior.length && prior[at] === candidate[at]) at++;
  const begun = WORD_START.exec(prior.slice(Math.max(0, at - LONGEST), at))?.[0] ?? '';
  const [before, now] = [prior, candidate].map((text) => begun + (WORD_END.exec(text.slice(at, at + LONGEST))?.[0] ?? '')) as [string, string];
  return before !== '' && before !== now && isSame(before, now);
}

/** Characters of a name that is looked at. */
const LONGEST = 100;
