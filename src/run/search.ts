import { compileFreedoms } from '../compare/erase.js';
import { Explorer } from '../explore/explorer.js';
import { HostileExplorer } from '../explore/hostile.js';
import type { Case } from '../model/case.js';
import type { Cluster, Reach } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import type { BranchesReached, HostileSummary } from '../model/result.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import type { CompareSettings } from './compare-options.js';
import { causesOf } from './causes.js';
import { deadlineOf } from './deadline.js';
import { outsideFindings, runFindings } from './findings.js';
import type { Crosschecked } from './crosscheck.js';
import { Guided, type Fresh, type Guiding } from './guided.js';
import { hunt, judging } from './hunt.js';
import type { Judging } from './hunt.js';
import { Judge } from './judge.js';
import type { Aside } from './judge.js';
import { classNamesOf, knownOf, namesOf, restsOf } from './names.js';
import type { Limit } from './pace.js';
import type { ComparePlan } from './plan.js';
import { Purse } from './purse.js';
import { selfCheck } from './plant.js';
import type { SelfCheck } from './plant.js';
import type { Patient } from './outlast.js';
import { reverify } from './reverify.js';
import type { Again } from './reverify.js';
import { asked, closeSides, lasting, runOn, startCounting, startSides, waitOf } from './sides.js';
import type { Purpose, Sides, Unhurried } from './sides.js';
import type { Hunt } from './tally.js';
import { untilStopped } from './until-stopped.js';
import { variantsOf } from './variants.js';
import type { Contract } from './where.js';
import type { World } from './world.js';

/** Share of the time, and part of the number of cases, that go to what lies outside the declared types, where it is asked for. */
const HOSTILE_SHARE = 0.25;
/** Where each case takes long, there is to be time for so many at least; with less than so many seconds for each it is not tried. */
const FEWEST_CASES = 10;
const LEAST_PATIENCE = 0.5;
/** Pairs of guests that run the cases of a search; each takes some 150 MB. */
const LARGEST_CREW = 8;
/** Seconds for a case where the search goes by number. */
const LONGEST_CASE = 60;

export interface Search {
  readonly plan: ComparePlan;
  /** As they were started: they know their operations by their own names. */
  readonly started: Sides;
  readonly of: { readonly prior: Implementation; readonly candidate: Implementation };
  readonly contract: Contract;
}

export interface Found {
  readonly hunt: Hunt;
  readonly check: SelfCheck;
  readonly rows: readonly Cluster[];
  readonly signals: readonly number[];
  readonly branches: BranchesReached | null;
  readonly hostile: HostileSummary | null;
  readonly findings: readonly Finding[];
}

type Searching = Pick<Explorer, 'step' | 'rule' | 'within'>;

/** What is searched, and for how long. */
interface Field<E extends Searching> {
  readonly explorer: () => E;
  readonly sides: Sides;
  readonly limit: Limit;
  readonly reach: (of: Case) => Reach;
  /** Guides the search once it finds nothing more; null where nothing does. */
  readonly guide: ((judge: Judging, explorer: E) => Guided) | null;
}

interface Hunted<E extends Searching> {
  readonly explorer: E;
  readonly judge: Judge;
  readonly sides: Sides;
  readonly hunt: Hunt;
  readonly branches: BranchesReached | null;
  readonly crosschecked: Crosschecked | null;
  /** What a case was given where it was more than usual. */
  readonly given: 'judging' | Unhurried;
}

interface Driven<E extends Searching> {
  readonly explorer: E;
  readonly hunt: Hunt;
  readonly branches: BranchesReached | null;
  readonly crosschecked: Crosschecked | null;
  readonly check: SelfCheck;
  readonly rows: readonly Cluster[];
  readonly historical: readonly Case[];
}

/** Searches within the declared types and, where it is asked for, outside of them: apart, so that the one never moves the other. */
export async function search(world: World, settings: CompareSettings, all: Search): Promise<Found> {
  const { plan, started, contract } = all;
  const sides = named(started, plan);
  const guide = (judge: Judging, explorer: Explorer): Guided => new Guided(judge, { explorer, operations: plan.explore.changed?.size ?? plan.operations.length, start: async () => counting(await startCounting(world, settings, all.of), plan), ...crewOf(world, settings), fresh: () => bothWays(world, settings, all) });
  const field: Field<Explorer> = { explorer: () => new Explorer(plan.explore), sides, limit: insideLimit(settings), reach: plan.reach, guide: settings.without.has('guidance') ? null : guide };
  const { explorer, hunt, branches, crosschecked, check, rows, historical } = await drive(world, settings, all, field);
  if (hunt.executions === 0) settings.stop.throwIfAborted();
  const signals = explorer.signals();
  const findings = runFindings(settings, { hunt, crosschecked, check, historical, sides, contract });
  if (!settings.hostileInputs || hunt.executions === 0) return { hunt, check, rows, signals, branches, hostile: null, findings };
  const outside = await searchOutside(world, settings, all);
  return { hunt, check: together(check, outside.check), rows, signals, branches, hostile: outside.hostile, findings: [...findings, ...outside.findings] };
}

function together(a: SelfCheck, b: SelfCheck): SelfCheck {
  return { planted: a.planted + b.planted, caught: a.caught + b.caught, missed: [...a.missed, ...b.missed] };
}

/** In processes of its own: what such inputs leave behind is nobody else's. Whatever it finds is far from daily use. */
async function searchOutside(world: World, settings: CompareSettings, all: Search): Promise<{ readonly hostile: HostileSummary; readonly check: SelfCheck; readonly findings: readonly Finding[] }> {
  const { operations } = new HostileExplorer(all.plan.explore);
  if (operations.length === 0) return { hostile: { executions: 0, operations, clusters: [] }, check: { planted: 0, caught: 0, missed: [] }, findings: [] };
  const started = await startSides(world, settings, all.of, 'search');
  const driven = await drive(world, settings, all, { explorer: () => new HostileExplorer(all.plan.explore), sides: named(started, all.plan), limit: outsideLimit(settings), reach: () => 'exotic', guide: null }).finally(() => closeSides(started));
  return { hostile: { executions: driven.hunt.executions, operations, clusters: driven.rows }, check: driven.check, findings: outsideFindings(settings, driven) };
}

/** Hunts, checks itself, shrinks what was found, and runs it once more in fresh guests. */
async function drive<E extends Searching>(world: World, settings: CompareSettings, { plan, of, contract }: Search, field: Field<E>): Promise<Driven<E>> {
  const began = world.clock();
  const hunted = await patiently(world, settings, { plan, of, contract }, field);
  const { explorer, judge, sides, hunt: seen, crosschecked, given } = hunted;
  try {
    const check = await selfCheck(sides, seen, settings.freedoms, settings.seed);
    const purse = new Purse();
    const { late, untimed } = deadlineOf(field.limit, { began, clock: world.clock, stop: settings.stop });
    const over = (): boolean => purse.empty || late();
    const progress = (done: number, total: number): void => world.progress({ step: 'shrinking', done, of: total });
    const variants = judge.book.size === 0 ? null : await variantsOf(world, settings, { of, operations: plan.operations, sides });
    const causes = await causesOf(judge.book.list(), { explorer, judge, contract, over, late, untimed, purse, progress, known: knownOf(plan.explore), rests: restsOf(plan.explore), executions: seen.byOperation }, variants).finally(() => variants?.close());
    const again = againOf(world, settings, { plan, of, given, limit: field.limit, examples: seen.lateExamples });
    const { rows, historical, wavering } = await reverify(causes, judge, { ...again, noisy: new Set(seen.wavering.map((w) => w.case.operation)) });
    return { explorer, hunt: { ...seen, wavering: [...seen.wavering, ...wavering] }, branches: hunted.branches, crosschecked, check, rows: rows.map((row) => ({ ...row, id: witnessId(settings, row) })), historical };
  } finally {
    if (sides !== field.sides) await closeSides(sides);
  }
}

interface Afresh extends Pick<Search, 'plan' | 'of'> {
  readonly given: 'judging' | Unhurried;
  readonly limit: Limit;
  readonly examples: ReadonlySet<string>;
}

/** Guests that have seen nothing else, to run witnesses again; and such as wait long for one. The latter end with the search where that is ended early. */
function againOf(world: World, settings: CompareSettings, { plan, of, given, limit, examples }: Afresh): Omit<Again, 'noisy'> {
  const open = async <T>(purpose: Purpose, signal: AbortSignal, use: (sides: Sides) => Promise<T>): Promise<T> => {
    const fresh = await startSides(world, { ...settings, signal }, of, purpose);
    return use(named(fresh, plan)).finally(() => closeSides(fresh));
  };
  const long = lasting(given, limit);
  const waiting = (seconds: number) => (of: Case): void => world.progress({ step: 'waiting', what: caseText(of), seconds });
  const patient: Patient | null = long === null ? null : { seconds: long.aloneSeconds, waiting: waiting(long.aloneSeconds), examples, fresh: (use) => untilStopped(settings, (signal) => open(long, signal, use)) };
  return { clock: world.clock, wait: waitOf(given), patient, fresh: (use) => open(given, settings.signal, use) };
}

/**
 * The hunt; where the first cases all seem to hang, begun once more in guests that give a case as much time as there is: what takes seconds
 * is slow, and only what takes longer than that hangs.
 */
async function patiently<E extends Searching>(world: World, settings: CompareSettings, { plan, of, contract }: Omit<Search, 'started'>, field: Field<E>): Promise<Hunted<E>> {
  const began = world.clock();
  const run = async (sides: Sides, limit: Limit, untilLate: boolean): Promise<Omit<Hunted<E>, 'given'>> => {
    const judge = new Judge(sides, compileFreedoms(settings.freedoms, { ...namesOf(plan.explore), classes: classNamesOf(sides, plan.operations) }), field.reach, async (cases) => aside(await startSides(world, settings, of, 'search'), plan, cases));
    const explorer = field.explorer();
    const guided = field.guide?.(judging(judge), explorer) ?? null;
    const options = { limit, clock: world.clock, signal: settings.stop, progress: world.progress, untilLate };
    const seen = await hunt(explorer, guided ?? judging(judge), contract, options).finally(() => guided?.close());
    return { explorer, judge, sides, hunt: seen, branches: guided?.branches() ?? null, crosschecked: guided?.crosschecked ?? null };
  };
  const first = await run(field.sides, field.limit, true);
  const left = 'seconds' in field.limit ? { seconds: field.limit.seconds - (world.clock() - began) / 1000 } : field.limit;
  const caseSeconds = 'seconds' in left ? left.seconds / FEWEST_CASES : LONGEST_CASE;
  if (!isAllLate(first.hunt) || settings.stop.aborted || ('seconds' in left && left.seconds <= 0)) return { ...first, given: 'judging' };
  // With too little time to be patient, others may answer all the same.
  if (caseSeconds < LEAST_PATIENCE) return { ...await run(field.sides, left, false), given: 'judging' };
  const given = { caseSeconds };
  const slow = await startSides(world, settings, of, given);
  return { ...await run(named(slow, plan), left, false), given };
}

/** The same cases twice over; the sides are closed again. */
async function aside(started: Sides, plan: ComparePlan, cases: readonly Case[]): ReturnType<Aside> {
  const sides = named(started, plan);
  try {
    return [await runOn(sides, cases), await runOn(sides, cases)];
  } finally {
    await closeSides(started);
  }
}

function isAllLate({ executions, late }: Hunt): boolean {
  return executions > 0 && late === executions;
}

/** By number of cases it is the same search whether or not another one follows. */
function insideLimit({ limit, hostileInputs }: CompareSettings): Limit {
  return 'seconds' in limit && hostileInputs ? { seconds: limit.seconds * (1 - HOSTILE_SHARE) } : limit;
}

function outsideLimit({ limit }: CompareSettings): Limit {
  return 'seconds' in limit ? { seconds: limit.seconds * HOSTILE_SHARE } : { executions: Math.ceil(limit.executions * HOSTILE_SHARE) };
}

/** Names one witness between two implementations: what `holdfast replay` takes. */
function witnessId(settings: CompareSettings, row: Cluster): string {
  return hash([settings.prior, settings.candidate, row.id, caseText(row.witness.case)].join('\n')).slice(0, 8);
}

/** Both sides anew, counted and as they are written; null where they do not start again. */
async function bothWays(world: World, settings: CompareSettings, { of, plan }: Search): Promise<Fresh | null> {
  const counted = counting(await startCounting(world, settings, of), plan);
  return counted === null ? null : { counted, plain: named(await startSides(world, settings, of, 'search'), plan) };
}

/** By number of cases a search is the same on every machine: there none come to help. */
function crewOf({ clock, busy, cores }: World, { limit }: CompareSettings): Pick<Guiding, 'crew'> {
  return 'seconds' in limit ? { crew: { clock, busy, most: Math.min(LARGEST_CREW, Math.floor(cores / 2)) } } : {};
}

function counting(sides: Sides | null, plan: ComparePlan): Sides | null {
  return sides === null ? null : named(sides, plan);
}

function named(sides: Sides, plan: ComparePlan): Sides {
  return { prior: asked(sides.prior, plan.operations, 'prior'), candidate: asked(sides.candidate, plan.operations, 'candidate') };
}
