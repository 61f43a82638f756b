import type { Case, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { begins, memberText, operationText, prefixOf, variableOf } from './case.js';
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

function sessionJavaScript({ operation, steps }: SessionCase): string {
  const variable = variableOf(operation);
  const declared = steps.some((step) => step.access === 'follow') ? 'let' : 'const';
  const { lists, variables } = sessionLists(steps);
  const made = variables.length === 0 ? '' : `let ${variables.join(', ')}; `;
  return made + steps.map((step, i) => (begins(step) ? `${declared} ` : '') + stepJavaScript(step, lists[i] ?? '', { operation: operationText(operation), variable })).join('; ');
}

function stepJavaScript({ access, member }: Step, list: string, { operation, variable }: { readonly operation: string; readonly variable: string }): string {
  if (access === 'construct') return `${variable} = new ${operation}(${list})`;
  if (access === 'make') return `${variable} = ${operation}(${list})`;
  const asked = memberText(variable, member);
  return access === 'get' ? asked : `${prefixOf(access, variable)}${asked}(${list})`;
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
