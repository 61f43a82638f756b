import { compareClusters } from '../compare/clusters.js';
import { covers } from '../compare/symptom.js';
import { causeOf, VARIOUS } from '../compare/title.js';
import type { Cluster, Difference, Pair } from '../model/difference.js';
import type { Case } from '../model/case.js';
import { caseText } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import type { Judge, Wavering } from './judge.js';

import { isDear } from './purse.js';
import { runOn } from './sides.js';
import type { Sides } from './sides.js';

/** Opens both sides anew, for cases that must not depend on what ran before them. */
export type Fresh = <T>(use: (sides: Sides) => Promise<T>) => Promise<T>;

/** Asked so often, a coin's answer is taken for steady once in 4,000 rows. */
const REPEATS = 6;
/** What hangs or ends its process takes seconds each time, and seldom does so by chance. */
const REPEATS_OF_DEAR = 1;
/** Other pairs of a row that are tried where its witness does not stand; and of all rows together. */
const MOST_OTHERS = 3;
const MOST_TRIES = 9;

export interface Again {
  readonly fresh: Fresh;
  /** Operations that answered differently to one question in the search. */
  readonly noisy: ReadonlySet<string>;
}

export interface Reverified {
  readonly rows: readonly Cluster[];
  /** Witnesses that differ only after other cases ran: results that depend on history. */
  readonly historical: readonly Case[];
  /** Witnesses that one side answers otherwise in each process: by what it drew while it loaded, or by where it lies. */
  readonly wavering: readonly Wavering[];
}

/**
 * Runs each witness once more in guests that have seen nothing else: first all of them in one pair of guests, then those that no longer
 * differ alone. What differs in neither is no row, nor is what a `noisy` operation does not do `REPEATS` times over: chance can look like a
 * difference twice. What answers otherwise than it did in the search is asked in one pair more: a process may draw by chance once, for all that it is asked.
 */
export async function reverify(rows: readonly Cluster[], judge: Judge, { fresh, noisy }: Again): Promise<Reverified> {
  if (rows.length === 0) return { rows: [], historical: [], wavering: [] };
  const together = await fresh((sides) => runOn(sides, rows.map((r) => r.witness.case)));
  const spare = { tries: MOST_TRIES };
  const kept: Cluster[] = [];
  const historical: Case[] = [];
  const wavering: Wavering[] = [];
  for (const [i, row] of rows.entries()) {
    const again = together[i] as Pair;
    const alone = judge.difference(again) === null ? (await fresh((sides) => runOn(sides, [row.witness.case])))[0] as Pair : again;
    // What was only seen beside another difference is no row because that one is there.
    const differs = judge.book.isBeside(row.id) ? shows(alone, row, judge) : judge.difference(alone) !== null;
    const stands = differs && (!noisy.has(row.witness.case.operation) || await fresh((sides) => steady(alone, judge, sides)));
    const waver = stands ? await elsewhere(row.witness, alone, judge, fresh) : null;
    if (waver !== null) {
      wavering.push(waver);
      continue;
    }
    const witness = stands ? alone : await another(row, judge, { fresh, noisy, spare });
    if (witness !== null) keep(kept, titled({ ...row, witness, reach: judge.reach(witness) }, judge));
    else if (judge.difference(alone) === null) historical.push(row.witness.case);
  }
  return { rows: kept.toSorted(compareClusters), historical, wavering };
}

/** The side that does not do the same in any two processes; null where both do, or did what they do in the search. */
async function elsewhere(searched: Pair, alone: Pair, judge: Judge, fresh: Fresh): Promise<Wavering | null> {
  if (judge.apart(searched, alone).length === 0) return null;
  const [again] = await fresh((sides) => runOn(sides, [alone.case]));
  return judge.waver(alone, again as Pair);
}

/**
 * Of a row whose smallest witness does not stand (`dayjs()` is the time of day), another pair that was seen with it and does: else a
 * change that is everywhere would be lost with one input.
 */
async function another(row: Cluster, judge: Judge, { fresh, noisy, spare }: Again & { readonly spare: { tries: number } }): Promise<Pair | null> {
  const samples = judge.book.samplesOf(row.id).filter((s) => caseText(s.case) !== caseText(row.witness.case)).toSorted((a, b) => caseText(a.case).length - caseText(b.case).length);
  for (const sample of unlikeFirst(samples, row.witness.case).slice(0, MOST_OTHERS)) {
    if (spare.tries-- <= 0) return null;
    const found = await fresh(async (sides) => {
      const [pair] = await runOn(sides, [sample.case]) as [Pair];
      return shows(pair, row, judge) && (!noisy.has(row.witness.case.operation) || await steady(pair, judge, sides)) ? pair : null;
    });
    if (found !== null) return found;
  }
  return null;
}

/** First one for each other number of arguments: what wavers because one is left out (the time is taken for it) does so in all that leave it out. */
function unlikeFirst(samples: readonly Pair[], failed: Case): readonly Pair[] {
  const seen = new Set([argumentsOf(failed)]);
  const unlike = samples.filter(({ case: of }) => {
    const count = argumentsOf(of);
    return !seen.has(count) && seen.add(count);
  });
  return [...unlike, ...samples.filter((sample) => !unlike.includes(sample))];
}

function argumentsOf(of: Case): number {
  return (parse(of.kind === 'call' ? of.input : of.steps[0]?.input ?? '[]', { functions: FunctionSources.create() }) as unknown[]).length;
}

function shows(pair: Pair, row: Cluster, judge: Judge): boolean {
  return judge.differences(pair).some((d) => judge.book.idOf(d) === row.id || (d.operation === row.difference.operation && covers(row.difference, d)));
}

/** The row, with a title that is true of its witness: in a fresh guest a subject that keeps state may differ in another way. */
function titled(row: Cluster, judge: Judge): Cluster {
  const shown = judge.differences(row.witness);
  const first = shown.find((d) => d.operation === row.difference.operation) ?? shown[0];
  if (first === undefined) return row;
  const own = shown.find((d) => covers(row.difference, d));
  if (own !== undefined) return isOfOneClass(own, row) ? { ...row, cause: causeOf({ ...row.difference, change: 'value', prior: VARIOUS, candidate: VARIOUS }) } : row;
  return { ...row, difference: first, cause: causeOf(first) };
}

/** Whether a witness has one class of value on both sides, while of all pairs of the row only one side has: its title would deny what it shows. */
function isOfOneClass(own: Difference, { difference: { prior, candidate } }: Cluster): boolean {
  return own.change === 'value' && own.prior === own.candidate && (prior === VARIOUS) !== (candidate === VARIOUS);
}

/** Two rows may turn out to be one once their guests have forgotten what ran before. */
function keep(kept: Cluster[], row: Cluster): void {
  const at = kept.findIndex((held) => held.cause === row.cause && caseText(held.witness.case) === caseText(row.witness.case));
  const held = kept[at];
  if (held === undefined) kept.push(row);
  else kept[at] = { ...held, count: held.count + row.count };
}

/** One by one: after the first that answers otherwise nothing more is to be learnt. What costs a process each time is asked once. */
async function steady(pair: Pair, judge: Judge, sides: Sides): Promise<boolean> {
  for (let times = isDear(pair) ? REPEATS_OF_DEAR : REPEATS; times > 0; times--) {
    const [other] = await runOn(sides, [pair.case]) as [Pair];
    if (judge.waver(pair, other) !== null) return false;
  }
  return true;
}
