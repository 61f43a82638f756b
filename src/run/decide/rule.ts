import { firstDifference } from '../../compare/differences.js';
import { covers } from '../../gate/covers.js';
import { Problem } from '../../host/problem.js';
import type { Cover, Entry } from '../../model/baseline.js';
import type { Row } from '../../model/verdict.js';
import { caseText } from '../../value/case.js';
import { judgeEntries } from '../verify/ask-behaviour.js';
import { rowContext, type Bench } from '../verify/bench.js';
import type { PendingRow } from '../verify/pending.js';
import { rowsOf } from '../verify/rows.js';
import { plantsFor } from '../self-check/plants.js';
import type { World } from '../world.js';
import type { RuledRow } from './effect.js';

/** The pending row of an id. Throws ROW-NOT-FOUND. */
export async function pendingRow(world: World, id: string): Promise<PendingRow> {
  const found = await world.pending.load(id) as PendingRow | null;
  if (found?.holdfast === 1) return found;
  throw new Problem({ code: 'ROW-NOT-FOUND', severity: 'error', message: `There is no row ${id}. Run holdfast verify here and take the id of a row that it prints.` });
}

/** The row's recorded cases as the candidate answers them now: all of them, however many the row stands for. */
export async function ruledRow(bench: Bench, row: Row): Promise<RuledRow> {
  const judged = await judgeEntries(bench, bench.entries, bench.subjects.candidate);
  const now = rowsOf(judged, { ...rowContext(bench), mostCases: Number.POSITIVE_INFINITY }).find((r) => r.id === row.id);
  const cases = new Set(now?.cases.map(caseText));
  return { row, recorded: judged.filter((j) => cases.has(caseText(j.pair.case))) };
}

/** How many recorded and explored cases of this row a cover would decide, for people to see beforehand. */
export function covered(list: readonly Cover[], { row, recorded }: RuledRow): { readonly recorded: number; readonly explored: number } {
  return { recorded: recorded.length, explored: row.cases.filter((of) => list.some((c) => covers(c, row.difference, of))).length };
}

/** Refuses what would cover a planted fault or the witness of another row: it says less than it does. Throws RULING-REFUSED. */
export function refuseTooWide(list: readonly Cover[], bench: Bench, { row }: RuledRow, others: readonly Row[]): void {
  const hit = others.find((other) => other.id !== row.id && list.some((c) => covers(c, other.difference, other.witness.case)));
  if (hit !== undefined) throw refused(`The ruling on ${row.id} would also cover the witness of ${hit.id}, ${caseText(hit.witness.case)}. Rule on that row first, or make the spec tell them apart.`);
  for (const plant of bench.entries.filter((e) => e.case.operation === row.difference.operation).slice(0, 50).flatMap((e: Entry) => plantsFor(e, bench.seed))) {
    const difference = firstDifference({ case: plant.entry.case, prior: plant.entry.observation, candidate: plant.wrong }, bench.plan.freedoms);
    if (difference !== null && list.some((c) => covers(c, difference, plant.entry.case))) throw refused(`The ruling on ${row.id} would also cover a planted fault, ${plant.what} for ${caseText(plant.entry.case)}: it would cover anything. Say in the spec what may vary.`);
  }
}

export function refused(message: string): Problem {
  return new Problem({ code: 'RULING-REFUSED', severity: 'error', message });
}
