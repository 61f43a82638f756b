import path from 'node:path';
import { freshDecision } from '../../ledger/fresh-decision.js';
import { amendments } from '../../ledger/open.js';
import { entryText } from '../../ledger/text/entry.js';
import { entryHash } from '../../ledger/text/hash.js';
import type { Decision, Entry } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { RecordResult, RecordedSpec } from '../../model/record.js';
import { counted } from '../../report/numbers.js';
import { shellWord } from '../../report/shell-word.js';
import { caseId } from '../../value/case.js';
import { askSpec } from '../verify/ask-spec.js';
import { withBench, type Bench } from '../verify/bench.js';
import { freshRun, searching } from '../verify/fresh.js';
import { openTree } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { placeOf } from '../verify/place.js';
import { recordedRefusals } from '../verify/watched.js';
import { completeVerifyOptions } from '../verify/settings.js';
import { supersededBy } from '../../ledger/withdrawn.js';
import { verifySpec } from '../verify/verify-spec.js';
import { amend } from '../ledger/amend.js';
import type { World } from '../world.js';
import { collect, type Collected } from './collect.js';
import { completeRecordOptions, type RecordOptions, type RecordSettings } from './settings.js';

/** Records what the tree's implementations do now: adds entries, never overwrites one. Refuses on what is not safe against the record. */
export async function record(options: RecordOptions, world: World): Promise<RecordResult> {
  const began = world.clock();
  const settings = completeRecordOptions(options);
  const source = await openTree(world);
  const specs: RecordedSpec[] = [];
  for (const file of source.find(settings.specs)) specs.push(await recordSpec(world, settings, await source.load(file)));
  return { specs, seconds: (world.clock() - began) / 1000 };
}

async function recordSpec(world: World, settings: RecordSettings, loaded: LoadedSpec): Promise<RecordedSpec> {
  const trouble = await refusal(world, settings, loaded);
  if (trouble.length > 0) return { spec: loaded.file, recorded: 0, inAll: loaded.entries.length, decision: null, operations: [], branches: null, left: { unsteady: 0, ended: 0, unseen: 0 }, findings: trouble };
  return withBench(world, verifySettings(settings), loaded, async (bench) => {
    const asked = await casesOfSpec(bench);
    const collected = await collect({
      plan: bench.plan.explore, search: () => searching(bench), fresh: freshRun(bench), reach: bench.plan.reach, asked, entries: bench.entries, most: settings.most, purpose: 'record', executions: settings.executions,
      seconds: secondsOf(bench, settings), clock: world.clock,
      progress: (done, of) => world.progress({ step: 'judging', what: loaded.file, done, of }), stop: settings.stop,
    });
    const entries = [...collected.byOperation.values()].flatMap((s) => s.entries);
    const decision = entries.length === 0 ? null : await write(bench, settings, entries);
    if (bench.subjects.candidateImplementation !== null) await world.objects.keep(bench.subjects.candidateImplementation);
    return {
      spec: loaded.file, recorded: entries.length, inAll: loaded.entries.length + entries.length, decision: decision?.id ?? null,
      operations: [...collected.byOperation].map(([operation, s]) => ({ operation, recorded: s.entries.length, held: s.held, fellOut: s.fellOut })), branches: collected.branches, left: collected.left, findings: [...bench.findings, ...recordedRefusals(collected.refused, bench), ...unsteady(bench, collected), ...capped(bench, settings, collected)],
    };
  });
}

/** What the search of one operation may take, as in verify. */
const SECONDS_AN_OPERATION = 5;

function secondsOf({ plan }: Bench, settings: RecordSettings): number {
  return settings.seconds ?? SECONDS_AN_OPERATION * plan.explore.operations.length;
}

function capped(bench: Bench, settings: RecordSettings, { searched }: Collected): readonly Finding[] {
  if (!searched.capped) return [];
  return [{ code: 'EXPLORATION-CAPPED', severity: 'info', file: bench.loaded.file, message: `${searched.ran} of ${searched.of} executions were searched for cases worth recording before ${secondsOf(bench, settings)} seconds were over. What is recorded stands on what ran; --executions asks for fewer.` }];
}

/** What goes by the clock or by chance would be another answer tomorrow. */
function unsteady({ loaded }: Bench, { unsteady: left, byOperation }: Collected): readonly Finding[] {
  if (left.size === 0) return [];
  const names = [...left].map(([operation, cases]) => `${operation} (${counted(cases, 'case')}${byOperation.get(operation)?.entries.length === 0 ? ', and there is no other' : ''})`);
  const shown = names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more` : names.join(', ');
  return [{
    code: 'NOISY', severity: 'warning', file: loaded.file,
    message: `What answers differently when it is asked again, or at another time, was not recorded: ${shown}. If it goes by a clock, by chance or by what other calls have set, hand that in as an argument; then it can be recorded.`,
  }];
}

/** Operations that one finding names. */
const MOST_NAMED = 6;

function verifySettings({ allow, signal, stop }: RecordSettings): ReturnType<typeof completeVerifyOptions> {
  return completeVerifyOptions({ explore: false, specOnly: true, allow, signal, stop });
}

/** Why nothing may be recorded; nothing where it may. */
async function refusal(world: World, settings: RecordSettings, loaded: LoadedSpec): Promise<readonly Finding[]> {
  const errors = loaded.findings.filter((f) => f.severity === 'error');
  if (errors.length > 0) return errors;
  // What the record shows is not all that may differ: a changed implementation runs beside the adopted prior as well.
  const result = await verifySpec(world, { ...verifySettings(settings), ...settings.judging }, loaded, await world.config(world.tree));
  // On a first run the spec alone can speak against it.
  if (result.verdict === 'safe' || result.verdict === 'notAsked' || (loaded.nothingRecorded && result.verdict === 'undecided')) return [];
  const first = result.rows[0];
  return [
    ...result.findings.filter((f) => f.severity === 'error'),
    { code: 'RECORD-REFUSED', severity: 'error', file: loaded.file, message: `${result.candidate} is ${result.verdict} against ${loaded.nothingRecorded ? 'its spec' : 'what was there before'}${first === undefined ? '' : ` (${first.difference.operation}: ${first.cause})`}, so nothing was recorded. Run holdfast verify ${shellWord(loaded.file)}, then mend the code or rule on its rows with holdfast decide.` },
  ];
}

/** What the spec's checks ask of the subject, examples first. */
async function casesOfSpec(bench: Bench): Promise<readonly Entry['case'][]> {
  const { judged } = await askSpec(bench);
  const pinned = bench.voice.pinned();
  return [...new Set([...pinned, ...judged.map((j) => j.pair.case)])];
}

/** The entries and the decision that accepts them, together or not at all. */
async function write({ world, loaded, subjects }: Bench, settings: RecordSettings, entries: readonly Entry[]): Promise<Decision> {
  const place = placeOf(world, loaded.file);
  const texts = entries.map(entryText);
  const implementation = subjects.candidateImplementation;
  const by = await world.history.user() ?? 'unknown';
  return amend(world, place, world.sha256, (open) => {
    const decision = freshDecision({
      spec: place.spec, kind: 'recorded', date: world.today(), by, why: settings.why ?? `What ${subjects.candidateName} did when it was recorded. It did this; nobody has said that it is right.`,
      requirement: null, rests: { implementation: implementation?.hash ?? '', name: subjects.candidateName, environment: world.environment },
      added: entries.map((e, i) => ({ case: caseId(e.case), entry: entryHash(texts[i] as string, world.sha256) })), revoked: [], covers: [], expires: null, moved: null,
      withdraws: supersededBy('recorded', implementation?.hash ?? '', open.decisions),
    }, `recorded ${path.basename(place.spec)}`, { open, sha256: world.sha256 });
    return { files: amendments(open, [decision], texts, world.sha256), result: decision };
  });
}

