import { compileFreedoms } from '../compare/erase.js';
import { Explorer } from '../explore/explorer.js';
import type { Cluster } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import type { CompareSettings } from './compare-options.js';
import { causesOf } from './causes.js';
import { runFindings } from './findings.js';
import { Guided } from './guided.js';
import { hunt, judging } from './hunt.js';
import { Judge } from './judge.js';
import { knownOf, namesOf } from './names.js';
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
  readonly findings: readonly Finding[];
}

/** Hunts, checks itself, shrinks what was found, and runs it once more in fresh guests. */
export async function search(world: World, settings: CompareSettings, { plan, started, of, contract }: Search): Promise<Found> {
  const began = world.clock();
  const sides = named(started, plan);
  const free = compileFreedoms(settings.freedoms, namesOf(plan.explore));
  const judge = new Judge(sides, free, plan.reach);
  const explorer = new Explorer(plan.explore);
  const limit = 'seconds' in settings.limit ? { seconds: settings.limit.seconds * SEARCH_SHARE } : settings.limit;
  const guided = new Guided(judging(judge), { explorer, operations: plan.operations.length, start: async () => counting(await startCounting(world, settings, of), plan) });
  const seen = await hunt(explorer, guided, contract, { limit, clock: world.clock, signal: settings.stop, progress: world.progress }).finally(() => guided.close());
  if (seen.executions === 0) settings.stop.throwIfAborted();
  const check = await selfCheck(sides, seen, settings.freedoms, settings.seed);
  const purse = new Purse();
  const over = (): boolean => purse.empty || settings.stop.aborted || ('seconds' in settings.limit && world.clock() - began > settings.limit.seconds * 1000);
  const progress = (done: number, total: number): void => world.progress({ step: 'shrinking', done, of: total });
  const causes = await causesOf(judge.book.list(), { explorer, judge, contract, over, purse, progress, known: knownOf(plan.explore), executions: seen.byOperation });
  const { rows, historical } = await reverify(causes, judge, {
    noisy: new Set(seen.wavering.map((w) => w.case.operation)),
    fresh: async (use) => {
      const fresh = await startSides(world, settings, of, 'judging');
      return use(named(fresh, plan)).finally(() => closeSides(fresh));
    },
  });
  return { hunt: seen, check, rows: rows.map((row) => ({ ...row, id: witnessId(settings, row) })), signals: explorer.signals(), findings: runFindings(settings, { hunt: seen, check, historical, sides, contract }) };
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
