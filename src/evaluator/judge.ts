import type { Judgement, Program } from '../model/program.js';
import { caseText } from '../value/case.js';
import { compareValues } from '../value/equality.js';
import { meets, outcomeText } from '../value/expected.js';
import { lastLine } from '../value/last-line.js';
import { printOutcome } from '../value/outcome.js';
import { print } from '../value/print.js';
import { caseOfCall } from '../value/wire-case.js';
import type { Ended } from './execute.js';
import { looked, madeBy } from './helpers.js';
import { modelAgrees, type Judged } from './model-outcome.js';
import { askedBy, followsFromAnswers, lookInside, type Run, type Scope } from './run.js';

export type Verdict = Pick<Judgement, 'result' | 'detail' | 'checkpoint'>;

const HOLDS: Verdict = { result: 'holds', detail: '', checkpoint: null };
const SHOWN_CALLS = 4;
const LONGEST = 300;

/** What a run that asked nothing unknown comes to. */
export function judge(scope: Scope, program: Program, ended: Ended, judged: Judged | null): Verdict {
  const { run } = scope;
  const found = lookInside(scope, () => verdictOf(scope, program, ended, judged));
  if (run.stop !== null) return stopped(run.stop);
  // Whatever came of it, even a throw of its own, may come of what was not seen.
  return run.opaque !== null ? { ...found, result: 'opaque', detail: `it rests on ${run.opaque}, which cannot be seen into` } : found;
}

function stopped(stop: NonNullable<Run['stop']>): Verdict {
  const result = stop.why === 'ended' ? 'violated' : stop.why === 'couldNotRun' ? 'couldNotRun' : 'faulty';
  return { result, detail: stop.detail, checkpoint: null };
}

function verdictOf(scope: Scope, program: Program, ended: Ended, judged: Judged | null): Verdict {
  const { run } = scope;
  if (run.stop !== null) return stopped(run.stop);
  if (ended.how === 'pending') return faulty('Its promise never settles: no clock runs here, and nothing else is left that could settle it.');
  if (run.loose !== null) return uncaught(run, program.kind, run.loose.value);
  try {
    switch (program.kind) {
      case 'expression': return expressionVerdict(scope, program, ended);
      case 'example': return exampleVerdict(run, program, ended);
      case 'model': return judged === null ? answered(scope, ended) : modelVerdict(scope, judged, ended);
      case 'property': case 'predicate': return truthVerdict(run, program.kind, ended);
    }
  } catch (error) {
    // A fault is in the run already; any other error is ours.
    if (run.stop === null) throw error;
    return stopped(run.stop);
  }
}

type Over = Exclude<Ended, { how: 'pending' }>;

function truthVerdict(run: Run, kind: 'property' | 'predicate', ended: Over): Verdict {
  if (ended.how === 'threw') return uncaught(run, kind, ended.value);
  if (ended.value === false) return violated(kind === 'property' ? `false${withCalls(run)}` : 'false');
  if (ended.value !== true) return faulty(`A ${kind} gives true or false, and this one gave ${short(print(ended.value))}.`);
  if (kind === 'predicate') return HOLDS;
  if (run.excluded > 0 && run.entered === 0) return { result: 'vacuous', detail: 'an implies excluded the input', checkpoint: null };
  return run.sequence.length === 0 ? { result: 'vacuous', detail: 'nothing was asked of the subject', checkpoint: null } : HOLDS;
}

function expressionVerdict(scope: Scope, { expected }: Extract<Program, { kind: 'expression' }>, over: Over): Verdict {
  const { run } = scope;
  const ended = { ...over, value: madeBy(scope, over.value) };
  if (expected.how === 'observes') return faulty('An entry of a baseline is compared by its bytes, not by an expression.');
  const own = ended.how === 'threw' && !run.thrown.has(ended.value);
  if (own && !followsFromAnswers(run, ended.value)) return uncaught(run, 'expression', ended.value);
  const met = looked(scope, () => meets(expected, ended));
  // That the code could do nothing with an answer is no throw of the subject's.
  if (own && met.result === 'holds') return violated(`expected a throw of the subject, and the code itself ${outcomeText(ended)}${withCalls(run)}`);
  return { ...met, checkpoint: null };
}

function exampleVerdict(run: Run, { checkpoints }: Extract<Program, { kind: 'example' }>, ended: Over): Verdict {
  const numbers = checkpoints.map((_, number) => number);
  for (const result of ['violated', 'opaque'] as const) {
    const checkpoint = numbers.find((number) => run.checkpoints.get(number)?.result === result);
    if (checkpoint !== undefined) return { result, detail: run.checkpoints.get(checkpoint)?.detail ?? '', checkpoint };
  }
  if (ended.how === 'threw') return uncaught(run, 'example', ended.value);
  const missed = numbers.find((number) => !run.checkpoints.has(number));
  return missed === undefined ? HOLDS : faulty(`Its checkpoint ${missed + 1} was never reached.`);
}

function modelVerdict(scope: Scope, judged: Judged, ended: Over): Verdict {
  const { run } = scope;
  const value = madeBy(scope, ended.value);
  const result = looked(scope, () => modelAgrees(judged, { ...ended, value }, compareValues));
  if (result === 'equal') return HOLDS;
  const detail = `the model: ${looked(scope, () => outcomeText({ ...ended, value })).replace(/^was/, 'returned')}${ended.async ? ' through a promise' : ''}; observed: ${judged.text}`;
  return result === 'opaque' && run.opaque === null ? { result, detail, checkpoint: null } : violated(detail);
}

/** What a model does where nobody is judged by it, as the subject would be seen to do it. */
function answered(scope: Scope, ended: Over): Verdict {
  const value = madeBy(scope, ended.value);
  const detail = looked(scope, () => printOutcome({ how: ended.how, value, async: ended.async, args: [], before: null, console: [], callbacks: [] }));
  return { ...HOLDS, detail };
}

/** The subject's throw that nobody caught is a violation; one of the spec's own code is its fault. */
function uncaught(run: Run, kind: Program['kind'], error: unknown): Verdict {
  const words = short(print(error));
  if (kind === 'predicate' || !run.thrown.has(error)) return faulty(`Its own code threw ${words}${withCalls(run)}.`);
  return violated(`the subject threw ${words}, and nothing caught it${withCalls(run)}`);
}

/** `, with total([]) → 0`: the answers that it rests on. */
function withCalls(run: Run): string {
  const asked = askedBy(run);
  const shown = asked.slice(0, SHOWN_CALLS).map((number) => {
    const text = run.table.answer(number)?.text ?? '';
    return `${short(caseText(caseOfCall(run.table.call(number))))} ${short(lastLine(text))}`;
  });
  const more = asked.length - shown.length;
  return shown.length === 0 ? '' : `, with ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function violated(detail: string): Verdict {
  return { result: 'violated', detail, checkpoint: null };
}

function faulty(detail: string): Verdict {
  return { result: 'faulty', detail, checkpoint: null };
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
