import type { Case, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { begins, expressionText, operationText, prefixOf } from './case.js';
import { sessionNames } from './session-names.js';
import { expressionOf, scriptOf, scriptsOf, withVariables } from './javascript/write.js';

/**
 * A JavaScript expression that evaluates to the value, with no helper; of a case the call, of a session its statements. Mostly that is
 * the notation itself. Labels become variables of a function that is called at once, instances `Object.assign(Object.create(…), …)`,
 * and what is opaque `undefined`, with a comment.
 */
export function toJavaScript(of: Case | Printed): string {
  if (typeof of === 'string') return expressionOf(of);
  return of.kind === 'call' ? callJavaScript(operationText(of.operation), of.input) : sessionJavaScript(of);
}

/** The arguments share their labels, so the variables stand around the whole call. */
function callJavaScript(called: string, input: Printed): string {
  const { text, variables } = scriptOf(input);
  return withVariables({ text: `${called}(${text.slice(1, -1)})`, variables });
}

function sessionJavaScript(of: SessionCase): string {
  const { steps } = of;
  const names = sessionNames(of);
  const operation = operationText(of.operation);
  const { lists, variables } = sessionLists(steps);
  const made = variables.length === 0 ? '' : `let ${variables.join(', ')}; `;
  return made + steps.map((step, i) => declaring(step, steps) + prefixOf(step, i, names) + expressionText(step, lists[i] ?? '', { operation, names })).join('; ');
}

/** What declares the variable that a step gives its result to, if it is the first to do so. */
export function declaring(step: Step, steps: readonly Step[]): string {
  if (begins(step)) return steps.some(({ access }) => access === 'follow') ? 'let ' : 'const ';
  return steps.some(({ on }) => on !== undefined && steps[on] === step) ? 'const ' : '';
}

/**
 * What stands between the brackets of each step's call, and the variables that are to be declared before: they hold what several steps are
 * handed. A list whose items share parts with one another is made first, and spread.
 */
export function sessionLists(steps: readonly Step[]): { readonly lists: readonly string[]; readonly variables: readonly string[] } {
  const { lists, variables } = scriptsOf(steps);
  return { lists: lists.map(betweenBrackets), variables };
}

/** What stands between the brackets of a call, of its argument list in JavaScript. */
export function betweenBrackets(list: string): string {
  return list.startsWith('[') && list.endsWith(']') && !/^\[\s*,/.test(list) ? list.slice(1, -1) : `...${list}`;
}
