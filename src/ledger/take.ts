import type { Decision, Rests } from '../model/baseline.js';
import { makeDecision } from './decision/identity.js';
import { ledgerOf } from './live.js';
import type { Sha256 } from './text/hash.js';

/** Who rules now, and when. */
export interface Ruling {
  readonly by: string;
  /** ISO date. */
  readonly date: string;
  readonly why: string;
}

/**
 * The decision that settles all conflicts in which `taken` has a part in its favour: the entries of the others are revoked, and a ruling
 * of which no entry is left covers nothing any more. Null where it has a part in none.
 */
export function takeDecision(taken: Decision, decisions: readonly Decision[], { by, date, why }: Ruling, sha256?: Sha256): Decision | null {
  const losing = ledgerOf(decisions).conflicts.flatMap((list) => (list.some((live) => live.by.includes(taken.id)) ? list.filter((live) => !live.by.includes(taken.id)) : []));
  if (losing.length === 0) return null;
  const revoked = losing.flatMap((live) => live.by.map((of) => ({ case: live.case, entry: live.entry, of })));
  const gone = new Set(losing.map((live) => live.entry));
  const gaveWay = decisions.filter((d) => d.covers.length > 0 && d.added.length > 0 && d.added.every(({ entry }) => gone.has(entry))).map(({ id }) => id).toSorted();
  const said = { ...NOTHING_ELSE, spec: taken.spec, kind: taken.kind, expires: taken.expires, by, date, why, requirement: taken.requirement, rests: taken.rests, revoked, withdraws: gaveWay };
  return makeDecision(said, `take ${taken.id.slice(11, -9)}`, sha256);
}

/** What most decisions do not say. */
export const NOTHING_ELSE: Pick<Decision, 'added' | 'revoked' | 'covers' | 'expires' | 'moved' | 'withdraws' | 'requirement'> = { added: [], revoked: [], covers: [], expires: null, moved: null, withdraws: [], requirement: null };

/** On what the latest decision rests, for one that changes names and no behaviour. */
export function latestRests(decisions: readonly Decision[]): Rests {
  const latest = decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1);
  return latest?.rests ?? { implementation: '', name: '', environment: '' };
}
