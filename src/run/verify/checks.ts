import { RULED } from '../../gate/left-open.js';
import { outcomeOf } from '../../gate/outcome.js';
import { specWord } from '../../gate/word.js';
import type { CompiledFreedoms } from '../../compare/erase.js';
import type { Case } from '../../model/case.js';
import type { Finding } from '../../model/finding.js';
import type { Observation } from '../../model/observation.js';
import type { Ask, Evaluator, Judgement, Task } from '../../model/program.js';
import type { Check } from '../../model/spec.js';
import type { JudgedCase, Word } from '../../model/verdict.js';
import type { Printed } from '../../model/value.js';
import { caseText } from '../../value/case.js';
import { NOTHING } from './judged.js';
import { lacks } from './no-export.js';
import type { Kept } from './kept.js';
import { NOT_ASKED } from './spared.js';

/** A check that is run as a program: on no input (an example, an expression) or on each of some inputs (a property). */
export interface Unit {
  readonly check: Exclude<Check, { kind: 'pin' | 'model' }>;
  readonly input: Printed | null;
  /** What a violation comes to: judged, or only reported, as by exotic values that no example of the requirement holds. */
  readonly wordOf: (judgement: Judgement, input: Printed | null) => Word | null;
}

export interface UnitSides {
  readonly candidate: Ask;
  /** Null where there is no prior at all; what it cannot answer, it answers with `couldNotRun`. */
  readonly prior: Ask | null;
  readonly kept: Kept;
  /** For each case whether a predicate leaves its outcome free. */
  readonly free: (cases: readonly Case[]) => Promise<readonly boolean[]>;
}

export interface RanUnits {
  readonly judged: readonly JudgedCase[];
  /** Units that the candidate violates. */
  readonly violated: readonly Unit[];
  readonly findings: readonly Finding[];
  /** All that was asked of the candidate. */
  readonly calls: readonly { readonly case: Case; readonly observation: Observation }[];
  /** By check: runs, and how many of them said nothing. */
  readonly runs: ReadonlyMap<string, { readonly all: number; readonly vacuous: number }>;
}

/** Runs each unit against both sides. A unit is one case of the table: its words are those of its judgement. */
export async function runUnits(units: readonly Unit[], evaluator: Evaluator, sides: UnitSides, freedoms: CompiledFreedoms): Promise<RanUnits> {
  const tasks = units.map((u): Task => ({ program: u.check.id, input: u.input, observation: null }));
  const candidate = await setAside(units, await evaluator.judge(tasks, sides.candidate), sides.free);
  const prior = sides.prior === null ? null : await setAside(units, await evaluator.judge(tasks, sides.prior), sides.free);
  const both = units.map((_, i): Both => ({ candidate: candidate[i] as Judgement, prior: prior === null ? null : prior[i] as Judgement }));
  const free = await freeCases(both.filter((b) => !sameCalls(b, freedoms)), sides.free);
  const judged = units.flatMap((unit, i) => judgeUnit(unit, both[i] as Both, { kept: sides.kept, freedoms, free }));
  const violated = units.filter((unit, i) => unit.wordOf(candidate[i] as Judgement, unit.input)?.result === 'violated');
  return { judged, violated, findings: findingsOf(units, candidate), calls: candidate.flatMap((j) => j.calls), runs: countRuns(units, candidate) };
}

interface Both {
  readonly candidate: Judgement;
  readonly prior: Judgement | null;
}

interface UnitContext {
  readonly kept: UnitSides['kept'];
  readonly freedoms: CompiledFreedoms;
  /** Cases of which the outcome is free. */
  readonly free: ReadonlySet<string>;
}

function judgeUnit(unit: Unit, both: Both, { kept, freedoms, free }: UnitContext): JudgedCase[] {
  const { candidate } = both;
  const prior = priorOf(both);
  const other = differing({ candidate, prior }, freedoms, free);
  // The call that shows it: the first on which the two sides differ; where none does, the last.
  const last = other[0] ?? candidate.calls.at(-1);
  const word = unit.wordOf(candidate, unit.input);
  // What asks nothing of the subject says nothing of it; what was not asked, neither.
  if (last === undefined || candidate.calls.some((c) => c.observation === NOT_ASKED) || (word === null && candidate.result !== 'opaque')) return [];
  const priorWord = prior === null ? null : unit.wordOf(prior, unit.input);
  const words = word === null ? [] : [word];
  const outcome = outcomeOf({
    candidate: { ran: candidate.calls.every((c) => c.observation.kind !== 'couldNotRun'), word: specWord(words) },
    prior: prior === null ? null : { ran: true, word: specWord(priorWord === null ? [] : [priorWord]) },
    same: prior !== null && sameCalls({ candidate, prior }, freedoms, free), kept: kept({ case: last.case, candidate: last.observation }, words),
  });
  const before = new Map(prior?.calls.map((c) => [caseText(c.case), c.observation]));
  // What rulings may settle they settle call by call.
  const shown = RULED.has(outcome) && other.length > 0 ? other : [last];
  return shown.map((call) => ({ outcome, words, origin: 'specified', pair: { case: call.case, prior: before.get(caseText(call.case)) ?? NOTHING, candidate: call.observation } }));
}

/** Null where it could not run, or where what it is asked is new. */
function priorOf({ candidate, prior }: Both): Judgement | null {
  if (prior === null || prior.calls.some((c) => c.observation.kind === 'couldNotRun')) return null;
  return prior.calls.some((c) => lacks(c.observation)) && !candidate.calls.some((c) => lacks(c.observation)) ? null : prior;
}

/** The calls on which the two sides differ in what is not free. */
function differing({ candidate, prior }: Both, freedoms: CompiledFreedoms, free: ReadonlySet<string>): Judgement['calls'] {
  const before = new Map(prior?.calls.map((c) => [caseText(c.case), c.observation]));
  return candidate.calls.filter((c) => {
    const was = before.get(caseText(c.case));
    return was !== undefined && !sameCall(was, c, { freedoms, free });
  });
}

function sameCall(was: Observation, { case: of, observation }: Judgement['calls'][number], { freedoms, free }: { readonly freedoms: CompiledFreedoms; readonly free: ReadonlySet<string> }): boolean {
  return freedoms.same(was, observation, of) || (free.has(caseText(of)) && settles(was) && settles(observation));
}

function sameCalls({ candidate, prior }: Both, freedoms: CompiledFreedoms, free: ReadonlySet<string> = new Set()): boolean {
  return prior === null || (prior.calls.length === candidate.calls.length && prior.calls.every((call, i) => {
    const other = candidate.calls[i];
    return other !== undefined && caseText(call.case) === caseText(other.case) && sameCall(call.observation, other, { freedoms, free });
  }));
}

/** Freedom over an input never covers a crash or a time-out. */
function settles({ kind }: Observation): boolean {
  return kind === 'returned' || kind === 'threw';
}

async function freeCases(both: readonly Both[], free: UnitSides['free']): Promise<ReadonlySet<string>> {
  const cases = both.flatMap((b) => b.candidate.calls.map((c) => c.case));
  const are = await free(cases);
  return new Set(cases.flatMap((of, i) => (are[i] === true ? [caseText(of)] : [])));
}

/** What is left free beats what only constrains: a property that is violated where it asked something of which the outcome is free says nothing. */
export async function setAside(units: readonly Unit[], judgements: readonly Judgement[], free: UnitSides['free']): Promise<readonly Judgement[]> {
  const cases = judgements.flatMap((j, i) => (j.result === 'violated' && units[i]?.check.kind === 'property' ? j.calls.map((c) => ({ at: i, case: c.case, kind: c.observation.kind })) : []));
  const are = await free(cases.map((c) => c.case));
  const aside = new Set(cases.flatMap(({ at, kind }, i) => (are[i] === true && settles({ kind, text: '' }) ? [at] : [])));
  return judgements.map((j, i) => (aside.has(i) ? { ...j, result: 'vacuous', detail: 'the spec leaves free what it asked' } : j));
}

/** Spec code that fails by itself cannot judge anything: the spec is broken, not the candidate. */
function findingsOf(units: readonly Unit[], judgements: readonly Judgement[]): readonly Finding[] {
  const first = new Map<string, Finding>();
  for (const [i, { result, detail }] of judgements.entries()) {
    const { check, input } = units[i] as Unit;
    if (first.has(check.id)) continue;
    const on = input === null ? '' : ` on (${clip(input.slice(1, -1))})`;
    if (result === 'faulty') first.set(check.id, { code: 'CHECK-FAULTY', severity: 'error', line: check.span.start.line, message: `A check of ${check.requirement} cannot be run${on}: ${sentence(detail)} Mend the spec's own code; the candidate was not judged by it.` });
    if (result === 'opaque') first.set(check.id, { code: 'CHECK-OPAQUE', severity: 'info', line: check.span.start.line, message: `A check of ${check.requirement} rests${on} on what cannot be seen into: ${sentence(detail)} It was not judged; ask for something that can be seen.` });
  }
  return [...first.values()];
}

function sentence(detail: string): string {
  return detail.endsWith('.') ? detail : `${detail}.`;
}

function countRuns(units: readonly Unit[], judgements: readonly Judgement[]): RanUnits['runs'] {
  const runs = new Map<string, { all: number; vacuous: number }>();
  for (const [i, { result }] of judgements.entries()) {
    const { check } = units[i] as Unit;
    const held = runs.get(check.id) ?? { all: 0, vacuous: 0 };
    runs.set(check.id, { all: held.all + 1, vacuous: held.vacuous + (result === 'vacuous' ? 1 : 0) });
  }
  return runs;
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
