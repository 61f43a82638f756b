import type { Case, SessionCase } from '../model/case.js';
import type { Observation, Outcome } from '../model/observation.js';
import { begins, caseText, expressionText } from '../value/case.js';
import { betweenBrackets, declaring, sessionLists, toJavaScript } from '../value/javascript.js';
import { classesMadeIn } from '../value/made-classes.js';
import { parseOutcome } from '../value/outcome.js';
import { sessionNames, type SessionNames } from '../value/session-names.js';
import { errorMatcher, expectation } from './vitest-expect.js';
import { importOf } from './vitest-import.js';

/**
 * A whole test file that holds the candidate to what the prior did with one case: to be read, and committed. `importFrom` is the module
 * specifier, `exportName` what the operation is called there (`default`, `total`, `Cart.from`). What cannot be asserted is said in it.
 */
export function asVitest(c: Case, prior: Observation, importFrom: string, exportName: string): string {
  const imported = importOf(importFrom, exportName);
  const outcomes = prior.text.split('\n').map((line) => parseOutcome(line));
  const body = c.kind === 'call' ? callBody(c.input, outcomes[0] as Outcome, imported.expression) : sessionBody(c, outcomes, imported.expression);
  const isAsync = outcomes.some((o) => o.async) || (c.kind === 'session' && c.steps.some((step) => step.access === 'start'));
  return [
    "import { expect, test } from 'vitest';",
    imported.statement,
    ...othersMade(c, exportName).map((name) => importOf(importFrom, name).statement),
    '',
    '// What the implementation before this one did, recorded by holdfast.',
    `test(${JSON.stringify(caseText(c))}, ${isAsync ? 'async ' : ''}() => {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '});',
    '',
  ].join('\n');
}

/** Exports, besides the operation's own, of which an argument is made. */
function othersMade(c: Case, exportName: string): readonly string[] {
  const root = (name: string): string => name.replace(/\..*$/, '');
  return [...new Set(classesMadeIn(c).map(root))].filter((name) => name !== root(exportName));
}

function callBody(input: string, outcome: Outcome, callee: string): string[] {
  const changed = [...outcome.args.keys()];
  if (changed.length === 0) return assertion(`${callee}(${argumentsOf(input)})`, outcome);
  const same = outcome.how === 'returned' ? changed.find((index) => isObject(outcome.value) && outcome.args.get(index) === outcome.value) : undefined;
  const asked = `${callee}(...args)`;
  return [
    `const args = ${toJavaScript(input)};`,
    ...(same === undefined ? assertion(asked, outcome) : [...notAsserted(outcome), `expect(${outcome.async ? 'await ' : ''}${asked}).toBe(args[${same}]);`]),
    ...changed.map((index) => `expect(args[${index}]).${expectation(outcome.args.get(index))};`),
  ];
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function sessionBody(of: SessionCase, outcomes: readonly Outcome[], operation: string): string[] {
  const { steps } = of;
  const names: SessionNames = { ...sessionNames(of), variable: 'it' };
  const { lists, variables } = sessionLists(steps);
  const body = steps.flatMap((step, i) => {
    const outcome = outcomes[i];
    if (outcome === undefined) return [];
    const asked = expressionText(step, lists[i] ?? '', { operation, names });
    if (step.access === 'start') return [...notAsserted(outcome), `void ${asked};`, 'await new Promise((resolve) => { setImmediate(resolve); });'];
    if (outcome.how !== 'returned') return assertion(asked, outcome);
    if (step.access === 'set') return [...notAsserted(outcome), `${asked};`];
    const kept = names.results.get(i);
    const made = `${declaring(step, steps)}${kept ?? 'it'} = ${outcome.async ? 'await ' : ''}${asked};`;
    if (begins(step) || step.access === 'follow') return [made];
    return kept === undefined ? assertion(asked, outcome) : [...notAsserted(outcome), made, ...assertion(kept, { ...outcome, async: false, console: [], callbacks: [] })];
  });
  return [...(variables.length === 0 ? [] : [`let ${variables.join(', ')};`]), ...body];
}

/** The statements that ask once and hold the answer to what it was. */
function assertion(asked: string, outcome: Outcome): string[] {
  const note = notAsserted(outcome);
  if (outcome.how === 'ended') return [...note, `// The implementation before this one gave no answer: it ${String(outcome.value)}.`, `expect(() => ${asked}).not.toThrow();`];
  if (outcome.how === 'returned') return [...note, `expect(${outcome.async ? 'await ' : ''}${asked}).${expectation(outcome.value)};`];
  const matcher = errorMatcher(outcome.value);
  if (outcome.async) return [...note, `await expect(${asked}).rejects.${matcher === null ? expectation(outcome.value) : `toEqual(${matcher})`};`];
  if (matcher !== null) return [...note, `expect(() => ${asked}).toThrow(${matcher});`];
  return [...note, 'let thrown;', 'try {', `  ${asked};`, '} catch (error) {', '  thrown = [error];', '}', `expect(thrown).${expectation([outcome.value])};`];
}

function notAsserted({ console, callbacks }: Outcome): string[] {
  const parts = [...(console.length > 0 ? ['what it writes to the console'] : []), ...(callbacks.length > 0 ? ['how it calls the functions that it is given'] : [])];
  return parts.length === 0 ? [] : [`// Not asserted: ${parts.join(', and ')}.`];
}

/** The arguments between the parentheses of a call; where they share parts, spread from a list that is built first. */
function argumentsOf(input: string): string {
  return betweenBrackets(toJavaScript(input));
}
