import type { Requirement } from '../model/spec.js';
import { freedomText, likeness, meaningOf } from './meaning.js';

/** A requirement, and the place of its spec in the list of pairs. */
export interface At {
  readonly requirement: Requirement;
  readonly spec: number;
}

export interface Matched {
  readonly before: At;
  readonly now: At;
  /** By which the two are one. `reused`: by its id alone, and nothing else of it is what it was. */
  readonly by: 'id' | 'content' | 'reused';
}

export interface Matching {
  readonly pairs: readonly Matched[];
  readonly gone: readonly At[];
  readonly fresh: readonly At[];
}

/**
 * Which requirement is which: of one id, in the same spec first, then in another one. An id under which nothing is as it was first gives
 * way to what has another id and the same title and checks.
 */
export function matchRequirements(before: readonly At[], now: readonly At[]): Matching {
  const [gone, fresh] = [new Set(before), new Set(now)];
  const pairs: Matched[] = [];
  const take = (by: Matched['by'], isOne: (a: At, b: At) => boolean): void => {
    for (const old of gone) {
      const other = [...fresh].find((one) => isOne(old, one));
      if (other === undefined) continue;
      pairs.push({ before: old, now: other, by });
      gone.delete(old);
      fresh.delete(other);
    }
  };
  const sameId = (a: At, b: At): boolean => a.requirement.id === b.requirement.id;
  take('id', (a, b) => a.spec === b.spec && sameId(a, b) && isStill(a.requirement, b.requirement));
  take('id', (a, b) => sameId(a, b) && isStill(a.requirement, b.requirement) && !isBare(a.requirement));
  take('content', (a, b) => contentOf(a.requirement) !== null && contentOf(a.requirement) === contentOf(b.requirement));
  take('reused', (a, b) => a.spec === b.spec && sameId(a, b));
  return { pairs, gone: [...gone], fresh: [...fresh] };
}

/** Words that a title and its prose must share to be about the same thing, where no check says that they are. */
const ALIKE = 0.34;

/** Whether anything of a requirement is what it was: its title, its prose, or a check of it. */
function isStill(a: Requirement, b: Requirement): boolean {
  if (a.title === b.title || (a.text !== '' && a.text === b.text)) return true;
  const subjects = new Set(subjectsOf(a));
  return subjectsOf(b).some((s) => subjects.has(s)) || likeness(`${a.title} ${a.text}`, `${b.title} ${b.text}`) > ALIKE;
}

/** What its checks and freedoms are about, whatever they expect. */
function subjectsOf({ checks, freedoms }: Requirement): readonly string[] {
  return [...checks.map((c) => (c.kind === 'pin' ? JSON.stringify(c.case) : meaningOf(c))), ...freedoms.map(freedomText)];
}

/** In another file an id says something only together with what stands beneath it. */
function isBare({ checks, freedoms, text }: Requirement): boolean {
  return checks.length === 0 && freedoms.length === 0 && text === '';
}

/** Title and checks; null where there is so little that two may have it in common. */
function contentOf({ title, text, checks, freedoms }: Requirement): string | null {
  const says = [...checks.map(meaningOf), ...freedoms.map(freedomText)].toSorted();
  return says.length === 0 && text === '' ? null : JSON.stringify([title, says, says.length === 0 ? text : '']);
}
