import type { Case, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { operationText, variableOf } from './case.js';
import { isIdentifier, quote } from './characters.js';
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
  return steps.map((step) => stepJavaScript(step, operationText(operation), variable)).join('; ');
}

function stepJavaScript({ access, member, input }: Step, operation: string, variable: string): string {
  if (access === 'construct') return `const ${variable} = ${callJavaScript(`new ${operation}`, input)}`;
  const asked = isIdentifier(member) ? `${variable}.${member}` : `${variable}[${quote(member)}]`;
  return access === 'get' ? asked : callJavaScript(asked, input);
}
