import { firstDifference } from '../../compare/differences.js';
import { covers as isTrueOf } from '../../compare/symptom.js';
import { coarse, coverOf, covers, SETTLES } from '../../gate/covers.js';
import { givenByAll, withGiven } from '../../gate/given.js';
import { Problem } from '../../host/problem.js';
import { liveCovers } from '../../ledger/live.js';
import type { Cover, Decision, Entry } from '../../model/baseline.js';
import type { Difference, Pair } from '../../model/difference.js';
import type { Row } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import { judgeEntries } from '../verify/ask-behaviour.js';
import { rowContext, type Bench } from '../verify/bench.js';
import type { PendingRow } from '../verify/pending.js';
import { rowsOf } from '../verify/rows.js';
import { plantedAt, plantsFor } from '../self-check/plants.js';
import type { World } from '../world.js';
import type { RuledRow } from './effect.js';
import type { RulingKind } from './settings.js';

/** The pending row of an id. Throws ROW-NOT-FOUND. */
export async function pendingRow(world: World, id: string): Promise<PendingRow> {
  const found = await world.pending.load(id) as PendingRow | null;
  if (found?.holdfast === 2) return found;
  throw new Problem({ code: 'ROW-NOT-FOUND', severity: 'error', message: `There is no row ${id}. Run holdfast verify here and take the id of a row that it prints.` });
}

/** The row's recorded cases as the candidate answers them now: all of them, however many the row stands for. */
export async function ruledRow(bench: Bench, row: Row): Promise<RuledRow> {
  const { judged } = await judgeEntries(bench, bench.loaded.entries, bench.subjects.candidate);
  const now = rowsOf(judged, { ...rowContext(bench), mostCases: Number.POSITIVE_INFINITY }).find((r) => r.id === row.id);
  const cases = new Set(now?.cases.map(caseText));
  return { row, recorded: judged.filter((j) => cases.has(caseText(j.pair.case))) };
}

/** Refuses a ruling that would change nothing of the row. Throws RULING-REFUSED. */
export function refuseUnfit(as: RulingKind, { id, outcome, decision, counts, requirement }: Row): void {
  // A row that a ruling made what it is can be ruled anew; what only should not be may be kept.
  const fit = decision !== null ? SETTLES.undescribed : outcome === 'repair' ? (['repair'] as const) : requirement !== null && counts === 'undecided' && SETTLES[outcome].length === 0 ? (['kept'] as const) : SETTLES[outcome];
  if (fit.some((kind) => kind === as)) return;
  const remedy = fit.length === 0 ? `Mend the code${requirement === null ? '' : `, or change ${requirement} if it asks for the wrong thing`}.` : `It can be ruled ${fit.join(', ')}.`;
  throw refused(`${id} is ${outcome}${requirement === null ? '' : ` of ${requirement}`}, which --as ${as} does not settle. ${remedy}`);
}

/** Live rulings that settle the row already: the new one takes their place, since dates do not order what was ruled on one day. */
export function supersededRulings(decisions: readonly Decision[], { difference, witness, outcome, decision: by }: Row, today: string): readonly string[] {
  const kinds = by === null ? SETTLES[outcome] : SETTLES.undescribed;
  return [...new Set(liveCovers(decisions, today).filter(({ cover, decision }) => kinds.includes(decision.kind) && covers(cover, withGiven(difference, witness), witness.case)).map(({ decision }) => decision.id))];
}

/** How many recorded and explored cases of this row a cover would decide, for people to see beforehand. */
export function covered(list: readonly Cover[], { row, recorded }: RuledRow): { readonly recorded: number; readonly explored: number } {
  return { recorded: recorded.length, explored: row.cases.filter((of) => list.some((c) => covers(c, withGiven(row.difference, row.witness), of))).length };
}

/** Another row that a cover would settle as well. */
function alsoSettled(cover: Cover, as: RulingKind, row: Row, others: readonly Row[]): readonly Row[] {
  return others.filter((other) => other.id !== row.id && SETTLES[other.outcome].includes(as) && covers(cover, withGiven(other.difference, other.witness), other.witness.case));
}

/**
 * The same change in two rows: where a check speaks of some cases and not of others, or where numbers came out close by in some. What a
 * ruling says of a number it says of one close by.
 */
function isSameChange(row: Difference, other: Difference): boolean {
  const coarsely = coarse(other);
  return isTrueOf(row, coarsely) && isTrueOf(coarsely, row);
}

/** Rows of the same change that a ruling settles too, for people to see beforehand. */
export function siblingsOf(list: readonly Cover[], as: RulingKind, row: Row, others: readonly Row[]): readonly Row[] {
  return list.flatMap((cover) => alsoSettled(cover, as, row, others).filter((other) => isSameChange(row.difference, other.difference)));
}

/**
 * What a ruling on a row covers: as wide as it may be without covering a planted fault or the witness of another change, else as close as
 * the values seen. Throws RULING-REFUSED where neither is narrow enough: it would say less than it does.
 */
export function coverFor(as: RulingKind, bench: Bench, { row, recorded }: RuledRow, others: readonly Row[]): Cover {
  // The smallest witness was made smaller than any case that was found.
  const cases = [...row.cases, row.witness.case];
  const told = givenByAll(row.difference, [row.told, withGiven(row.difference, row.witness)]);
  const [wide, close] = [coverOf(told, cases), coverOf(told, cases, 'close')];
  if (tooWide(wide, as, bench, { row, recorded, others }) === null) return wide;
  const why = tooWide(close, as, bench, { row, recorded, others });
  if (why !== null) throw refused(why);
  return close;
}

function tooWide(cover: Cover, as: RulingKind, bench: Bench, { row, recorded, others }: RuledRow & { readonly others: readonly Row[] }): string | null {
  const hit = alsoSettled(cover, as, row, others).find((other) => !isSameChange(row.difference, other.difference));
  if (hit !== undefined) return `The ruling on ${row.id} would also cover the witness of ${hit.id}, ${caseText(hit.witness.case)}. Rule on that row first, or make the spec tell them apart.`;
  for (const plant of entriesAfter(as, bench.entries, recorded).filter((e) => plantedAt(e) === row.difference.operation).slice(0, 50).flatMap((e: Entry) => plantsFor(e, bench.seed))) {
    const pair: Pair = { case: plant.entry.case, prior: plant.entry.observation, candidate: plant.wrong };
    const difference = firstDifference(pair, bench.plan.freedoms);
    if (difference !== null && covers(cover, withGiven(difference, pair), pair.case)) return `The ruling on ${row.id} would also cover a planted fault, ${plant.what} for ${caseText(plant.entry.case)}: it would cover anything. Say in the spec what may vary.`;
  }
  return null;
}

/** The record as the ruling leaves it: what is recorded anew is held to the letter from then on, whatever the ruling covers. */
function entriesAfter(as: RulingKind, entries: readonly Entry[], recorded: RuledRow['recorded']): readonly Entry[] {
  if (as !== 'intended' && as !== 'repair') return entries;
  const now = new Map(recorded.map((j) => [caseText(j.pair.case), j.pair.candidate]));
  return entries.map((entry) => ({ ...entry, observation: now.get(caseText(entry.case)) ?? entry.observation }));
}

export function refused(message: string): Problem {
  return new Problem({ code: 'RULING-REFUSED', severity: 'error', message });
}
