import type { WireCall } from '../model/evaluation.js';
import { caseText } from '../value/case.js';
import { holdsOpaque } from '../value/opaque.js';
import { print } from '../value/print.js';
import { caseOfCall } from '../value/wire-case.js';
import { keyOf } from './case-table.js';
import { deliver, type Delivery } from './deliver.js';
import { fault, lookInside, restOnOpaque, STOPPED, stopWith } from './run.js';

/** Calls after the stop that a loop may make which catches everything; then it is answered, so that it can come to an end. */
const PATIENCE = 100;

/** Asks the subject, or leaves the code where the answer is not there yet. */
export function ask(delivery: Delivery, call: WireCall, args: readonly unknown[]): unknown {
  const { scope } = delivery;
  const { run } = scope;
  const answered = run.stop?.why === 'unknown' && ++run.late > PATIENCE;
  if (run.stop !== null && !answered) throw STOPPED;
  const number = run.table.numberOf(keyOf(call), () => call);
  if (!answered && !run.asked.includes(number)) run.asked.push(number);
  if (run.table.answer(number) === undefined) {
    if (!answered && !run.blocking) stopWith(run, { why: 'unknown', detail: '' });
    scope.block(run, number);
  }
  return deliver(delivery, run.table.answer(number)!, args, () => caseText(caseOfCall(call)));
}

/** The argument list as a case has it; what cannot be written down cannot be asked. */
export function inputOf(delivery: Delivery, operation: string, args: readonly unknown[]): string {
  const { scope, sources } = delivery;
  if (scope.run.stop !== null && scope.run.stop.why !== 'unknown') throw STOPPED;
  scope.met = null;
  const input = lookInside(scope, () => print(args, { functions: sources }));
  if (scope.met !== null) fault(scope.run, handedOver(operation, scope.met));
  if (holdsOpaque(input)) refuse(delivery, operation, args);
  return input;
}

function handedOver(operation: string, className: string): string {
  return `${operation} is handed an instance of ${className} that the spec made; an instance lives in its own session and cannot be an argument. Let an operation of the subject do both, or hand over plain data.`;
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
