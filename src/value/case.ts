import type { Row } from '../model/verdict.js';
import type { CallCase, Case, CaseId, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { isIdentifier, quote } from './characters.js';
import { hash } from './hash.js';
import { isReserved } from './reserved.js';
import { sharedInputs, sharesValues } from './same-values.js';

export { parseCase } from './parse-case.js';

/**
 * What a person reads and a replay takes: `total([{sku: "a"}], "X")`, or of a session `cart = new Cart(10); cart.add("a"); cart.size`. Where
 * steps are handed the same value, labels count over all of them: `list.add(&1 {id: 1}); list.remove(*1)`.
 */
export function caseText(of: Case): string {
  return of.kind === 'call' ? callText(of) : sessionText(of);
}

function callText({ operation, input }: CallCase): string {
  return `${operationText(operation)}(${listText(input)})`;
}

function sessionText(of: SessionCase): string {
  return stepTexts(of).join('; ');
}

/** One text a step, the construction first: `cart = new Cart(10)`, `cart.add("a")`, `cart.size`. */
export function stepTexts({ operation, steps }: SessionCase): readonly string[] {
  const variable = variableOf(operation);
  const inputs = sharesValues(steps) ? sharedInputs(steps) : null;
  return steps.map((step, i) => stepText(inputs === null ? step : { ...step, input: inputs[i] ?? step.input }, operation, variable));
}

function stepText({ access, member, input }: Step, operation: string, variable: string): string {
  if (access === 'construct') return `${variable} = new ${operationText(operation)}(${listText(input)})`;
  if (access === 'make') return `${variable} = ${operationText(operation)}(${listText(input)})`;
  const asked = memberText(variable, member);
  if (access === 'get') return asked;
  return `${prefixOf(access, variable)}${asked}(${listText(input)})`;
}

/** What stands before a call: `it = ` where what it gives is asked next, `void ` where no promise is waited for. */
export function prefixOf(access: Step['access'], variable: string): string {
  return access === 'follow' ? `${variable} = ` : access === 'start' ? 'void ' : '';
}

/** What is asked of an instance, or of what a function made: `cart.add`, `cart["odd name"]`; the empty name stands for the thing itself. */
export function memberText(variable: string, member: string): string {
  if (member === '') return variable;
  return isIdentifier(member) ? `${variable}.${member}` : `${variable}[${quote(member)}]`;
}

/** Whether a step begins a session: what it gives is what the next ones ask. */
export function begins({ access }: Pick<Step, 'access'>): boolean {
  return access === 'construct' || access === 'make';
}

/** What a step asks, as differences and freedoms name it: of a session the class and its member, of a construction the class alone; of what a function made `matcher()`, or `counter().next`. */
export function askedAt(of: Case, step: number): string {
  const asked = of.kind === 'session' ? of.steps[step] : undefined;
  if (asked === undefined || begins(asked)) return of.operation;
  const isMade = of.kind === 'session' && of.steps[0]?.access === 'make';
  return memberText(isMade ? `${of.operation}()` : of.operation, asked.member);
}

/** An argument list is printed as an array; a call shows what stands between its brackets. */
function listText(input: Printed): string {
  return input.startsWith('[') && input.endsWith(']') ? input.slice(1, -1) : `...${input}`;
}

/** A dotted path of names, or quoted where it is none. */
export function operationText(operation: string): string {
  return operation.split('.').every(isIdentifier) ? operation : quote(operation);
}

/** What a session calls its instance: the class with a small first letter, or `it`. */
export function variableOf(operation: string): string {
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  return isIdentifier(name) && !isReserved(name) && name !== operation ? name : 'it';
}

/** What a row asks by its witness: a case, or only what the module exports by a name. */
export function askedText({ origin, witness }: Pick<Row, 'origin' | 'witness'>): string {
  return origin === 'surface' ? witness.case.operation : caseText(witness.case);
}

/** Whether what is asked, as `askedAt` names it, is of an operation: `cart.add` of `cart`, `matcher()` of `matcher`. */
export function isAskedOf(asked: string, operation: string): boolean {
  return asked === operation || asked.startsWith(`${operation}.`) || asked.startsWith(`${operation}()`);
}

/** The hash of kind, operation and inputs: 16 hex digits. `sha256` may be a faster one than our own, of the same result. */
export function caseId(of: Case, sha256: (text: string) => string = hash): CaseId {
  const parts = of.kind === 'call'
    ? [of.operation, of.input]
    : [of.operation, ...of.steps.flatMap(({ access, member, input, same }) => [access, member, input, ...(same === undefined ? [] : [JSON.stringify(same)])])];
  return sha256([of.kind, ...parts].join('\n')).slice(0, 16);
}
