import { compileFreedoms } from '../compare/erase.js';
import { Explorer } from '../explore/explorer.js';
import { HostileExplorer } from '../explore/hostile.js';
import type { Case } from '../model/case.js';
import type { Cluster, Reach } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import type { HostileSummary } from '../model/result.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import type { CompareSettings } from './compare-options.js';
import { causesOf } from './causes.js';
import { outsideFindings, runFindings } from './findings.js';
import { Guided } from './guided.js';
import { hunt, judging } from './hunt.js';
import type { Judging } from './hunt.js';
import { Judge } from './judge.js';
import { knownOf, namesOf } from './names.js';
import type { Limit } from './pace.js';
import type { ComparePlan } from './plan.js';
import { Purse } from './purse.js';
import { selfCheck } from './plant.js';
import type { SelfCheck } from './plant.js';
import { reverify } from './reverify.js';
import { asked, closeSides, startCounting, startSides } from './sides.js';
import type { Sides } from './sides.js';
import type { Hunt } from './tally.js';
import type { Contract } from './where.js';
import type { World } from './world.js';

/** Share of the time that is kept for shrinking and for running the witnesses again. */
const SEARCH_SHARE = 0.8;
/** Share of the time, and part of the number of cases, that go to what lies outside the declared types, where it is asked for. */
const HOSTILE_SHARE = 0.25;

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
  readonly hostile: HostileSummary | null;
  readonly findings: readonly Finding[];
}

/** What is searched, and for how long. */
interface Field {
  readonly explorer: Pick<Explorer, 'step' | 'rule' | 'within'>;
  readonly sides: Sides;
  readonly limit: Limit;
  readonly reach: (of: Case) => Reach;
  /** Guides the search once it finds nothing more; null where nothing does. */
  readonly guide: ((judge: Judging) => Guided) | null;
}

interface Driven {
  readonly hunt: Hunt;
  readonly check: SelfCheck;
  readonly rows: readonly Cluster[];
  readonly historical: readonly Case[];
}

/** Searches within the declared types and, where it is asked for, outside of them: apart, so that the one never moves the other. */
export async function search(world: World, settings: CompareSettings, all: Search): Promise<Found> {
  const { plan, started, contract } = all;
  const sides = named(started, plan);
  const explorer = new Explorer(plan.explore);
  const guide = (judge: Judging): Guided => new Guided(judge, { explorer, operations: plan.operations.length, start: async () => counting(await startCounting(world, settings, all.of), plan) });
  const field: Field = { explorer, sides, limit: insideLimit(settings), reach: plan.reach, guide: settings.without.has('guidance') ? null : guide };
  const { hunt, check, rows, historical } = await drive(world, settings, all, field);
  if (hunt.executions === 0) settings.stop.throwIfAborted();
  const findings = runFindings(settings, { hunt, check, historical, sides, contract });
  if (!settings.hostileInputs || hunt.executions === 0) return { hunt, check, rows, signals: explorer.signals(), hostile: null, findings };
  const { hostile, check: outside, findings: more } = await searchOutside(world, settings, all);
  return { hunt, check: { planted: check.planted + outside.planted, caught: check.caught + outside.caught, missed: [...check.missed, ...outside.missed] }, rows, signals: explorer.signals(), hostile, findings: [...findings, ...more] };
}

/** In processes of its own: what such inputs leave behind is nobody else's. Whatever it finds is far from daily use. */
async function searchOutside(world: World, settings: CompareSettings, all: Search): Promise<{ readonly hostile: HostileSummary; readonly check: SelfCheck; readonly findings: readonly Finding[] }> {
  const explorer = new HostileExplorer(all.plan.explore);
  if (explorer.operations.length === 0) return { hostile: { executions: 0, operations: [], clusters: [] }, check: { planted: 0, caught: 0, missed: [] }, findings: [] };
  const started = await startSides(world, settings, all.of, 'search');
  const driven = await drive(world, settings, all, { explorer, sides: named(started, all.plan), limit: outsideLimit(settings), reach: () => 'exotic', guide: null }).finally(() => closeSides(started));
  return { hostile: { executions: driven.hunt.executions, operations: explorer.operations, clusters: driven.rows }, check: driven.check, findings: outsideFindings(driven) };
}

/** Hunts, checks itself, shrinks what was found, and runs it once more in fresh guests. */
async function drive(world: World, settings: CompareSettings, { plan, of, contract }: Search, { explorer, sides, limit, reach, guide }: Field): Promise<Driven> {
  const began = world.clock();
  const judge = new Judge(sides, compileFreedoms(settings.freedoms, namesOf(plan.explore)), reach);
  const part = 'seconds' in limit ? { seconds: limit.seconds * SEARCH_SHARE } : limit;
  const guided = guide?.(judging(judge)) ?? null;
  const seen = await hunt(explorer, guided ?? judging(judge), contract, { limit: part, clock: world.clock, signal: settings.stop, progress: world.progress }).finally(() => guided?.close());
  const check = await selfCheck(sides, seen, settings.freedoms, settings.seed);
  const purse = new Purse();
  const over = (): boolean => purse.empty || settings.stop.aborted || ('seconds' in limit && world.clock() - began > limit.seconds * 1000);
  const progress = (done: number, total: number): void => world.progress({ step: 'shrinking', done, of: total });
  const causes = await causesOf(judge.book.list(), { explorer, judge, contract, over, purse, progress, known: knownOf(plan.explore), executions: seen.byOperation });
  const { rows, historical } = await reverify(causes, judge, {
    noisy: new Set(seen.wavering.map((w) => w.case.operation)),
    fresh: async (use) => {
      const fresh = await startSides(world, settings, of, 'judging');
      return use(named(fresh, plan)).finally(() => closeSides(fresh));
    },
  });
  return { hunt: seen, check, rows: rows.map((row) => ({ ...row, id: witnessId(settings, row) })), historical };
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

function counting(sides: Sides | null, plan: ComparePlan): Sides | null {
  return sides === null ? null : named(sides, plan);
}

function named(sides: Sides, plan: ComparePlan): Sides {
  return { prior: asked(sides.prior, plan.operations, 'prior'), candidate: asked(sides.candidate, plan.operations, 'candidate') };
}
