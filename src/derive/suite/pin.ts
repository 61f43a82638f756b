import type { Case, SessionCase, Step } from '../../model/case.js';
import type { Freedom } from '../../model/difference.js';
import type { Outcome } from '../../model/observation.js';
import type { Expected, PinCheck } from '../../model/spec.js';
import type { Printed } from '../../model/value.js';
import { askedAt, begins, expressionText, prefixOf } from '../../value/case.js';
import { quote } from '../../value/characters.js';
import { betweenBrackets, declaring, sessionLists, toJavaScript } from '../../value/javascript.js';
import { parseOutcome } from '../../value/outcome.js';
import { print } from '../../value/print.js';
import { sessionNames, type SessionNames } from '../../value/session-names.js';
import { isNameable } from './names.js';
import type { Body } from './suite.js';
import { tolerancesOf } from './tolerances.js';
import { assertion } from './values.js';

/** What a spec leaves free that an entry's bytes hold, and value equality does not see. */
const UNSEEN: ReadonlySet<string> = new Set(['key-order', 'prototype', 'sharing', 'console', 'callbacks', 'async', 'negative-zero', 'descriptors', 'extras']);

/** A pin as a test. */
export function pinBody({ case: of, expected }: PinCheck, { isAsync, freedoms }: { readonly isAsync: boolean; readonly freedoms: readonly Freedom[] }): Body {
  if (!isNameable(of.operation)) return { skip: `JavaScript has no way to call an operation named ${quote(of.operation)}` };
  if (expected.how === 'observes') return observed(of, expected, freedoms);
  const near = toleranceName(of, freedoms);
  if (of.kind === 'call') return { lines: [assertion(toJavaScript(of), expected, { isAsync, near })], isAsync };
  const { lines, last } = session(of, isAsync);
  return { lines: [...lines, assertion(last, expected, { isAsync, near })], isAsync };
}

function toleranceName(of: Case, freedoms: readonly Freedom[]): string | null {
  const asked = toleranceKey(of);
  return tolerancesOf(asked, freedoms) === null ? null : `tolerances[${quote(asked)}]`;
}

/** What the last step asks, by which tolerances go. */
export function toleranceKey(of: Case): string {
  return askedAt(of, of.kind === 'session' ? of.steps.length - 1 : 0);
}

/** The steps before the last as statements, and the last as an expression. */
function session(of: SessionCase, isAsync: boolean): { readonly lines: readonly string[]; readonly last: string } {
  const { steps } = of;
  const { texts, names, variables } = sessionTexts(of);
  const lines = texts.slice(0, -1).map((text, i) => statement(of, i, { text, names, isAsync }));
  // What sets is a statement: what it gives is what it was handed.
  const isLastSet = steps.at(-1)?.access === 'set';
  return { lines: [...declarations(variables), ...lines], last: `${isLastSet ? 'void (' : ''}${texts.at(-1) ?? ''}${isLastSet ? ')' : ''}` };
}

function sessionTexts(of: SessionCase): { readonly texts: readonly string[]; readonly names: SessionNames; readonly variables: readonly string[] } {
  const { lists, variables } = sessionLists(of.steps);
  const names = sessionNames(of);
  return { texts: of.steps.map((step, i) => expressionText(step, lists[i] ?? '', { operation: of.operation, names })), names, variables };
}

/** What later steps ask is kept. */
function statement({ steps }: SessionCase, i: number, { text, names, isAsync }: { readonly text: string; readonly names: SessionNames; readonly isAsync: boolean }): string {
  const step = steps[i] as Step;
  const isKept = begins(step) || step.access === 'follow' || names.results.has(i);
  return `${declaring(step, steps)}${prefixOf(step, i, names)}${isKept && isAsync && step.access !== 'construct' ? 'await ' : ''}${text};`;
}

function declarations(variables: readonly string[]): readonly string[] {
  return variables.length === 0 ? [] : [`let ${variables.join(', ')};`];
}

/** Between the brackets of a call; a list whose items share parts is made first. */
function argumentsText(input: Printed): string {
  return betweenBrackets(toJavaScript(input));
}

/** An entry of the baseline's notation: by value, with what the call did to its arguments. */
function observed(of: Case, { observation }: Extract<Expected, { how: 'observes' }>, freedoms: readonly Freedom[]): Body {
  const free = freedoms.find((f) => (f.operation === null || f.operation === of.operation) && !(f.kind === 'aspect' && UNSEEN.has(f.aspect)));
  if (free !== undefined) return { skip: 'the spec leaves a part of this entry free, which a test of plain values cannot leave out' };
  const outcomes = observation.text.split('\n').map((line) => parseOutcome(line));
  if (outcomes.some((o) => o.how === 'ended')) return { skip: 'it demands that the call gives no answer, which would end the runner too' };
  const isAsync = outcomes.some((o) => o.async) || (of.kind === 'session' && of.steps.some((step) => step.access === 'start'));
  const beside = outcomes.some((o) => o.console.length > 0 || o.callbacks.length > 0 || o.pollution !== null) ? 'What it writes to the console, how it calls functions that it is given, and what it adds to Object.prototype, is not held.' : 'The order of keys, classes of plain values and shared parts are not held.';
  const lines = of.kind === 'call' ? calledOnce(of.operation, of.input, outcomes[0] as Outcome) : calledInTurn(of, outcomes);
  return { lines, isAsync, beside };
}

function calledOnce(operation: string, input: Printed, outcome: Outcome): readonly string[] {
  const changed = [...outcome.args.entries()];
  if (changed.length === 0) return [held(`${operation}(${argumentsText(input)})`, outcome)];
  return [`const args = ${toJavaScript(input)};`, held(`${operation}(...args)`, outcome), ...changed.map(([i, value]) => `expectValue(args[${i}], ${valueText(value)});`)];
}

function calledInTurn(of: SessionCase, outcomes: readonly Outcome[]): readonly string[] {
  const { texts, names, variables } = sessionTexts(of);
  const lines = of.steps.flatMap((step, i) => {
    const outcome = outcomes[i];
    if (outcome === undefined) return [];
    const text = texts[i] ?? '';
    if (step.access === 'start') return [`void ${text};`, 'await new Promise((resolve) => { setImmediate(resolve); });'];
    if (outcome.how !== 'returned') return [held(text, outcome)];
    if (step.access === 'set') return [`${text};`];
    const kept = names.results.get(i);
    if (!begins(step) && step.access !== 'follow' && kept === undefined) return [held(text, outcome)];
    const made = `${declaring(step, of.steps)}${prefixOf(step, i, names)}${outcome.async ? 'await ' : ''}${text};`;
    return kept === undefined ? [made] : [made, held(kept, { ...outcome, async: false })];
  });
  return [...declarations(variables), ...lines];
}

function held(asked: string, { how, value, async }: Outcome): string {
  return assertion(asked, how === 'returned' ? { how: 'returns', value: print(value) } : { how: 'throws', pattern: { kind: 'value', value: print(value) } }, { isAsync: async });
}

function valueText(value: unknown): string {
  return toJavaScript(print(value));
}
