import type { Entry, EntryLine } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { ExploredSummary, JudgedCase } from '../../model/verdict.js';
import { FEWEST_TO_HOLD_OUT, isHeldOut } from '../../gate/held-out.js';
import { ledgerOf } from '../../ledger/live.js';
import { entryText } from '../../ledger/text/entry.js';
import { entryHash } from '../../ledger/text/hash.js';
import { caseId } from '../../value/case.js';
import { goodTuring } from '../../stats/good-turing.js';
import { ruleOfThree } from '../../stats/rule-of-three.js';
import { noticedFindings } from '../noticed.js';
import { once } from '../once.js';
import { upTo } from '../up-to.js';
import { askAgain } from './ask-again.js';
import { rowContext, type Bench } from './bench.js';
import { cappedFinding } from './capped.js';
import type { Explored } from './explored.js';
import type { LoadedSpec } from './loaded.js';
import { freshRun, hastyBoth, searchingBoth } from './fresh.js';
import { rowsOf } from './rows.js';
import { judgeRecorded, type RecordedAnswer } from './recorded.js';
import { sidesOf, type Subject } from './bound.js';
import type { Spec } from '../../model/spec.js';

/** What a run may spend on exploring one operation. */
const SECONDS_AN_OPERATION = 5;

export interface BehaviourAnswer {
  /** Without the recorded cases that are as recorded, of which the spec says nothing. */
  readonly judged: readonly JudgedCase[];
  /** By operation, a recorded case that is as recorded. */
  readonly held: ReadonlyMap<string, readonly Entry[]>;
  readonly cases: number;
  readonly heldOut: number;
  /** Recorded cases that were judged, held-out ones included. */
  readonly recorded: number;
  readonly explored: Explored | null;
  readonly summary: ExploredSummary | null;
  readonly findings: readonly Finding[];
}

/** The second question: does the candidate behave as the prior did, on every recorded case and on those that can still be invented? */
export async function askBehaviour(bench: Bench, salt: string): Promise<BehaviourAnswer> {
  const only = bench.settings.requirement !== null;
  const { visible, heldOut } = only ? { visible: namedBy(bench), heldOut: [] } : partition(bench.loaded, salt, bench.world.sha256);
  const first = await judgeEntries(bench, visible, bench.spared);
  const second = hasFailed(first, bench) ? null : await judgeEntries(bench, heldOut, bench.spared);
  const explored = bench.subjects.prior === null || bench.subjects.same || !bench.settings.explore || only ? null : await exploreBoth(bench);
  const again = only ? [] : await askAgain(bench, [...first.held.values()].flat());
  const judged = [...first.judged, ...(second?.judged ?? []), ...(explored?.judged ?? []), ...again];
  const unseen = second?.cases ?? 0;
  return {
    judged, held: new Map([...(second?.held ?? []), ...first.held]), explored, cases: first.cases + unseen + (explored?.hunt.executions ?? 0), heldOut: unseen, recorded: first.cases + unseen,
    summary: explored === null ? null : summaryOf(explored),
    findings: explored === null ? [] : exploredFindings(explored, bench),
  };
}

/** The recorded part of the second question, against any subject: the self-check asks it of a candidate with a planted fault. */
export function judgeEntries(bench: Bench, entries: readonly EntryLine[], candidate: Pick<Subject, 'run'>): Promise<RecordedAnswer> {
  const { subjects, spared, voice, plan, settings, loaded, world, kept } = bench;
  return judgeRecorded(entries, {
    candidate, prior: subjects.same ? null : subjects.prior, alone: subjects.same && candidate === spared ? freshRun(bench) : null, isPriors: priorsIn(bench), voice, freedoms: plan.freedoms, signal: settings.signal, kept,
    progress: (done) => world.progress({ step: 'judging', what: loaded.file, done, of: entries.length }),
  });
}

/** What a ruling put into the record is what its candidate did: that the prior does otherwise is what the ruling is about. */
function priorsIn({ loaded: { decisions }, subjects, world }: Bench): (entry: Entry) => boolean {
  const ledger = once(() => ledgerOf(decisions));
  const ruled = new Map(decisions.filter((d) => (d.kind === 'intended' || d.kind === 'repair') && d.rests.implementation !== '').map((d) => [d.id, d.rests.implementation]));
  return (entry) => {
    const by = ruled.size === 0 ? [] : ledger().live.get(entryHash(entryText(entry), world.sha256))?.by ?? [];
    return !by.some((id) => ruled.has(id)) || by.some((id) => !ruled.has(id) || ruled.get(id) === subjects.priorImplementation?.hash);
  };
}

/** `-t CART-3` asks about the recorded cases that the requirement names, and no others. */
function namedBy({ loaded: { entries, caseIds }, voice }: Bench): readonly EntryLine[] {
  const named = new Set(voice.pinned().map((of) => caseId(of)));
  return entries.filter((_, i) => named.has(caseIds[i] as string));
}

function partition({ entries, caseIds }: LoadedSpec, salt: string, sha256: (text: string) => string): { readonly visible: readonly EntryLine[]; readonly heldOut: readonly EntryLine[] } {
  if (entries.length < FEWEST_TO_HOLD_OUT) return { visible: entries, heldOut: [] };
  const parts = { visible: [] as EntryLine[], heldOut: [] as EntryLine[] };
  for (const [i, entry] of entries.entries()) (isHeldOut(caseIds[i] as string, salt, sha256) ? parts.heldOut : parts.visible).push(entry);
  return parts;
}

/** Whether visible cases make the verdict another one than safe. What a ruling settles does not: then the held-out ones have to be asked. */
function hasFailed({ judged }: RecordedAnswer, bench: Bench): boolean {
  return judged.some((one) => one.outcome === 'couldNotRun') || rowsOf(judged, rowContext(bench)).some((row) => row.counts !== 'reported');
}

/** Operations of which a predicate of the spec leaves some outcomes free. */
export function rulesOn(spec: Spec): ReadonlySet<string> {
  return new Set(spec.requirements.flatMap((r) => r.freedoms).flatMap((f) => (f.kind === 'inputs' ? [f.operation] : [])));
}

async function exploreBoth(bench: Bench): Promise<Explored | null> {
  const { plan, world, settings, voice, kept, spared } = bench;
  // What hangs whenever it is asked is known, and searching it would cost seconds a case.
  const compared = { ...bench.compared, operations: bench.compared.operations.filter(({ operation }) => !spared.givenUp.has(operation.name)) };
  const count = compared.operations.length;
  const sides = sidesOf(bench.subjects);
  if (count === 0 || sides === null) return null;
  const { explore } = await import('./explored.js');
  return explore({
    plan: compared, voice, kept, freedoms: plan.freedoms, reach: plan.reach, clock: world.clock, stop: settings.stop,
    sides, hasty: () => hastyBoth(bench), counting: () => searchingBoth(bench),
    executions: settings.executions * count, seconds: SECONDS_AN_OPERATION * count,
    progress: (executions, causes) => world.progress({ step: 'exploring', executions, causes, seconds: 0, of: settings.executions * count }),
  });
}

function summaryOf({ hunt, branches, explorer }: Explored): ExploredSummary {
  const { n, differing } = hunt.independent;
  const signals = explorer.signals();
  return {
    executions: hunt.executions, bound: n > 0 && differing === 0 ? { n, rate: ruleOfThree(n), source: `the generator of the types${upTo(hunt.independent.ceiling)}` } : null,
    search: { shapes: signals.length, unseen: goodTuring(signals), branches },
  };
}

/** Whoever knows that it is counted knows that it is judged; what the prior itself does was accepted with it. */
function noticed({ crosschecked }: Explored, { loaded, subjects }: Bench): readonly Finding[] {
  return noticedFindings(crosschecked, {
    prior: { name: subjects.priorName ?? 'The prior', severity: 'info', meaning: 'From then on nothing was counted.' },
    candidate: {
      name: subjects.candidateName, severity: 'warning',
      meaning: 'The prior does not. Code that can know that it is watched may behave otherwise elsewhere, so the verdict is undecided. Take out what reads its own source, or looks for what the search puts beside it.',
    },
  }, { file: loaded.file });
}

function exploredFindings(explored: Explored, bench: Bench): readonly Finding[] {
  const { capped, hunt } = explored;
  const { settings, compared, loaded } = bench;
  const findings: Finding[] = [...noticed(explored, bench)];
  if (capped) findings.push(cappedFinding(hunt, { file: loaded.file, wanted: settings.executions * compared.operations.length, seconds: SECONDS_AN_OPERATION }));
  if (explored.doubtful > 0) findings.push({ code: 'CASES-NOT-ASKED', severity: 'warning', file: loaded.file, message: `${explored.doubtful} explored case${explored.doubtful === 1 ? '' : 's'} seemed to hang on one side, and were not asked again with all the time that a case may have, since others like them were only slow. One of them may hang: see why these calls are slow, or leave such inputs out with ts signature.` });
  const first = hunt.wavering[0];
  if (first !== undefined) findings.push({ code: 'NOISY', severity: 'warning', file: loaded.file, message: `${first.case.operation} answers differently when asked again (${first.side}); such cases are left out of the exploration. If a part of the answer depends on time or chance, say so in the spec under ts unspecified.` });
  return findings;
}
