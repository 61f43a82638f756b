import type { SameValue } from '../model/case.js';
import type { WireCall } from '../model/evaluation.js';
import type { WireStep } from '../model/evaluation.js';
import { caseText } from '../value/case.js';
import { FunctionSources } from '../value/functions.js';
import { holdsOpaque } from '../value/opaque.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { hasIdentity, sameValues, valueAt } from '../value/same-values.js';
import { caseOfCall } from '../value/wire-case.js';
import type { Answer } from './case-table.js';
import { deliver, givingTo, type Delivery } from './deliver.js';
import { handedOver } from './handed.js';
import { fault, lookInside, restOnOpaque, STOPPED, stopWith, type Run } from './run.js';

/** Calls after the stop that a loop may make which catches everything; then it is answered, so that it can come to an end. */
const PATIENCE = 100;

const UNKNOWN = { why: 'unknown', detail: '' } as const;

/**
 * Asks the subject to call an operation, or leaves the code where the answer is not there yet. `made` is told of an object or a function that
 * the call gives, and of the step that a session with it begins with.
 */
export function askCall(delivery: Delivery, operation: string, args: readonly unknown[], made: (value: unknown, started: Started) => void): unknown {
  const { scope } = delivery;
  const known = repeated(scope.run, (call) => call[0] === operation && typeof call[1] === 'string');
  const handed = handedOver(scope, operation, args);
  const input = known === null ? inputOf(delivery, operation, handed) : scope.run.table.call(known)[1] as string;
  const taker = (value: unknown): void => made(value, { steps: [['make', 'function', input]], lists: [handed] });
  return givingTo(delivery, taker, () => (known === null ? askNew(delivery, [operation, input], args) : giveAgain(delivery, known, { args, handed })));
}

/** Steps of a session that were asked. */
export interface Started {
  readonly steps: readonly WireStep[];
  /** What each of them was handed. */
  readonly lists: readonly (readonly unknown[])[];
}

export interface StepOf extends Started {
  readonly access: WireStep[0];
  readonly member: string;
  /** The earlier step of which the result is asked. */
  readonly on?: number | undefined;
}

/** Asks for one more step of a session. Gives its steps up to this one, and how to have what it gives. */
export function askStep(delivery: Delivery, operation: string, { steps, lists, access, member, on }: StepOf, args: readonly unknown[]): { readonly steps: readonly WireStep[]; readonly handed: readonly unknown[]; readonly give: () => unknown } {
  const { run } = delivery.scope;
  const known = repeated(run, (call) => call[0] === operation && call.length === steps.length + 2 && typeof call[1] !== 'string');
  const named = access === 'construct' ? `new ${operation}` : `${operation}.${member}`;
  const handed = handedOver(delivery.scope, named, args);
  if (known !== null) return { steps: run.table.call(known).slice(1) as readonly WireStep[], handed, give: () => giveAgain(delivery, known, { args, handed }) };
  const input = access === 'get' ? '[]' : inputOf(delivery, named, handed);
  const same = sameInSession(delivery, { steps, lists }, handed);
  const longer: readonly WireStep[] = [...steps, wireStep({ access, member, on }, input, same)];
  return { steps: longer, handed, give: () => askNew(delivery, [operation, ...longer], args) };
}

function wireStep({ access, member, on }: Pick<StepOf, 'access' | 'member' | 'on'>, input: string, same: readonly SameValue[]): WireStep {
  if (on !== undefined) return [access, member, input, same.length === 0 ? null : same, on];
  return same.length === 0 ? [access, member, input] : [access, member, input, same];
}

/**
 * The case that the run before asked at this point. Nothing that a run can see differs between the two, so its arguments are the same
 * and need not be printed again.
 */
function repeated(run: Run, fits: (call: WireCall) => boolean): number | null {
  const number = run.stop === null ? run.earlier[run.sequence.length] : undefined;
  return number !== undefined && run.table.answer(number) !== undefined && fits(run.table.call(number)) ? number : null;
}

function askNew(delivery: Delivery, call: WireCall, args: readonly unknown[]): unknown {
  const { scope } = delivery;
  const { run } = scope;
  const late = run.stop?.why === 'unknown' && ++run.late > PATIENCE;
  if (run.stop !== null && !late) return askAhead(delivery, call, args);
  const number = run.table.numberOf(call);
  if (run.table.answer(number) === undefined) {
    if (!late && !run.blocking) {
      const foresight = run.foresight?.expects(run.sequence.length, call) === true ? run.foresight : null;
      run.sequence.push(number);
      if (foresight === null) stopWith(run, UNKNOWN);
      run.stop = UNKNOWN;
      return goOn(delivery, foresight.answerAt(run.sequence.length - 1), args, call);
    }
    scope.block(run, number);
  }
  return give(delivery, number, args);
}

/** A call of a run that is thrown away: noted where the program was going to ask it, and then the code goes on or is left. */
function askAhead(delivery: Delivery, call: WireCall, args: readonly unknown[]): unknown {
  const { run } = delivery.scope;
  const place = run.sequence.length + run.ahead.length;
  if (run.stop?.why !== 'unknown' || run.foresight?.expects(place, call) !== true) throw STOPPED;
  const number = run.table.numberOf(call);
  run.ahead.push(number);
  return goOn(delivery, run.foresight.answerAt(place), args, call);
}

function goOn(delivery: Delivery, answer: Answer | undefined, args: readonly unknown[], call: WireCall): unknown {
  if (answer === undefined) throw STOPPED;
  return deliver(delivery, answer, args, () => caseText(caseOfCall(call)));
}

/**
 * What a step is handed again of earlier steps. What the spec's code has changed since is another value to the subject: the one that it
 * holds is not within the code's reach.
 */
function sameInSession({ scope, sources }: Delivery, { steps, lists }: Pick<StepOf, 'steps' | 'lists'>, args: readonly unknown[]): readonly SameValue[] {
  if (lists.length === 0 || !args.some(hasIdentity)) return [];
  return lookInside(scope, () => {
    const found = sameValues([...lists, args], () => true)[lists.length] ?? [];
    return found.filter(({ at, step, of }) => {
      const value = valueAt(args, at);
      const functions = FunctionSources.create();
      const before = valueAt(parse(steps[step]![2], { functions }), of);
      return print([value, value], { functions: sources }).includes('*1') && print(value, { functions: sources }) === print(before, { functions });
    });
  });
}

const FUNCTION = /=>|\b(?:function|class|fn)\b/;

/** Functions among the arguments may come back in the answer: printing makes them known. */
function giveAgain(delivery: Delivery, number: number, { args, handed }: { readonly args: readonly unknown[]; readonly handed: readonly unknown[] }): unknown {
  const { scope, sources } = delivery;
  if (args.length > 0 && FUNCTION.test(String(scope.run.table.call(number).at(-1)))) lookInside(scope, () => print(handed, { functions: sources }));
  return give(delivery, number, args);
}

function give(delivery: Delivery, number: number, args: readonly unknown[]): unknown {
  const { run } = delivery.scope;
  if (run.stop === null) run.sequence.push(number);
  return deliver(delivery, run.table.answer(number)!, args, () => caseText(caseOfCall(run.table.call(number))));
}

/** The argument list as a case has it; what cannot be written down cannot be asked. */
function inputOf(delivery: Delivery, operation: string, args: readonly unknown[]): string {
  const { scope, sources } = delivery;
  if (scope.run.stop !== null && scope.run.stop.why !== 'unknown') throw STOPPED;
  scope.met = null;
  const input = lookInside(scope, () => print(args, { functions: sources }));
  if (scope.met !== null) fault(scope.run, cannotGo(operation, scope.met));
  if (holdsOpaque(input)) refuse(delivery, operation, args);
  return input;
}

function cannotGo(operation: string, className: string): string {
  return `${operation} is handed an instance of ${className} that the spec made, within a Map, a Set or another instance; there it cannot go to the subject. Hand it over by itself, or in a plain list or record.`;
}

function refuse({ scope, sources }: Delivery, operation: string, args: readonly unknown[]): never {
  for (const [number, arg] of args.entries()) {
    const text = lookInside(scope, () => print(arg, { functions: sources }));
    if (!holdsOpaque(text)) continue;
    const place = `argument ${number + 1} of ${operation}`;
    if (!/<(?:function|class)\b/.test(text)) {
      restOnOpaque(scope.run, `${place}, ${text.slice(0, 200)}`);
      break;
    }
    const source = typeof arg === 'function' ? `: ${Function.prototype.toString.call(arg).slice(0, 120)}` : ` in ${text.slice(0, 120)}`;
    fault(scope.run, `The ${place} holds a function that cannot be written down${source}. What goes to the subject is source text: write the function out in the call, with nothing in it but its own parameters and built-ins, or let it be a parameter of the property.`);
  }
  return fault(scope.run, `What ${operation} is handed cannot be written down.`);
}
