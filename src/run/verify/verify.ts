import { worstOf } from '../../gate/whole.js';
import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { QuestionVerdict, Questions, SpecResult, VerifyResult } from '../../model/verdict.js';
import type { World } from '../world.js';
import { beginAhead, type Ahead } from './ahead.js';
import type { Begin } from './load.js';
import type { LoadedSpec } from './loaded.js';
import { savePending } from './pending.js';
import { completeVerifyOptions, type VerifyOptions, type VerifySettings } from './settings.js';
import { reached } from './reached.js';
import { trustBase, type Trusted } from './trust.js';
import { verifySpec } from './verify-spec.js';

/** Judges a candidate by its specs, by what is recorded of its prior, and by what can still be invented. */
export async function verify(options: VerifyOptions, world: World): Promise<VerifyResult> {
  const began = world.clock();
  const settings = completeVerifyOptions(options);
  const started: (Ahead | null)[] = [];
  try {
    const begin: Begin = (read) => {
      const ahead = beginAhead(world, settings, read);
      started.push(ahead);
      return ahead;
    };
    // Of --changed it is not known yet which are asked.
    const trusted = await trustBase(world, settings, settings.changed === null ? begin : () => null);
    return await judge(world, settings, { trusted, began, begin });
  } finally {
    // Taken over or not: where the record is broken nobody asked it anything.
    await Promise.all(started.map((ahead) => ahead?.close()));
  }
}

async function judge(world: World, settings: VerifySettings, { trusted, began, begin }: { readonly trusted: Trusted; readonly began: number; readonly begin: Begin }): Promise<VerifyResult> {
  const specs = withRequirement(settings.changed === null ? trusted.specs : await reached(world, settings, trusted.specs), trusted.specs, settings);
  const results = await verifyAll(world, { ...settings, strict: settings.strict || trusted.config.strict, base: trusted.base }, { specs, trusted, begin });
  const unkept = await savePending(world, results, { ...settings, strict: settings.strict || trusted.config.strict });
  return {
    verdict: wholeOf(results, settings), rests: trusted.rests, specs: results, questions: overAll(results), findings: [...trusted.findings, ...leftOut(specs, results, settings), ...unkept],
    notRead: specs.flatMap((s) => s.spec.notRead), requirement: settings.requirement, reportsUntil: reportsUntil(trusted, world.today()), seconds: (world.clock() - began) / 1000,
  };
}

interface All {
  readonly specs: Trusted['specs'];
  readonly trusted: Trusted;
  readonly begin: Begin;
}

async function verifyAll(world: World, settings: VerifySettings, { specs, trusted: { unsettled, config }, begin }: All): Promise<readonly SpecResult[]> {
  const results: SpecResult[] = [];
  let notSafe = 0;
  let ahead: Ahead | null = null;
  for (const [i, loaded] of specs.entries()) {
    if (notSafe >= settings.bail || settings.stop.aborted) break;
    const own = loaded.ahead ?? ahead;
    const next = specs[i + 1];
    // The next candidate starts while this one is judged.
    ahead = next === undefined || isBroken(next) ? null : begin(next);
    const result = await verifySpec(world, settings, { ...loaded, ahead: own }, config);
    const verdict = isPassing(result) && unsettled.has(loaded.file) ? 'undecided' : result.verdict;
    results.push({ ...result, verdict });
    if (!isPassing({ verdict })) notSafe++;
  }
  return results;
}

/** It blocks nothing; where nothing was asked, that is no pass all the same. */
function isPassing({ verdict }: Pick<SpecResult, 'verdict'>): boolean {
  return verdict === 'safe' || verdict === 'notAsked';
}

/** Then nothing of it runs. */
function isBroken({ findings }: LoadedSpec): boolean {
  return findings.some((f) => f.severity === 'error');
}

/** Where a requirement is named, the specs that have it. Throws REQUIREMENT-NOT-FOUND where none of all has. */
function withRequirement(specs: Trusted['specs'], all: Trusted['specs'], { requirement }: VerifySettings): Trusted['specs'] {
  if (requirement === null) return specs;
  const has = ({ spec }: LoadedSpec): boolean => spec.requirements.some((r) => r.id === requirement);
  if (all.some(has)) return specs.filter(has);
  const ids = all.flatMap(({ spec }) => spec.requirements.map((r) => r.id));
  throw new Problem({ code: 'REQUIREMENT-NOT-FOUND', severity: 'error', message: `There is no requirement ${requirement}. ${ids.length === 0 ? 'The specs have none.' : `There are ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ` and ${ids.length - 10} more` : ''}.`}` });
}

/** Where no subject was reached nothing was asked, and that is said. What was broken off is no pass. */
function wholeOf(results: readonly SpecResult[], { stop }: VerifySettings): QuestionVerdict {
  const whole = worstOf(results.map((r) => r.verdict));
  return isPassing({ verdict: whole }) && stop.aborted ? 'undecided' : whole;
}

function leftOut(specs: Trusted['specs'], results: readonly SpecResult[], { bail, stop }: VerifySettings): readonly Finding[] {
  const rest = specs.slice(results.length).map((s) => s.file);
  const names = rest.length === 0 ? '' : `${rest.slice(0, 5).join(', ')}${rest.length > 5 ? ` and ${rest.length - 5} more` : ''}`;
  if (stop.aborted) return [{ code: 'INTERRUPTED', severity: 'warning', message: `The run was broken off${names === '' ? '' : `, and these were not judged: ${names}`}. Run it again for a verdict.` }];
  return rest.length === 0 ? [] : [{ code: 'SPECS-LEFT-OUT', severity: 'warning', message: `--bail ${bail} was reached, so these were not judged: ${names}.` }];
}

function overAll(results: readonly SpecResult[]): Questions {
  const of = (which: keyof Questions): { verdict: QuestionVerdict; cases: number } => ({
    verdict: worstOf(results.map((r) => r.questions[which].verdict)), cases: results.reduce((sum, r) => sum + r.questions[which].cases, 0),
  });
  const heldOut = results.map((r) => r.questions.behaviour.heldOut);
  return {
    spec: of('spec'), surface: of('surface'),
    behaviour: { ...of('behaviour'), heldOut: { cases: heldOut.reduce((sum, h) => sum + h.cases, 0), sealed: heldOut.length > 0 && heldOut.every((h) => h.sealed) } },
  };
}

function reportsUntil({ config }: Trusted, today: string): string | null {
  return config.reportUntil !== null && today < config.reportUntil ? config.reportUntil : null;
}
