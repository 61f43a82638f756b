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
  const copied = (value: unknown): unknown => (parse(printed([value]), { functions }) as unknown[])[0];
  for (const list of smallerTogether(args, printed, copied)) yield printed(list);
  for (const [i, arg] of args.entries()) {
    if (typeof arg === 'object' && arg !== null && !Array.isArray(arg)) yield printed(args.with(i, {}));
    for (const smaller of smallerValues(arg)) yield printed(args.with(i, smaller));
  }
  if (args.length > 1) for (const list of smallerLists(args, 0)) if (list.length < args.length) yield printed(list);
}

/**
 * Arguments that look alike made smaller together, those that are one value first with values of their own: what is held against itself, or
 * against its copy, shows nothing once only one of the two is another.
 */
function* smallerTogether(args: readonly unknown[], printed: (list: readonly unknown[]) => Printed, copied: (value: unknown) => unknown): Generator<readonly unknown[]> {
  if (args.length < 2) return;
  const texts = args.map((arg) => (isMadeOfParts(arg) ? printed([arg]) : null));
  for (const [i, text] of texts.entries()) {
    if (text === null || texts.indexOf(text) < i || texts.lastIndexOf(text) === i) continue;
    const isOne = (k: number): boolean => args[k] === args[i];
    const areOne = typeof args[i] === 'object' && texts.some((other, k) => k > i && other === text && isOne(k));
    if (areOne) yield args.map((arg, k) => (k > i && texts[k] === text ? copied(arg) : arg));
    for (const smaller of smallerValues(args[i])) yield args.map((arg, k) => (texts[k] !== text ? arg : k === i || isOne(k) ? smaller : copied(smaller)));
  }
}

/** What can be made smaller and be alike still: no scalar but a longer text. */
function isMadeOfParts(value: unknown): boolean {
  return typeof value === 'string' ? value.length > 1 : typeof value === 'object' && value !== null;
}
