import type { Row } from '../model/verdict.js';
import type { Asks, CallCase, Case, CaseId, SessionCase, Step } from '../model/case.js';
import type { Printed } from '../model/value.js';
import { isIdentifier, quote } from './characters.js';
import { hash } from './hash.js';
import { nameOf, sessionNames, type SessionNames } from './session-names.js';
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

/** Of sessions that were told before: who keeps cases apart asks again and again. */
const told = new WeakMap<SessionCase, string>();

function sessionText(of: SessionCase): string {
  const known = told.get(of);
  if (known !== undefined) return known;
  const text = stepTexts(of).join('; ');
  told.set(of, text);
  return text;
}

/** One text a step, the construction first: `cart = new Cart(10)`, `got1 = cart.add("a")`, `got1.remove()`, `cart.limit = 3`, `cart.size`. */
export function stepTexts(of: SessionCase): readonly string[] {
  const { operation, steps } = of;
  const names = sessionNames(of);
  const inputs = sharesValues(steps) ? sharedInputs(steps) : null;
  return steps.map((step, i) => stepText(inputs === null ? step : { ...step, input: inputs[i] ?? step.input }, i, { operation, names }));
}

function stepText(step: Step, number: number, { operation, names }: { readonly operation: string; readonly names: SessionNames }): string {
  return prefixOf(step, number, names) + expressionText(step, listText(step.input), { operation: operationText(operation), names });
}

/** What a step asks, with its arguments as they stand between brackets, whatever becomes of what it gives: `new Cart(10)`, `cart.add("a")`, `cart.limit = 3`. */
export function expressionText(step: Asks, list: string, { operation, names }: { readonly operation: string; readonly names: SessionNames }): string {
  if (step.access === 'construct') return `new ${operation}(${list})`;
  if (step.access === 'make') return `${operation}(${list})`;
  const asked = memberText(nameOf(step, names), step.member);
  return step.access === 'get' ? asked : step.access === 'set' ? `${asked} = ${list}` : `${asked}(${list})`;
}

/** What stands before what a step asks: `it = ` where what it gives is asked next, `got1 = ` where it is asked later, `void ` where no promise is waited for. */
export function prefixOf(step: Asks, number: number, { variable, results }: SessionNames): string {
  if (begins(step) || step.access === 'follow') return `${variable} = `;
  const kept = results.get(number);
  return kept !== undefined ? `${kept} = ` : step.access === 'start' ? 'void ' : '';
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

/** What a step asks, as differences and freedoms name it: of a session the class and its member, of a construction the class alone; of what a function made `matcher()`, or `counter().next`; of what a step gave `Bus.on()`, or `Grid.cell().value`. */
export function askedAt(of: Case, step: number): string {
  const asked = of.kind === 'session' ? of.steps[step] : undefined;
  if (asked === undefined || begins(asked)) return of.operation;
  const begun = of.kind === 'session' && of.steps[0]?.access === 'make' ? `${of.operation}()` : of.operation;
  const from = asked.on === undefined ? null : firstFrom(of, asked.on);
  return memberText(from === null ? begun : `${memberText(begun, from.member)}${from.access === 'get' ? '' : '()'}`, asked.member);
}

/** The first of the steps by which what a step gave was come by: however often it was gone on from there, what is asked is named after that. */
function firstFrom(of: Case, step: number): Step | null {
  const found = of.kind === 'session' ? of.steps[step] : undefined;
  if (found === undefined) return null;
  return found.on === undefined || found.on >= step ? found : firstFrom(of, found.on);
}

/** An argument list is printed as an array; a call shows what stands between its brackets. */
function listText(input: Printed): string {
  return input.startsWith('[') && input.endsWith(']') ? input.slice(1, -1) : `...${input}`;
}

/** A dotted path of names, or quoted where it is none. */
export function operationText(operation: string): string {
  return operation.split('.').every(isIdentifier) ? operation : quote(operation);
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
    : [of.operation, ...of.steps.flatMap(({ access, member, input, on, same }) => [access, member, input, ...(on === undefined ? [] : [`on ${on}`]), ...(same === undefined ? [] : [JSON.stringify(same)])])];
  return sha256([of.kind, ...parts].join('\n')).slice(0, 16);
}
