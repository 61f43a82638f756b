import { compareClusters } from '../compare/clusters.js';
import { covers } from '../compare/symptom.js';
import { causeOf, slowCauseOf, VARIOUS } from '../compare/title.js';
import type { Cluster, Difference, Pair, Waited } from '../model/difference.js';
import type { Case } from '../model/case.js';
import { caseText } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { parse } from '../value/parse.js';
import { beforeHang } from './before-hang.js';
import type { Judge, Wavering } from './judge.js';
import { MOST_WAITS, outlast } from './outlast.js';
import type { Outlasted, Patient } from './outlast.js';
import { isDear } from './purse.js';
import { runOn } from './sides.js';
import type { Sides } from './sides.js';

/** Opens both sides anew, for cases that must not depend on what ran before them. */
export type Fresh = <T>(use: (sides: Sides) => Promise<T>) => Promise<T>;

/** Where nobody waits longer. */
const UNTRIED: Outlasted = { pair: null, returned: [], complete: false };

/** Asked so often, a coin's answer is taken for steady once in 4,000 rows. */
const REPEATS = 6;
/** What hangs or ends its process takes seconds each time, and seldom does so by chance. */
const REPEATS_OF_DEAR = 1;
/** Other pairs of a row that are tried where its witness does not stand; and of all rows together. */
const MOST_OTHERS = 3;
const MOST_TRIES = 9;
/** Seconds within which something returns that is not slow: a search gives each case that long at least. */
const AT_ONCE = 0.1;
/** What took so many times as long as a case is waited for did not return in that time, whatever starting a process cost. */
const SLOW = 1.5;

export interface Again {
  readonly fresh: Fresh;
  /** Operations that answered differently to one question in the search. */
  readonly noisy: ReadonlySet<string>;
  /** Seconds for which a case is waited for in these guests before it counts as hung. */
  readonly wait: number;
  /** Guests that wait longer; null where there are none. */
  readonly patient: Patient | null;
  /** Milliseconds. */
  readonly clock: () => number;
}

export interface Reverified {
  readonly rows: readonly Cluster[];
  /** Witnesses that differ only after other cases ran: results that depend on history. */
  readonly historical: readonly Case[];
  /** Witnesses that one side answers otherwise in each process: by what it drew while it loaded, or by where it lies. */
  readonly wavering: readonly Wavering[];
}

/** A pair that stands for its row; `history` where there is none because the witness differs only after other cases ran. */
interface Stood {
  readonly pair: Pair | null;
  readonly waited?: Waited | undefined;
  readonly history?: boolean;
  /** There is none, since a side answers otherwise in each process. */
  readonly waver?: Wavering;
}

/** What is left to spend on rows whose witnesses do not stand, and on waiting. */
interface Spare {
  tries: number;
  waits: number;
}

/** All that it takes to look at a row again. */
interface Looking extends Again {
  readonly judge: Judge;
  readonly spare: Spare;
}

/**
 * Runs each witness once more in guests that have seen nothing else: first all of them in one pair of guests, then those that no longer
 * differ alone. What differs in neither is no row, nor is what a `noisy` operation does not do `REPEATS` times over: chance can look like a
 * difference twice. What answers otherwise than it did in the search is asked in one pair more: a process may draw by chance once, for all that it is asked.
 * What hung is asked alone, and waited for longer than it needs to count as hung; what hung on both sides is asked up to there.
 */
export async function reverify(found: readonly Cluster[], judge: Judge, again: Again): Promise<Reverified> {
  const rows = found.map((row) => ({ ...row, witness: beforeHang(row.witness) }));
  const looking: Looking = { ...again, judge, spare: { tries: MOST_TRIES, waits: MOST_WAITS } };
  const quick = rows.filter((row) => judge.hangOf(row.witness) === null);
  const together = quick.length === 0 ? [] : await again.fresh((sides) => runOn(sides, quick.map((r) => r.witness.case)));
  const kept: Cluster[] = [];
  const historical: Case[] = [];
  const wavering: Wavering[] = [];
  for (const row of rows) {
    const at = quick.indexOf(row);
    const { pair, waited, history, waver } = at < 0 ? await lookLong(row, looking) : await look(row, together[at] as Pair, looking);
    if (pair !== null) keep(kept, told(titled({ ...row, witness: pair, reach: judge.reach(pair) }, judge), waited));
    else if (waver !== undefined) wavering.push(waver);
    else if (history === true) historical.push(row.witness.case);
  }
  return { rows: kept.toSorted(compareClusters), historical, wavering };
}

/** The side that does not do the same in any two processes; null where both do, or did what they do in the search. */
async function elsewhere(searched: Pair, alone: Pair, judge: Judge, fresh: Fresh): Promise<Wavering | null> {
  if (judge.apart(searched, alone).length === 0) return null;
  const [again] = await fresh((sides) => runOn(sides, [alone.case]));
  return judge.waver(alone, again as Pair);
}

/** A row by what its witness did among others, or else alone. */
async function look(row: Cluster, among: Pair, looking: Looking): Promise<Stood> {
  const { judge, fresh } = looking;
  const alone = judge.difference(among) === null ? (await fresh((sides) => runOn(sides, [row.witness.case])))[0] as Pair : among;
  const stands = isRow(alone, row, judge) && (!isNoisy(row, looking) || await fresh((sides) => steady(alone, judge, sides)));
  const waver = stands ? await elsewhere(row.witness, alone, judge, fresh) : null;
  if (waver !== null) return { pair: null, waver };
  return { pair: stands ? alone : await another(row, looking), history: judge.difference(alone) === null };
}

/** A row in which a side never returned. */
async function lookLong(row: Cluster, looking: Looking): Promise<Stood> {
  const { judge, fresh, patient, spare, clock, wait } = looking;
  const stands = async (pair: Pair, sides: Sides): Promise<boolean> => isRow(pair, row, judge) && (!isNoisy(row, looking) || steady(pair, judge, sides));
  const { pair, returned, complete } = patient === null ? UNTRIED : await outlast(row, judge, { ...patient, wait, spare, clock, stands });
  if (pair !== null) return { pair, waited: waitedFor(pair, patient?.seconds ?? wait, judge) };
  const slow = returned.find(({ seconds }) => seconds > SLOW * wait);
  if (slow !== undefined) return { pair: slow.hung, waited: { seconds: wait, later: slow.pair[judge.hangOf(slow.hung) ?? 'prior'].text } };
  const own = returned[0] ?? await fresh(async (sides) => {
    const began = clock();
    const [seen] = await runOn(sides, [row.witness.case]) as [Pair];
    return { pair: seen, seconds: (clock() - began) / 1000, isShown: await stands(seen, sides) };
  });
  const witness = 'isShown' in own && own.isShown ? own.pair : complete ? null : await another(row, looking);
  return { pair: witness, waited: witness === null ? undefined : waitedFor(witness, wait, judge), history: own.seconds <= AT_ONCE };
}

function waitedFor(pair: Pair, seconds: number, judge: Judge): Waited | undefined {
  return judge.hangOf(pair) === null ? undefined : { seconds, later: null };
}

/** The row with how long was waited for its witness; one that is slow is not called endless. */
function told(row: Cluster, waited: Waited | undefined): Cluster {
  if (waited === undefined) return row;
  return { ...row, waited, ...(waited.later !== null && { cause: slowCauseOf(row.difference, waited.seconds) }) };
}

/** What was only seen beside another difference is no row because that one is there. */
function isRow(pair: Pair, row: Cluster, judge: Judge): boolean {
  return judge.book.isBeside(row.id) ? shows(pair, row, judge) : judge.difference(pair) !== null;
}

function isNoisy(row: Cluster, { noisy }: Again): boolean {
  return noisy.has(row.witness.case.operation);
}

/**
 * Of a row whose smallest witness does not stand (`dayjs()` is the time of day), another pair that was seen with it and does: else a
 * change that is everywhere would be lost with one input.
 */
async function another(row: Cluster, looking: Looking): Promise<Pair | null> {
  const { judge, fresh, spare } = looking;
  const samples = judge.book.samplesOf(row.id).map(beforeHang).filter((s) => caseText(s.case) !== caseText(row.witness.case)).toSorted((a, b) => caseText(a.case).length - caseText(b.case).length);
  for (const sample of unlikeFirst(samples, row.witness.case).slice(0, MOST_OTHERS)) {
    if (spare.tries-- <= 0) return null;
    const found = await fresh(async (sides) => {
      const [pair] = await runOn(sides, [sample.case]) as [Pair];
      return shows(pair, row, judge) && (!isNoisy(row, looking) || await steady(pair, judge, sides)) ? pair : null;
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
