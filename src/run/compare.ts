import type { Implementation } from '../model/implementation.js';
import type { CompareResult } from '../model/result.js';
import { goodTuring } from '../stats/good-turing.js';
import { ruleOfThree } from '../stats/rule-of-three.js';
import { endingEarly } from './ending-early.js';
import { completeCompareOptions } from './compare-options.js';
import type { CompareOptions, CompareSettings } from './compare-options.js';
import type { ComparePlan, Material, planCompare } from './plan.js';
import type { keepReplays } from './replays.js';
import type { Found, search } from './search.js';
import { sidesFindings } from './sides-findings.js';
import { closeSides, resolveSides, startSides } from './sides.js';
import { upTo } from './up-to.js';
import type { Sides } from './sides.js';
import { contractOf } from './where.js';
import type { World } from './world.js';

type Both = { readonly prior: Implementation; readonly candidate: Implementation };

/** Drives two implementations side by side with invented inputs and says on which they differ. */
export async function compare(options: CompareOptions, world: World): Promise<CompareResult> {
  const began = world.clock();
  const wanted = completeCompareOptions(options);
  const early = endingEarly(wanted);
  const settings = { ...wanted, signal: early.signal };
  const of = await resolveSides(world, settings);
  const ahead = readAhead(world, settings, of);
  const started = await startSides(world, settings, of, 'search');
  const contract = await contractOf(world, settings).catch(async (error: unknown) => {
    await closeSides(started);
    throw error;
  });
  try {
    const { planCompare, search, keepReplays, material } = await ahead;
    const plan = await planCompare(world, settings, { sides: started, of, material, contract: contract.constants });
    settings.signal.throwIfAborted();
    // From here on there is something to finish with.
    early.over();
    const found = await search(world, settings, { plan, started, of, contract });
    const kept = await keepReplays(world, settings, { of, plan, rows: [...found.rows, ...found.hostile?.clusters ?? []] });
    return resultOf(settings, { of, plan, found: { ...found, findings: [...found.findings, ...kept] }, started, seconds: (world.clock() - began) / 1000 });
  } finally {
    await Promise.all([closeSides(started), contract.close()]);
  }
}

/** What can be loaded and read while the guests start. What goes wrong here is told once they have. */
function readAhead(world: World, settings: CompareSettings, of: Both): Promise<Ahead> {
  const ahead = (async () => {
    const [{ planCompare, readMaterial }, { search }, { keepReplays }] = await Promise.all([import('./plan.js'), import('./search.js'), import('./replays.js')]);
    return { planCompare, search, keepReplays, material: readMaterial(world, settings, of) };
  })();
  ahead.catch(() => undefined);
  return ahead;
}

interface Ahead {
  readonly planCompare: typeof planCompare;
  readonly search: typeof search;
  readonly keepReplays: typeof keepReplays;
  readonly material: Material;
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
    // A default export may be one of the others under the same name.
    operations: [...new Set(plan.operations.map((o) => o.name))].map((name) => ({ name, executions: found.hunt.byOperation.get(name) ?? 0, inputs: plan.inputs.get(name) ?? 'any value' })),
    clusters: found.rows,
    bound: n > 0 && differing === 0 ? { n, rate: ruleOfThree(n), source: sourceOf(plan) + upTo(found.hunt.independent.ceiling) } : null,
    hostile: found.hostile,
    search: { shapes: found.signals.length, unseen: goodTuring(found.signals), branches: found.branches },
    findings, freed: found.hunt.freed, planted: found.check.planted, caught: found.check.caught,
    firstWitnessSeconds: found.hunt.firstWitnessSeconds, seed: settings.seed, seconds, sandbox: made.started.prior.sandbox,
  };
}

function sourceOf(plan: ComparePlan): string {
  const kinds = [...new Set(plan.inputs.values())];
  return kinds.map((k) => (k === 'any value' ? 'the generator of any value' : `the generator of the ${k}`)).join(' and ');
}
