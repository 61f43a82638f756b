import type { Decision, DecisionKind } from '../model/baseline.js';

/**
 * Decisions that were taken back, or that a later one took the place of: by one that was not taken back itself. What adopted or recorded a
 * prior does not come back because the one that took its place was followed by a third. Rulings on a change end where it becomes the prior:
 * while the decision that made it so is in force, and by no other.
 */
export function withdrawnIn(decisions: readonly Decision[]): ReadonlySet<string> {
  const by = new Map<string, Decision[]>();
  for (const each of decisions) for (const of of each.withdraws) by.set(of, [...(by.get(of) ?? []), each]);
  const adopting = new Set(decisions.filter(adopts).map((d) => d.id));
  const line = new Set<string>();
  // A decision names only what was there before it, so these end.
  const isUndone = (id: string): boolean => (by.get(id) ?? []).some((each) => !adopting.has(each.id) && !isWithdrawn(each.id));
  const isFollowed = (id: string): boolean => (by.get(id) ?? []).some((each) => adopting.has(each.id) && (adopting.has(id) ? !isUndone(each.id) : line.has(each.id)));
  const isWithdrawn = (id: string): boolean => isUndone(id) || isFollowed(id);
  extend(line, inForce(decisions.filter((d) => adopts(d) && !isWithdrawn(d.id))), decisions);
  return new Set([...by.keys()].filter(isWithdrawn));
}

/**
 * The decisions that make an implementation the prior, the one that counts last. Dates do not order what was decided on one day: so each
 * such decision withdraws those whose place it takes (`supersededBy`). What was adopted comes before what was only recorded.
 */
export function adoptingNow(decisions: readonly Decision[]): readonly Decision[] {
  const withdrawn = withdrawnIn(decisions);
  return ordered(decisions.filter((d) => adopts(d) && !withdrawn.has(d.id)));
}

/** Rulings that say how a candidate may differ from the prior: once that is the prior itself, they have nothing to say any more. */
const OF_A_CHANGE: ReadonlySet<DecisionKind> = new Set(['intended', 'repair', 'retired']);

/**
 * Ids of what a decision withdraws that adopts, or records, this implementation: the decisions whose place it takes, and the rulings on
 * the change that is the prior from then on. Else what they cover would cover the next change too, of which nobody has ruled.
 */
export function supersededBy(kind: 'adopted' | 'recorded', hash: string, decisions: readonly Decision[]): readonly string[] {
  const now = adoptingNow(decisions);
  const taken = now.filter((d) => d.rests.implementation !== hash && (kind === 'adopted' || d.kind === 'recorded')).map((d) => d.id);
  const prior = now.at(-1);
  const isNext = prior !== undefined && prior.rests.implementation !== hash && (kind === 'adopted' || prior.kind === 'recorded');
  const withdrawn = withdrawnIn(decisions);
  const rulings = isNext ? decisions.filter((d) => OF_A_CHANGE.has(d.kind) && d.covers.length > 0 && !withdrawn.has(d.id)).map((d) => d.id).toSorted() : [];
  return [...taken, ...rulings];
}

function adopts({ kind, rests }: Decision): boolean {
  return (kind === 'adopted' || kind === 'recorded') && rests.implementation !== '';
}

function ordered(adopting: readonly Decision[]): readonly Decision[] {
  const all = adopting.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const meant = all.filter((d) => d.kind === 'adopted');
  return meant.length > 0 ? meant : all;
}

/** Of those that count, all that made the prior what it is: two branches may have adopted two. */
function inForce(adopting: readonly Decision[]): readonly Decision[] {
  const prior = ordered(adopting).at(-1)?.rests.implementation;
  return adopting.filter((d) => d.rests.implementation === prior);
}

/** With those whose place they took, and so on. */
function extend(line: Set<string>, from: readonly Decision[], decisions: readonly Decision[]): void {
  for (const one of from) {
    if (line.has(one.id)) continue;
    line.add(one.id);
    extend(line, decisions.filter((d) => adopts(d) && one.withdraws.includes(d.id)), decisions);
  }
}
