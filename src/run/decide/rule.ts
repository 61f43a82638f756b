import { everyDifference } from '../../compare/differences.js';
import type { CompiledFreedoms } from '../../compare/erase.js';
import { isWithin } from '../../compare/meet.js';
import { spotOf } from '../../gate/breach.js';
import { covers, rulingsOn, SETTLES, type Rulings } from '../../gate/covers.js';
import { withGiven } from '../../gate/given.js';
import { BREACHES, leftOpen } from '../../gate/left-open.js';
import { inRegion, type Spot } from '../../gate/region.js';
import { allShown } from '../../gate/shown.js';
import { isSameChange } from '../../gate/takes-in.js';
import { isSame } from '../../gate/told.js';
import { coversTold } from '../../gate/told-covers.js';
import { Problem } from '../../host/problem.js';
import { liveCovers } from '../../ledger/live.js';
import type { Cover, Decision, Entry } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Difference, Pair } from '../../model/difference.js';
import type { JudgedCase, Row } from '../../model/verdict.js';
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
  if (found?.holdfast === 6) return found;
  throw new Problem({ code: 'ROW-NOT-FOUND', severity: 'error', message: `There is no row ${id}. Run holdfast verify here and take the id of a row that it prints.` });
}

/** Recorded cases of rows as the candidate answers them now: all of them, however many a row stands for. */
export type RecordedOf = (rows: readonly Row[]) => readonly JudgedCase[];

export async function recordedNow(bench: Bench): Promise<RecordedOf> {
  const { judged } = await judgeEntries(bench, bench.loaded.entries, bench.subjects.candidate);
  const now = rowsOf(judged, { ...rowContext(bench), mostCases: Number.POSITIVE_INFINITY });
  return (rows) => {
    const ids = new Set(rows.map((row) => row.id));
    const cases = new Set(now.filter((row) => ids.has(row.id)).flatMap((row) => row.cases.map(caseText)));
    return judged.filter((j) => cases.has(caseText(j.pair.case)));
  };
}

/** Refuses a ruling that would change nothing of the row. Throws RULING-REFUSED. */
export function refuseUnfit(as: RulingKind, { id, outcome, requirement, rulings }: Row): void {
  if (rulings.some((kind) => kind === as)) return;
  const remedy = rulings.length === 0 ? `Mend the code${requirement === null ? '' : `, or change ${requirement} if it asks for the wrong thing`}.` : `It can be ruled ${rulings.join(', ')}.`;
  throw refused(`${id} is ${outcome}${requirement === null ? '' : ` of ${requirement}`}, which --as ${as} does not settle. ${remedy}`);
}

/** Live rulings that settle the row already: the new one takes their place, since dates do not order what was ruled on one day. */
export function supersededRulings(decisions: readonly Decision[], row: Row, { world, plan }: Bench): readonly string[] {
  const rulings: Rulings = { live: liveCovers(decisions, world.today()), kinds: row.decision === null ? SETTLES[row.outcome] : SETTLES.undescribed };
  return [...new Set(leadingShown(row, plan.freedoms).flatMap(({ difference, spot }) => rulingsOn(difference, spot, rulings)).map(({ id }) => id))];
}

/** A difference as rulings speak of it, and where it shows. */
interface ShownAt {
  readonly difference: Difference;
  readonly spot: Spot;
}

/** What of a row's witness the row is about; a row is told more widely than that. */
function leadingShown({ difference, witness, outcome }: Row, freedoms: CompiledFreedoms): readonly ShownAt[] {
  const shown = BREACHES.has(outcome) ? [] : allShown(witness, freedoms).list.filter((s) => isSame(difference, s.difference));
  const list = shown.length > 0 ? shown : [{ difference, step: spotOf(witness).step }];
  return list.map((s) => ({ difference: withGiven(s.difference, s.step, witness), spot: { case: witness.case, step: s.step } }));
}

/** How many recorded and explored cases of this row its cover would speak of, for people to see beforehand. */
export function covered(list: readonly Cover[], { row, recorded }: RuledRow): { readonly recorded: number; readonly explored: number } {
  const seen = row.told.slice(0, 1).flatMap((lead) => lead.seen.filter(([at, step, path]) => list.some((cover) => isWithin(cover.path, path) && inRegion({ case: row.cases[at] as Case, step }, cover.region))));
  return { recorded: recorded.length, explored: new Set(seen.map(([at]) => at)).size };
}

/** A ruling to be made, and what else it could settle. */
export interface Settling {
  readonly as: RulingKind;
  readonly row: Row;
  readonly others: readonly Row[];
  readonly freedoms: CompiledFreedoms;
}

/** Other rows that a cover would settle as well. */
function alsoSettled(cover: Cover, { as, row, others, freedoms }: Settling): readonly Row[] {
  return others.filter((other) => other.id !== row.id && SETTLES[other.outcome].includes(as) && leadingShown(other, freedoms).some(({ difference, spot }) => covers(cover, difference, spot)));
}

/** Rows of the same change that a ruling settles too, for people to see beforehand. */
export function siblingsOf(list: readonly Cover[], settling: Settling): readonly Row[] {
  return [...new Set(list.flatMap((cover) => alsoSettled(cover, settling).filter((other) => isSameChange(settling.row.difference, other.difference))))];
}

/**
 * What a ruling on a row covers: all that the row tells, as wide as it may be without covering a planted fault or the witness of another
 * change, else as close as the values seen. Throws RULING-REFUSED where neither is narrow enough: it would say less than it does.
 */
export function coversFor(as: RulingKind, bench: Bench, { row, recorded }: RuledRow, others: readonly Row[]): readonly Cover[] {
  const [wide, close] = [coversTold(row, 'wide'), coversTold(row, 'close')];
  if (tooWide(wide, as, bench, { row, recorded, others }) === null) return wide;
  const why = tooWide(close, as, bench, { row, recorded, others });
  if (why !== null) throw refused(why);
  return close;
}

/**
 * Whether a case has nothing open any more once covers count: only then is what the candidate did in it what was ruled on. A case that the
 * ruling says is wrong is spoken for as well.
 */
export function settlement(list: readonly Cover[], { as, requirement, row }: { readonly as: RulingKind; readonly requirement: string | null; readonly row: Row }, bench: Bench): (one: JudgedCase) => boolean {
  const { loaded, world, plan } = bench;
  const gone = new Set(supersededRulings(loaded.decisions, row, bench));
  const decision: Decision = {
    id: '', spec: '', kind: as, date: world.today(), by: '', why: '', requirement, rests: { implementation: '', name: '', environment: '' }, added: [], revoked: [], covers: list, expires: null, moved: null, withdraws: [],
  };
  const live = [...liveCovers(loaded.decisions, world.today()).filter((l) => !gone.has(l.decision.id)), ...list.map((cover) => ({ cover, decision }))];
  return (one) => {
    const { open, wrong } = leftOpen(one, allShown(one.pair, plan.freedoms), live);
    return open.length === 0 || wrong === decision;
  };
}

/** The spec would promise the witness with all that it shows. Throws RULING-REFUSED where it shows what this ruling is not about. */
export function refuseUnsettled({ id, witness, decision, outcome, difference: own }: Row, isSettled: (one: JudgedCase) => boolean, { others, freedoms }: Pick<Settling, 'others' | 'freedoms'>): void {
  if (isSettled({ pair: witness, outcome: decision === null ? outcome : 'undescribed', words: [], origin: 'explored' })) return;
  const shown = allShown(witness, freedoms).list.filter(({ difference }) => !isSame(own, difference));
  const other = shown.flatMap(({ difference }) => others.filter((o) => isSame(o.difference, difference)))[0];
  throw refused(`The witness of ${id} also shows another change${other === undefined ? '' : `, that of row ${other.id} (${other.cause})`}, which the spec would promise with it. Rule on that first, or mend the code.`);
}

function tooWide(list: readonly Cover[], as: RulingKind, bench: Bench, { row, recorded, others }: RuledRow & { readonly others: readonly Row[] }): string | null {
  const hit = list.flatMap((cover) => alsoSettled(cover, { as, row, others, freedoms: bench.plan.freedoms })).find((other) => !isSameChange(row.difference, other.difference));
  if (hit !== undefined) return `The ruling on ${row.id} would also cover the witness of ${hit.id}, ${caseText(hit.witness.case)}. Rule on that row first, or make the spec tell them apart.`;
  const at = new Set(list.map(({ operation }) => operation));
  for (const plant of entriesAfter(as, bench.entries, recorded).filter((e) => at.has(plantedAt(e))).slice(0, 50).flatMap((e: Entry) => plantsFor(e, bench.seed))) {
    const pair: Pair = { case: plant.entry.case, prior: plant.entry.observation, candidate: plant.wrong };
    const { list: shown } = everyDifference(pair, bench.plan.freedoms);
    const isCovered = shown.every(({ difference, step }) => list.some((cover) => covers(cover, withGiven(difference, step, pair), { case: pair.case, step })));
    if (shown.length > 0 && isCovered) return `The ruling on ${row.id} would also cover a planted fault, ${plant.what} for ${caseText(plant.entry.case)}: it would cover anything. Say in the spec what may vary.`;
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
