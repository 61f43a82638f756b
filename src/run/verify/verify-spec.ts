import { wholeVerdict } from '../../gate/whole.js';
import { lineOf } from '../../ledger/text/entry.js';
import { Problem } from '../../host/problem.js';
import type { Config } from '../../model/config.js';
import type { Finding } from '../../model/finding.js';
import type { JudgedCase, Questions, QuestionVerdict, Ran, Row, SpecResult } from '../../model/verdict.js';
import { shellWord } from '../../report/shell-word.js';
import { caseText } from '../../value/case.js';
import type { SelfChecked } from '../self-check/checked.js';
import type { World } from '../world.js';
import { askBehaviour, judgeEntries, type BehaviourAnswer } from './ask-behaviour.js';
import { askSpec, type SpecAnswer } from './ask-spec.js';
import { askSurface } from './ask-surface.js';
import { rowContext, withBench, type Bench } from './bench.js';
import type { LoadedSpec } from './loaded.js';
import { keptToday } from './kept.js';
import { nowhere, placed } from './places.js';
import { adoptedBy } from './adopted.js';
import { adoptAnew } from './prior.js';
import { rowsOf } from './rows.js';
import { selfCheck } from './self-check.js';
import type { ShrinkPorts } from './shrink.js';
import type { VerifySettings } from './settings.js';
import { sourcesOf } from './sources.js';
import type { Subject } from './bound.js';
import type { Subjects } from './subjects.js';
import { isOtherType, typeFindings } from './type-findings.js';
import { entryOf } from './subject-entry.js';
import { watchedFindings } from './watched.js';

/** Asks the three questions about one spec. What is wrong with spec, baseline or ledger makes it invalid before anything runs. */
export async function verifySpec(world: World, settings: VerifySettings, loaded: LoadedSpec, config: Config): Promise<SpecResult> {
  if (loaded.findings.some((f) => f.severity === 'error')) return unreadable(loaded, loaded.findings, world);
  try {
    return await askAll(world, settings, loaded, config);
  } catch (error) {
    if (!(error instanceof Problem) || settings.signal.aborted) throw error;
    return unreadable(loaded, [...loaded.findings, await placed(world, error.finding, loaded, settings)], world);
  }
}

function askAll(world: World, settings: VerifySettings, loaded: LoadedSpec, config: Config): Promise<SpecResult> {
  return withBench(world, settings, loaded, async (bench) => {
    const spec = await askSpec(bench);
    const behaviour = await askBehaviour(bench, config.salt);
    return resultOf(bench, { spec, behaviour, surface: await askSurface(bench) });
  });
}

/** Findings that leave a verdict undecided: something could not be judged as it should be. */
export const UNSETTLING: ReadonlySet<Finding['code']> = new Set(['ACCESS-REFUSED', 'ASYNC-LEFT-OVER', 'CASES-NOT-ASKED', 'COUNTING-NOTICED', 'NOTHING-RECORDED', 'PRIOR-UNAVAILABLE', 'SURROUNDINGS-PROBED', 'TYPES-UNASSIGNABLE', 'WRITES-ON-IMPORT']);

interface Answers {
  readonly spec: SpecAnswer;
  readonly behaviour: BehaviourAnswer;
  readonly surface: readonly JudgedCase[];
}

async function resultOf(bench: Bench, answers: Answers): Promise<SpecResult> {
  const { loaded, subjects, seed } = bench;
  const { spec, behaviour, surface } = answers;
  const specCases = spec.cases - bench.voice.pinned().filter((of) => bench.spared.wasNotAsked(of)).length;
  const times = timesAsked(loaded, behaviour);
  const rows = (judged: readonly JudgedCase[]): readonly Row[] => rowsOf(judged, rowContext(bench));
  const judged = [...spec.judged, ...behaviour.judged, ...surface];
  const clustered = rowsOf(judged, { ...rowContext(bench), asked: times });
  const found = await shrunk(clustered, bench, behaviour, { rows, behind: (some) => rowsOf(some, { ...rowContext(bench), asked: () => 0 }) });
  const checked = await selfCheck({
    bench, spec, behaviour, judged, clustered, found, rows, unruled: (some) => rowsOf(some, { ...rowContext(bench), decisions: [] }), ruledBy: (some, decisions) => rowsOf(some, { ...rowContext(bench), decisions }),
    judge: async (entries, subject) => (await judgeEntries(bench, entries.map(lineOf), subject)).judged,
  });
  const findings = [...loaded.findings, ...bench.findings, ...subjects.findings, ...nowhere(bench), ...await typeFindings(bench), ...newExports(bench), ...spec.findings, ...behaviour.findings, ...await watchedFindings(bench, behaviour.explored?.besides), ...couldNotRun(judged, loaded), ...notAsked(bench), ...missed(checked, loaded), ...nothingRecorded(bench)];
  const broken = findings.some((f) => f.severity === 'error');
  const skipped = findings.some((f) => f.code === 'CASES-NOT-ASKED');
  const verdictOf = (of: readonly Row[], cases: number, unsettled = false): QuestionVerdict => (cases === 0 ? 'notAsked' : wholeVerdict({ broken, weights: of.map((r) => r.counts), unsettled }));
  const questions: Questions = {
    spec: { verdict: verdictOf(found.filter((r) => r.requirement !== null), specCases, findings.some(isOtherType) || skipped), cases: specCases },
    behaviour: { verdict: verdictOf(found.filter((r) => r.requirement === null && r.origin !== 'surface'), behaviour.cases, skipped), cases: behaviour.cases, heldOut: { cases: behaviour.heldOut, sealed: false } },
    surface: { verdict: verdictOf(found.filter((r) => r.origin === 'surface'), surface.length), cases: surface.length },
  };
  const asked = specCases + behaviour.cases + surface.length > 0;
  const unsettled = findings.some((f) => f.severity === 'warning' && UNSETTLING.has(f.code));
  const unrun = judged.some((j) => j.outcome === 'couldNotRun') ? (['invalid'] as const) : [];
  const whole = wholeVerdict({ broken, weights: [...found.map((r) => r.counts), ...unrun], unsettled });
  return {
    spec: loaded.file, subject: loaded.spec.subject === null ? subjects.candidateName : entryOf(loaded), verdict: whole === 'safe' && !asked ? 'notAsked' : whole, questions,
    rows: found, findings: asked ? findings : [...findings, nothingAsked(bench)], explored: behaviour.summary, silent: spec.silent, freed: behaviour.explored?.hunt.freed ?? 0, planted: checked.planted, caught: checked.caught, seed,
    firstRun: loaded.nothingRecorded, sandbox: subjects.candidate.guest?.sandbox ?? null, candidate: subjects.candidateName, prior: subjects.priorName, sources: sourcesOf(loaded, subjects.candidateImplementation, bench.world.workingFolder), ran: ranOf(subjects, found), kept: keptToday(loaded.decisions, bench.world.today()),
  };
}

/** How many cases of an operation the second question asked. */
function timesAsked({ entries }: LoadedSpec, { explored }: BehaviourAnswer): (operation: string) => number {
  return (operation) => entries.filter((entry) => entry.operation === operation).length + (explored?.hunt.byOperation.get(operation) ?? 0);
}

/** Both sides as the witnesses of the rows ran on them. */
function ranOf({ prior, priorName, priorImplementation, candidate, candidateName, candidateImplementation }: Subjects, rows: readonly Row[]): SpecResult['ran'] {
  const operations = rows.flatMap((row) => [row, ...row.joined]).map((row) => row.witness.case.operation);
  const names = (subject: Subject): Ran['names'] => Object.fromEntries(operations.map((operation) => [operation, subject.own(operation)]));
  return {
    prior: prior === null || priorName === null || priorImplementation === null ? null : { name: priorName, hash: priorImplementation.hash, export: priorImplementation.export, names: names(prior) },
    candidate: candidateImplementation === null ? null : { name: candidateName, hash: candidateImplementation.hash, export: candidateImplementation.export, names: names(candidate) },
  };
}

async function shrunk(rows: readonly Row[], bench: Bench, { explored }: BehaviourAnswer, again: Pick<ShrinkPorts, 'rows' | 'behind'>): Promise<readonly Row[]> {
  if (explored === null) return rows;
  const { world, settings, voice, kept, plan, compared } = bench;
  const [{ speak }, { shrinkRows }, { joinRows }] = await Promise.all([import('./explored.js'), import('./shrink.js'), import('./join.js')]);
  const smallest = await shrinkRows(rows, {
    explored, ...again, stop: settings.stop, progress: (done, of) => world.progress({ step: 'shrinking', done, of }),
    judge: async (pairs) => speak(await explored.judge.decide(pairs), { voice, kept, freedoms: plan.freedoms }),
  });
  return joinRows(smallest, { explored, plan: compared, stop: settings.stop });
}

const MOST_MISSED = 12;
/** So many names stand in a message. */
const MOST_NAMED = 6;

function missed({ missed: what }: SelfChecked, { file }: LoadedSpec): readonly Finding[] {
  if (what.length === 0) return [];
  return [{ code: 'SELF-CHECK-FAILED', severity: 'error', file, message: `Planted on purpose and not caught: ${what.slice(0, MOST_MISSED).join(', ')}${what.length > MOST_MISSED ? ` and ${what.length - MOST_MISSED} more` : ''}. The run cannot be trusted; look at what the spec leaves free, or report it.` }];
}

function couldNotRun(judged: readonly JudgedCase[], { file }: LoadedSpec): readonly Finding[] {
  const failed = judged.filter((j) => j.outcome === 'couldNotRun');
  const [first] = failed;
  if (first === undefined) return [];
  return [{ code: 'CASES-COULD-NOT-RUN', severity: 'warning', file, message: `${failed.length} cases could not be run, ${caseText(first.pair.case)} first: ${first.pair.candidate.text}. This is a fault of Holdfast's or of this machine, so nothing is said of them.` }];
}

/** An operation that hangs, or crashes, each time: its other cases would say the same, and cost seconds each. */
function notAsked({ loaded: { file }, spared, subjects: { candidateName } }: Bench): readonly Finding[] {
  return [...spared.givenUp].filter(([, { unasked }]) => unasked > 0).map(([operation, { ends, unasked }]): Finding => ({
    code: 'CASES-NOT-ASKED', severity: 'warning', file,
    message: `${operation} of ${candidateName} did not return, or took its process with it, in ${ends === 1 ? '1 case' : `${ends} cases`}, so ${unasked === 1 ? '1 more was' : `${unasked} more were`} not asked, and it was not explored. Mend it, and run verify again: nothing is said of ${unasked === 1 ? 'that one' : 'those'}.`,
  }));
}

/** What the tree exports since, and nothing holds: said once, to who brings it in. What else another implementation offers is not its business. */
function newExports({ loaded, subjects: { prior, candidate, candidateName }, plan, settings }: Bench): readonly Finding[] {
  if (prior === null || settings.requirement !== null || settings.candidate !== null || settings.against !== null) return [];
  const known = new Set([...namesOf(prior), ...plan.operations.map(({ name }) => name), ...loaded.spec.signature.declares]);
  const added = namesOf(candidate).filter((name) => !known.has(name) && !name.includes('.'));
  if (added.length === 0) return [];
  const named = `${added.slice(0, MOST_NAMED).join(', ')}${added.length > MOST_NAMED ? ` and ${added.length - MOST_NAMED} more` : ''}`;
  return [{ code: 'EXPORT-NEW', severity: 'info', file: loaded.file, message: `${candidateName} exports ${named} since, which the spec does not speak of: no check and no recorded case holds ${added.length === 1 ? 'it' : 'them'}. Write what ${added.length === 1 ? 'it does' : 'they do'} beneath a requirement, and run holdfast record.` }];
}

function namesOf({ exports, guest }: Subject): readonly string[] {
  return [...exports, ...guest?.values ?? []].map(({ name }) => name);
}

/** Said so that nobody takes it for a pass. */
function nothingAsked({ loaded: { file }, settings: { requirement } }: Bench): Finding {
  const message = requirement === null
    ? `${file} has no check that could be judged, and there was no recorded case to ask about. Write an example, a table or a property beneath a requirement, or run holdfast record ${shellWord(file)}.`
    : `${requirement} has no check that could be judged, and so names no recorded case. Write an example, a table or a property beneath it, or leave out -t: the whole spec is judged then.`;
  return { code: 'NOTHING-ASKED', severity: 'info', file, message };
}

/** Nothing to hold the candidate to but the spec, or nothing but what is recorded: only who asks for that is given it. */
function nothingRecorded({ loaded, subjects, settings }: Bench): readonly Finding[] {
  const { file, decisions, entries, nothingRecorded: nothing } = loaded;
  const remedy = 'Run holdfast record, or judge by the spec alone with --spec-only.';
  const finding = (code: 'NOTHING-RECORDED' | 'PRIOR-UNAVAILABLE', message: string): readonly Finding[] => [{ code, severity: 'warning', file, message }];
  if (settings.specOnly) return [];
  if (nothing && decisions.length > 0) return finding('NOTHING-RECORDED', `${file}: nothing is recorded any more, since all that was accepted has been taken back; so there is no prior behaviour to hold the candidate to. ${remedy}`);
  if (nothing) return finding('NOTHING-RECORDED', `${file}: nothing is recorded yet, so there is no prior behaviour to hold the candidate to. ${remedy}`);
  if (settings.against === null && adoptedBy(decisions) === null) return finding('PRIOR-UNAVAILABLE', `${file}: no implementation is the prior any more, since what recorded or adopted one has been taken back. The recorded cases decide alone and nothing was explored. Run holdfast record ${shellWord(file)}, or ${adoptAnew(file)}.`);
  if (entries.length === 0 && subjects.prior !== null && !subjects.same && !settings.explore) return finding('NOTHING-RECORDED', `${file}: no case is recorded, and nothing was explored, so nothing holds the candidate to what the prior does. Leave out --no-explore, or run holdfast record.`);
  return [];
}

function unreadable(loaded: LoadedSpec, findings: readonly Finding[], { workingFolder }: World): SpecResult {
  const none = { verdict: 'notAsked' as const, cases: 0 };
  return {
    spec: loaded.file, subject: loaded.spec.subject === null || loaded.spec.subject.kind !== 'module' ? '' : entryOf(loaded), verdict: 'invalid',
    questions: { spec: none, behaviour: { ...none, heldOut: { cases: 0, sealed: false } }, surface: none }, rows: [], findings, explored: null,
    silent: 0, freed: 0, planted: 0, caught: 0, seed: 0, firstRun: false, sandbox: null, candidate: '', prior: null, sources: sourcesOf(loaded, null, workingFolder), ran: { prior: null, candidate: null }, kept: [],
  };
}
