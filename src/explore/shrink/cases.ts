import type { Case, SessionCase, Step } from '../../model/case.js';
import type { Printed } from '../../model/value.js';
import { FunctionSources } from '../../value/functions.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import { sharesValues, stepOf, stepsAt, stepsWithInput, unshared } from '../../value/same-values.js';
import { smallerLists, smallerValues } from './values.js';

/** Cases that are smaller or plainer than `of`, the boldest cuts first. */
export function* smallerCases(of: Case): Generator<Case> {
  if (of.kind === 'call') {
    for (const input of smallerInputs(of.input)) yield { ...of, input };
    return;
  }
  yield* smallerSessions(of);
}

function* smallerSessions(of: SessionCase): Generator<Case> {
  const { steps } = of;
  if (steps.length === 0) return;
  // Each step with values of its own says less, and is easier to read.
  if (sharesValues(steps)) yield { ...of, steps: unshared(steps) };
  for (const kept of shorter(steps.length)) yield { ...of, steps: stepsAt(steps, kept) };
  // What gives the thing itself is often asked as well as that.
  for (const [i, { on }] of steps.entries()) if (on !== undefined) yield { ...of, steps: steps.with(i, askingItself(steps[i] as Step)) };
  for (const [i, step] of steps.entries()) {
    for (const input of smallerInputs(step.input)) yield { ...of, steps: stepsWithInput(steps, i, input) };
  }
}

function askingItself({ access, member, input, same }: Step): Step {
  return stepOf({ access, member, input }, same ?? []);
}

/** The numbers of fewer steps; the first, with which it begins, stays. */
function* shorter(count: number): Generator<readonly number[]> {
  const asked = Array.from({ length: count - 1 }, (_, i) => i + 1);
  for (let size = Math.ceil(asked.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < asked.length; at += size) yield [0, ...asked.slice(0, at), ...asked.slice(at + size)];
  }
}

function* smallerInputs(input: Printed): Generator<Printed> {
  const functions = FunctionSources.create();
  const args = parse(input, { functions }) as unknown[];
  const printed = (list: readonly unknown[]): Printed => print(list, { functions });
  for (let n = 0; n < args.length; n++) yield printed(args.slice(0, n));
  for (const [i, arg] of args.entries()) {
    if (typeof arg === 'object' && arg !== null && !Array.isArray(arg)) yield printed(args.with(i, {}));
    for (const smaller of smallerValues(arg)) yield printed(args.with(i, smaller));
  }
  if (args.length > 1) for (const list of smallerLists(args, 0)) if (list.length < args.length) yield printed(list);
}
