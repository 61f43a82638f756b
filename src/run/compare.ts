import { compileFreedoms } from '../compare/erase.js';
import { Explorer } from '../explore/explorer.js';
import type { Cluster } from '../model/difference.js';
import type { Finding } from '../model/finding.js';
import type { Implementation } from '../model/implementation.js';
import type { CompareResult } from '../model/result.js';
import { goodTuring } from '../stats/good-turing.js';
import { ruleOfThree } from '../stats/rule-of-three.js';
import { caseText } from '../value/case.js';
import { hash } from '../value/hash.js';
import { endingEarly } from './ending-early.js';
import { completeCompareOptions } from './compare-options.js';
import type { CompareOptions, CompareSettings } from './compare-options.js';
import { runFindings } from './findings.js';
import { hunt } from './hunt.js';
import { Judge } from './judge.js';
import { mergeRows } from './merge-rows.js';
import { planCompare } from './plan.js';
import type { ComparePlan } from './plan.js';
import { selfCheck } from './plant.js';
import type { SelfCheck } from './plant.js';
import { keepReplays } from './replays.js';
import { reverify } from './reverify.js';
import { shrinkRows } from './shrink-rows.js';
import { sidesFindings } from './sides-findings.js';
import { asked, closeSides, resolveSides, startSides } from './sides.js';
import type { Sides } from './sides.js';
import type { Hunt } from './tally.js';
import { contractOf } from './where.js';
import type { Contract } from './where.js';
import type { World } from './world.js';

/** Share of the time that is kept for shrinking and for running the witnesses again. */
const SEARCH_SHARE = 0.8;

type Both = { readonly prior: Implementation; readonly candidate: Implementation };

/** Drives two implementations side by side with invented inputs and says on which they differ. */
export async function compare(options: CompareOptions, world: World): Promise<CompareResult> {
  const began = world.clock();
  const wanted = completeCompareOptions(options);
  const early = endingEarly(wanted);
  const settings = { ...wanted, signal: early.signal };
  const of = await resolveSides(world, settings);
  const started = await startSides(world, settings, of);
  const contract = await contractOf(world, settings).catch(async (error: unknown) => {
    await closeSides(started);
    throw error;
  });
  try {
    const plan = await planCompare(world, settings, of, started);
    settings.signal.throwIfAborted();
    // From here on there is something to finish with.
    early.over();
    const found = await search(world, settings, { plan, sides: named(started, plan), of, contract });
    const kept = await keepReplays(world, settings, { of, plan, rows: found.rows });
    return resultOf(settings, { of, plan, found: { ...found, findings: [...found.findings, ...kept] }, started, seconds: (world.clock() - began) / 1000 });
  } finally {
    await Promise.all([closeSides(started), contract.close()]);
  }
}

interface Search {
  readonly plan: ComparePlan;
  readonly sides: Sides;
  readonly of: Both;
  readonly contract: Contract;
}

interface Found {
  readonly hunt: Hunt;
  readonly check: SelfCheck;
  readonly rows: readonly Cluster[];
  readonly signals: readonly number[];
  readonly findings: readonly Finding[];
}

async function search(world: World, settings: CompareSettings, { plan, sides, of, contract }: Search): Promise<Found> {
  const began = world.clock();
  const { constants } = plan.explore;
  const free = compileFreedoms(settings.freedoms, new Set([...constants.keys, ...constants.strings]));
  const judge = new Judge(sides, free, plan.reach);
  const explorer = new Explorer(plan.explore);
  const limit = 'seconds' in settings.limit ? { seconds: settings.limit.seconds * SEARCH_SHARE } : settings.limit;
  const seen = await hunt(explorer, judge, contract, { limit, clock: world.clock, signal: settings.stop, progress: world.progress });
  if (seen.executions === 0) settings.stop.throwIfAborted();
  const check = await selfCheck(sides, seen, settings.freedoms, settings.seed);
  const over = (): boolean => settings.stop.aborted || ('seconds' in settings.limit && world.clock() - began > settings.limit.seconds * 1000);
  const progress = (done: number, total: number): void => world.progress({ step: 'shrinking', done, of: total });
  const shrunk = await shrinkRows(judge.book.list(), { explorer, judge, contract, over, progress });
  const { rows, historical } = await reverify(mergeRows(shrunk), judge, {
    noisy: new Set(seen.wavering.map((w) => w.case.operation)),
    fresh: async (use) => {
      const fresh = await startSides(world, settings, of);
      return use(named(fresh, plan)).finally(() => closeSides(fresh));
    },
  });
  return { hunt: seen, check, rows: rows.map((row) => ({ ...row, id: witnessId(settings, row) })), signals: explorer.signals(), findings: runFindings(settings, { hunt: seen, check, historical, sides, contract }) };
}

/** Names one witness between two implementations: what `holdfast replay` takes. */
function witnessId(settings: CompareSettings, row: Cluster): string {
  return hash([settings.prior, settings.candidate, row.id, caseText(row.witness.case)].join('\n')).slice(0, 8);
}

function named(sides: Sides, plan: ComparePlan): Sides {
  return { prior: asked(sides.prior, plan.operations, 'prior'), candidate: asked(sides.candidate, plan.operations, 'candidate') };
}

function resultOf(settings: CompareSettings, made: { of: Both; plan: ComparePlan; found: Found; started: Sides; seconds: number }): CompareResult {
  const { of, plan, found, seconds } = made;
  const findings = [...sidesFindings(of), ...plan.findings, ...found.findings];
  const invalid = findings.some((f) => f.severity === 'error');
  const { n, differing } = found.hunt.independent;
  return {
    verdict: invalid ? 'invalid' : found.rows.length > 0 ? 'different' : 'none-found',
    prior: { name: of.prior.name, hash: of.prior.hash }, candidate: { name: of.candidate.name, hash: of.candidate.hash },
    executions: found.hunt.executions,
    operations: plan.operations.map((o) => ({ name: o.name, executions: found.hunt.byOperation.get(o.name) ?? 0, inputs: plan.inputs.get(o.name) ?? 'any value' })),
    clusters: found.rows,
    bound: n > 0 && differing === 0 ? { n, rate: ruleOfThree(n), source: sourceOf(plan) } : null,
    search: { shapes: found.signals.length, unseen: goodTuring(found.signals) },
    findings, freed: found.hunt.freed, planted: found.check.planted, caught: found.check.caught,
    firstWitnessSeconds: found.hunt.firstWitnessSeconds, seed: settings.seed, seconds, sandbox: made.started.prior.sandbox,
  };
}

function sourceOf(plan: ComparePlan): string {
  const kinds = [...new Set(plan.inputs.values())];
  return kinds.map((k) => (k === 'any value' ? 'the generator of any value' : `the generator of the ${k}`)).join(' and ');
}
