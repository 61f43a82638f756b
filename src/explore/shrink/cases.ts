import type { Case, SessionCase, Step } from '../../model/case.js';
import type { Printed } from '../../model/value.js';
import { FunctionSources } from '../../value/functions.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
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
  const [first, ...asked] = of.steps;
  if (first === undefined) return;
  for (const fewer of shorter(asked)) yield { ...of, steps: [first, ...fewer] };
  for (const [i, step] of of.steps.entries()) {
    for (const input of smallerInputs(step.input)) yield { ...of, steps: of.steps.with(i, { ...step, input }) };
  }
}

function* shorter(steps: readonly Step[]): Generator<readonly Step[]> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < steps.length; at += size) yield [...steps.slice(0, at), ...steps.slice(at + size)];
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
