import type { Entry, EntryLine } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { ExploredSummary, JudgedCase } from '../../model/verdict.js';
import { FEWEST_TO_HOLD_OUT, isHeldOut } from '../../gate/held-out.js';
import { WEIGHTS } from '../../gate/outcome.js';
import { weigh } from '../../gate/weigh.js';
import { violatedStrength } from '../../gate/word.js';
import { goodTuring } from '../../stats/good-turing.js';
import { ruleOfThree } from '../../stats/rule-of-three.js';
import type { Bench } from './bench.js';
import type { Explored } from './explored.js';
import { isKept } from './kept.js';
import type { LoadedSpec } from './loaded.js';
import { judgeRecorded, type RecordedAnswer } from './recorded.js';
import type { Subject } from './bound.js';

/** What a run may spend on exploring one operation. */
const SECONDS_AN_OPERATION = 5;

export interface BehaviourAnswer {
  /** Without the recorded cases that are as recorded, of which the spec says nothing. */
  readonly judged: readonly JudgedCase[];
  /** By operation, a recorded case that is as recorded. */
  readonly held: ReadonlyMap<string, Entry>;
  readonly cases: number;
  readonly heldOut: number;
  readonly explored: Explored | null;
  readonly summary: ExploredSummary | null;
  readonly findings: readonly Finding[];
}

/** The second question: does the candidate behave as the prior did, on every recorded case and on those that can still be invented? */
export async function askBehaviour(bench: Bench, salt: string): Promise<BehaviourAnswer> {
  const { visible, heldOut } = partition(bench.loaded, salt, bench.world.sha256);
  const first = await judgeEntries(bench, visible, bench.subjects.candidate);
  const second = first.judged.some((one) => blocks(one, bench)) ? null : await judgeEntries(bench, heldOut, bench.subjects.candidate);
  const explored = bench.subjects.prior === null || bench.subjects.same || !bench.settings.explore ? null : await exploreBoth(bench, bench.subjects.prior);
  const judged = [...first.judged, ...(second?.judged ?? []), ...(explored?.judged ?? [])];
  const unseen = second?.cases ?? 0;
  return {
    judged, held: new Map([...(second?.held ?? []), ...first.held]), explored, cases: first.cases + unseen + (explored?.hunt.executions ?? 0), heldOut: unseen,
    summary: explored === null ? null : summaryOf(explored),
    findings: explored === null ? [] : exploredFindings(explored, bench),
  };
}

/** The recorded part of the second question, against any subject: the self-check asks it of a candidate with a planted fault. */
export function judgeEntries(bench: Bench, entries: readonly EntryLine[], candidate: Subject): Promise<RecordedAnswer> {
  const { subjects, voice, plan, settings, loaded, world } = bench;
  return judgeRecorded(entries, {
    candidate, fed: candidate === subjects.candidate ? subjects.fed : null, prior: subjects.same ? null : subjects.prior, voice, freedoms: plan.freedoms, signal: settings.signal,
    kept: (entry) => isKept(loaded.decisions, entry.case, world.today()), progress: (done) => world.progress({ step: 'judging', what: loaded.file, done, of: entries.length }),
  });
}

function partition({ entries, caseIds }: LoadedSpec, salt: string, sha256: (text: string) => string): { readonly visible: readonly EntryLine[]; readonly heldOut: readonly EntryLine[] } {
  if (entries.length < FEWEST_TO_HOLD_OUT) return { visible: entries, heldOut: [] };
  const parts = { visible: [] as EntryLine[], heldOut: [] as EntryLine[] };
  for (const [i, entry] of entries.entries()) (isHeldOut(caseIds[i] as string, salt, sha256) ? parts.heldOut : parts.visible).push(entry);
  return parts;
}

function blocks({ outcome, words, pair }: JudgedCase, { plan, settings }: Bench): boolean {
  if (WEIGHTS[outcome] === 'safe') return false;
  const counts = weigh({ outcome, reach: plan.reach(pair.case), violated: violatedStrength(words), strict: settings.strict });
  return counts !== 'safe' && counts !== 'reported';
}

async function exploreBoth(bench: Bench, prior: Subject): Promise<Explored | null> {
  const { plan, subjects, world, settings, voice } = bench;
  const count = plan.explore.operations.length;
  if (count === 0 || prior.guest === null || subjects.candidate.guest === null) return null;
  const side = (subject: Subject, guest: NonNullable<Subject['guest']>) => ({ ...guest, run: subject.run, refused: () => guest.refused(), close: () => guest.close() });
  const { explore } = await import('./explored.js');
  return explore({
    plan: plan.explore, voice, freedoms: plan.freedoms, reach: plan.reach, clock: world.clock, stop: settings.stop,
    sides: { prior: side(prior, prior.guest), candidate: side(subjects.candidate, subjects.candidate.guest) },
    executions: settings.executions * count, seconds: SECONDS_AN_OPERATION * count,
    progress: (executions, causes) => world.progress({ step: 'exploring', executions, causes, seconds: 0, of: settings.executions * count }),
  });
}

function summaryOf({ hunt, explorer }: Explored): ExploredSummary {
  const { n, differing } = hunt.independent;
  const signals = explorer.signals();
  return {
    executions: hunt.executions, bound: n > 0 && differing === 0 ? { n, rate: ruleOfThree(n), source: 'the generator of the types' } : null,
    search: { shapes: signals.length, unseen: goodTuring(signals) },
  };
}

function exploredFindings({ capped, hunt }: Explored, { settings, plan, loaded }: Bench): readonly Finding[] {
  const findings: Finding[] = [];
  if (capped) findings.push({ code: 'EXPLORATION-CAPPED', severity: 'info', file: loaded.file, message: `${hunt.executions} of ${settings.executions * plan.explore.operations.length} executions were explored before ${SECONDS_AN_OPERATION} seconds an operation were over. The verdict stands on what ran; --executions asks for fewer.` });
  const first = hunt.wavering[0];
  if (first !== undefined) findings.push({ code: 'NOISY', severity: 'warning', file: loaded.file, message: `${first.case.operation} answers differently when asked again (${first.side}); such cases are left out of the exploration. If a part of the answer depends on time or chance, say so in the spec under ts unspecified.` });
  return findings;
}
