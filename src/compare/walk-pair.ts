import type { Pair } from '../model/difference.js';
import type { Observation, Outcome } from '../model/observation.js';
import { askedAt } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { NotationError } from '../value/notation-error.js';
import { parseOutcome } from '../value/outcome.js';
import { parse } from '../value/parse.js';
import type { OperationFreedom } from './licence.js';
import { rootPlace } from './place.js';
import type { Sink } from './sink.js';
import { walkOutcomes } from './walk-outcomes.js';

/** Notes where two observations of a case disagree: step by step, and of a step that reads the same nothing. */
export function walkPair(pair: Pair, freedomOf: (operation: string) => OperationFreedom, sink: Sink): void {
  const [prior, candidate] = [linesOf(pair.prior), linesOf(pair.candidate)];
  for (let step = 0; step < Math.max(prior.length, candidate.length) && !sink.full; step++) {
    const [a, b] = [prior[step], candidate[step]];
    if (a === b) continue;
    const asked = stepOf(pair, step);
    sink.step = step;
    sink.operation = asked.operation;
    if (a === undefined || b === undefined) {
      missingStep(a === undefined, sink);
      break;
    }
    walkLines(a, b, { input: asked.input, free: freedomOf(asked.operation), sink });
  }
  if (sink.empty && pair.prior.text === pair.candidate.text && pair.prior.kind !== pair.candidate.kind) sink.add(rootPlace('outcome'), 'outcome', pair.prior.kind, pair.candidate.kind);
}

function linesOf(observation: Observation): readonly string[] {
  return observation.text.split('\n');
}

/** What a step asks, and its argument list as printed. */
function stepOf({ case: c }: Pair, step: number): { readonly operation: string; readonly input: string } {
  return { operation: askedAt(c, step), input: c.kind === 'call' ? c.input : c.steps[step]?.input ?? '[]' };
}

/** A session ends where the instance is gone: the step before says why, unless it is the same on both sides. */
function missingStep(priorEnded: boolean, sink: Sink): void {
  if (sink.found.some((f) => f.step === sink.step - 1)) return;
  sink.add(rootPlace('outcome'), 'outcome', priorEnded ? 'is not reached' : 'is reached', priorEnded ? 'is reached' : 'is not reached');
}

interface Lines {
  readonly input: string;
  readonly free: OperationFreedom;
  readonly sink: Sink;
}

function walkLines(prior: string, candidate: string, { input, free, sink }: Lines): void {
  const functions = FunctionSources.create();
  const read = (line: string): Outcome => parseOutcome(line, { functions });
  try {
    const before = (): readonly unknown[] => parse(input, { functions }) as readonly unknown[];
    walkOutcomes(read(prior), read(candidate), { before, free, sink, functions });
  } catch (error) {
    // A line that was cut within its aspects cannot be read back; that the two are different is known all the same.
    if (!(error instanceof NotationError)) throw error;
    sink.add(rootPlace('result'), 'value', 'long value', 'long value');
  }
}
