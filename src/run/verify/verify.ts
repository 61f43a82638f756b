import { worstOf } from '../../gate/whole.js';
import type { QuestionVerdict, Questions, SpecResult, Verdict, VerifyResult } from '../../model/verdict.js';
import type { World } from '../world.js';
import { beginAhead, type Ahead } from './ahead.js';
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
    const trusted = await trustBase(world, settings, (read) => {
      const ahead = beginAhead(world, settings, read);
      started.push(ahead);
      return ahead;
    });
    return await judge(world, settings, { trusted, began });
  } finally {
    // Taken over or not: where the record is broken nobody asked it anything.
    await Promise.all(started.map((ahead) => ahead?.close()));
  }
}

async function judge(world: World, settings: VerifySettings, { trusted, began }: { readonly trusted: Trusted; readonly began: number }): Promise<VerifyResult> {
  const specs = settings.changed === null ? trusted.specs : await reached(world, settings, trusted.specs);
  const results = await verifyAll(world, { ...settings, strict: settings.strict || trusted.config.strict, base: trusted.base }, specs, trusted);
  await savePending(world, results);
  return {
    verdict: wholeOf(results), rests: trusted.rests, specs: results, questions: overAll(results), findings: trusted.findings,
    notRead: specs.flatMap((s) => s.spec.notRead), reportsUntil: reportsUntil(trusted, world.today()), seconds: (world.clock() - began) / 1000,
  };
}

async function verifyAll(world: World, settings: VerifySettings, specs: Trusted['specs'], { unsettled, config }: Trusted): Promise<readonly SpecResult[]> {
  const results: SpecResult[] = [];
  let notSafe = 0;
  for (const loaded of specs) {
    if (notSafe >= settings.bail || settings.stop.aborted) break;
    const result = await verifySpec(world, settings, loaded, config);
    const verdict = result.verdict === 'safe' && unsettled.has(loaded.file) ? 'undecided' : result.verdict;
    results.push({ ...result, verdict });
    if (verdict !== 'safe') notSafe++;
  }
  return results;
}

/** Nothing was asked of nobody: that is no pass, and there is nothing to decide either. */
function wholeOf(results: readonly SpecResult[]): Verdict {
  const worst = worstOf(results.map((r) => r.verdict));
  return worst === 'notAsked' ? 'safe' : worst;
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
