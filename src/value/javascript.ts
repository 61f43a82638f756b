import type { Case, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { begins, memberText, operationText, prefixOf, variableOf } from './case.js';
import { expressionOf, scriptOf, withVariables } from './javascript/write.js';

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
  return steps.map((step) => (begins(step) ? `${declared} ` : '') + stepJavaScript(step, operationText(operation), variable)).join('; ');
}

function stepJavaScript({ access, member, input }: Step, operation: string, variable: string): string {
  if (access === 'construct') return `${variable} = ${callJavaScript(`new ${operation}`, input)}`;
  if (access === 'make') return `${variable} = ${callJavaScript(operation, input)}`;
  const asked = memberText(variable, member);
  if (access === 'get') return asked;
  return `${prefixOf(access, variable)}${callJavaScript(asked, input)}`;
}
