import type { Addition, Cover, Decision, EntryHash, Revocation } from '../model/baseline.js';
import type { CaseId } from '../model/case.js';
import { operationNow } from './names.js';
import { withdrawnIn } from './withdrawn.js';

/** An accepted entry: added and not revoked. */
export interface Live extends Addition {
  /** Ids of the decisions by which it is accepted; two that recorded the same accept it both. */
  readonly by: readonly string[];
}

/** What the decisions about one spec say together. The order in which they come does not matter. */
export interface Ledger {
  readonly live: ReadonlyMap<EntryHash, Live>;
  /** Cases with more than one accepted entry, each with all of these. */
  readonly conflicts: readonly (readonly Live[])[];
  /** Revocations of what no decision added. */
  readonly dangling: readonly { readonly by: string; readonly revocation: Revocation }[];
  /** Null where nothing was ever decided. */
  readonly environment: string | null;
}

export function ledgerOf(decisions: readonly Decision[]): Ledger {
  const revoked = new Set<string>();
  for (const { revoked: list } of decisions) for (const { of, entry } of list) revoked.add(`${of} ${entry}`);
  const live = new Map<EntryHash, { readonly case: CaseId; readonly entry: EntryHash; by: readonly string[] }>();
  for (const { id, added } of sorted(decisions)) {
    // Most entries have one decision, and it has thousands of them.
    const alone = [id];
    for (const each of added) {
      if (revoked.size > 0 && revoked.has(`${id} ${each.entry}`)) continue;
      const found = live.get(each.entry);
      if (found === undefined) live.set(each.entry, { case: each.case, entry: each.entry, by: alone });
      else if (!found.by.includes(id)) found.by = [...found.by, id];
    }
  }
  return { live, conflicts: conflictsIn(live.values()), dangling: danglingIn(decisions), environment: environmentOf(decisions) };
}

function sorted(decisions: readonly Decision[]): readonly Decision[] {
  return decisions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function conflictsIn(live: Iterable<Live>): readonly (readonly Live[])[] {
  const first = new Map<CaseId, Live>();
  const several = new Map<CaseId, Live[]>();
  for (const each of live) {
    const other = first.get(each.case);
    if (other === undefined) first.set(each.case, each);
    else several.set(each.case, [...(several.get(each.case) ?? [other]), each]);
  }
  return [...several.values()].map((list) => list.toSorted((a, b) => (`${a.by[0]!} ${a.entry}` < `${b.by[0]!} ${b.entry}` ? -1 : 1))).toSorted((a, b) => (a[0]!.case < b[0]!.case ? -1 : 1));
}

function danglingIn(decisions: readonly Decision[]): Ledger['dangling'] {
  const additions = new Map<string, Set<EntryHash>>();
  const byId = new Map(decisions.map((each) => [each.id, each]));
  const entriesOf = (id: string): Set<EntryHash> => {
    const known = additions.get(id) ?? new Set(byId.get(id)?.added.map(({ entry }) => entry));
    additions.set(id, known);
    return known;
  };
  return decisions.flatMap(({ id, revoked }) => revoked.flatMap((revocation) => (entriesOf(revocation.of).has(revocation.entry) ? [] : [{ by: id, revocation }])));
}

/**
 * Where the baseline was recorded: on what the latest change of environment rests, else the first of all decisions. So the first line
 * of the file follows from the ledger, and two branches that record on two machines do not disagree about it.
 */
export function environmentOf(decisions: readonly Decision[]): string | null {
  const all = sorted(decisions);
  return (all.findLast(({ kind }) => kind === 'environment') ?? all[0])?.rests.environment ?? null;
}

/** Ids of cases to which a ruling gave another entry than what the prior does, with that ruling: they are held to that, whatever else the ruling covers. */
export function wantedCases(decisions: readonly Decision[]): ReadonlyMap<CaseId, string> {
  const withdrawn = withdrawnIn(decisions);
  return new Map(sorted(decisions).filter((d) => (d.kind === 'intended' || d.kind === 'repair') && !withdrawn.has(d.id)).flatMap((d) => d.added.map((a) => [a.case, d.id])));
}

/** A ruling on explored differences that counts. */
export interface LiveCover {
  readonly cover: Cover;
  readonly decision: Decision;
}

/** Covers that no decision withdrew and that have not expired on `today` (ISO date), their operations under the names they have now. */
export function liveCovers(decisions: readonly Decision[], today: string): readonly LiveCover[] {
  const withdrawn = withdrawnIn(decisions);
  return sorted(decisions).filter(({ id, expires }) => !withdrawn.has(id) && (expires === null || today < expires))
    .flatMap((decision) => decision.covers.map((cover) => ({ decision, cover: { ...cover, operation: operationNow(cover.operation, decisions) } })));
}

/** What a new decision must revoke so that the cases have no accepted entry any more. */
export function revocationsOf(cases: ReadonlySet<CaseId>, { live }: Ledger): readonly Revocation[] {
  return [...live.values()].filter((each) => cases.has(each.case)).flatMap((each) => each.by.map((of) => ({ case: each.case, entry: each.entry, of })));
}
