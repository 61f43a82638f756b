import type { Outcome } from '../model/observation.js';
import { lastLine } from '../value/last-line.js';
import { NotationError } from '../value/notation-error.js';
import { holdsOpaque, Opaque } from '../value/opaque.js';
import { parseOutcome } from '../value/outcome.js';
import { functionText } from '../value/parsing/function-source.js';
import { applyToArguments } from './arguments.js';
import type { Answer } from './case-table.js';
import type { Classes } from './classes.js';
import { guardOpaques } from './guards.js';
import { onlyData } from './handed.js';
import { iteratorOf } from './iterators.js';
import { restOnOpaque, stopWith, type Scope } from './run.js';
import type { Sources } from './sources.js';

export interface Delivery {
  readonly scope: Scope;
  readonly classes: Classes;
  /** What a member of a class of the subject's is; undefined of one that it does not offer. */
  readonly kindOf: (className: string, member: string) => 'method' | 'getter' | undefined;
  readonly sources: Sources;
}

/** Lets a call of the spec's code end as the subject's did. `asked` says in words what was asked. */
export function deliver(delivery: Delivery, answer: Answer, args: readonly unknown[], asked: () => string): unknown {
  const { run } = delivery.scope;
  if (answer.kind === 'couldNotRun') stopWith(run, { why: 'couldNotRun', detail: `${asked()}: ${answer.text}` });
  const outcome = answer.simple ?? attempt(delivery, answer, asked);
  if (outcome.how === 'ended' || (answer.kind !== 'returned' && answer.kind !== 'threw')) stopWith(run, { why: 'ended', detail: `${asked()} ${lastLine(answer.text)}` });
  const opaque = answer.simple === null && holdsOpaque(lastLine(answer.text));
  const value = answer.simple === null ? settle(delivery, outcome, { opaque, args, asked }) : outcome.value;
  if (outcome.how === 'returned' && canBeAsked(delivery, value, opaque)) delivery.scope.taker?.(value);
  if (outcome.how === 'returned') return outcome.async && !delivery.classes.drawn.has(outcome.value as object) ? Promise.resolve(value) : value;
  run.thrown.add(value);
  if (outcome.async) return Promise.reject(value);
  throw value;
}

/** Functions of the subject's and instances can be asked on; a record holds none where nothing of the answer is opaque. */
function canBeAsked({ classes }: Delivery, value: unknown, opaque: boolean): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'function';
  return opaque || classes.nameOf(value) !== null;
}

/** Tells `taker` of a value that `give` gives, through a promise too, before anybody else sees it. */
export function givingTo({ scope }: Delivery, taker: (value: unknown) => void, give: () => unknown): unknown {
  const outer = scope.taker;
  scope.taker = taker;
  try {
    return give();
  } finally {
    scope.taker = outer;
  }
}

/** What a guest says may be anything; what cannot be read answers nothing. */
function attempt(delivery: Delivery, answer: Answer, asked: () => string): Outcome {
  try {
    return read(delivery, answer);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    return stopWith(delivery.scope.run, { why: 'couldNotRun', detail: `${asked()}: the answer could not be read: ${error.message}` });
  }
}

/** Of a session the last step is what is asked. */
function read({ classes, sources }: Delivery, answer: Answer): Outcome {
  const outcome = parseOutcome(lastLine(answer.text), {
    functions: sources, makeInstance: classes.makeInstance, makeFunction: (source) => returned(sources, source),
  });
  if (answer.passing || (outcome.args.size === 0 && (typeof outcome.value !== 'object' || outcome.value === null) && typeof outcome.value !== 'function')) answer.simple = outcome;
  return outcome;
}

/**
 * A function in a result is one that the spec handed in. The text of any other comes from where the candidate is, and is not
 * compiled: no code of the candidate's runs here.
 */
function returned(sources: Sources, source: string): (...args: never[]) => unknown {
  const found = sources.sent.get(functionText(source));
  if (found !== undefined) return found;
  throw new SyntaxError('it is none that was handed in');
}

function settle(delivery: Delivery, outcome: Outcome, { opaque, args, asked }: { readonly opaque: boolean; readonly args: readonly unknown[]; readonly asked: () => string }): unknown {
  const { scope, classes } = delivery;
  let { value } = outcome;
  const after = onlyData(scope, asked, { args, after: outcome.args });
  if (after.size > 0) value = applyToArguments(args, after, value);
  if (opaque || value instanceof Opaque) {
    value = guardOpaques(scope, value);
    for (const number of after.keys()) guardOpaques(scope, args[number]);
  }
  const drawn = typeof value === 'object' && value !== null ? classes.drawn.get(value) : undefined;
  if (drawn !== undefined && Object.hasOwn(value as object, 'throws')) scope.run.thrown.add((value as { throws?: unknown }).throws);
  return drawn === undefined ? value : iteratorOf(value as unknown[], drawn, () => restOnOpaque(scope.run, 'the rest of an iterator'));
}
