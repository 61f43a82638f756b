import { parseSync, type Node } from 'oxc-parser';
import { transformSync } from 'oxc-transform';
import type { Program } from '../model/program.js';
import type { Check, DeclaredFreedom, PinCheck } from '../model/spec.js';
import { markClosed } from './closed.js';
import { withPlainNumbers } from './plain-numbers.js';
import { isFunction } from './scopes.js';

/** What of a spec has code. */
export type CodeOfSpec = Exclude<Check, PinCheck> | Extract<DeclaredFreedom, { readonly kind: 'inputs' }>;

export type ProgramResult =
  | { readonly ok: true; readonly program: Program }
  /** Why it cannot run; a whole sentence. */
  | { readonly ok: false; readonly message: string };

/** The target that oxc knows by this name: the oldest Node that Holdfast runs on. */
const TARGET = 'node20.19';
const ASSIGNED = '__it = ';

/** Makes a check ready for the evaluator: JavaScript, in which the functions that can go to the subject are marked. */
export function programOf(check: CodeOfSpec): ProgramResult {
  const statements = check.kind === 'example' || check.kind === 'model';
  const made = statements ? statementsOf(check.code) : expressionOf(check.code, check.kind === 'property' || check.kind === 'inputs');
  return made.ok ? { ok: true, program: withCode(check, made.code) } : made;
}

/** A check's code without types, for those who run it as it is: of a property or predicate the function, else an expression or statements. */
export function javaScriptOf(check: CodeOfSpec): { readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string } {
  const statements = check.kind === 'example' || check.kind === 'model';
  const made = toJavaScript(statements ? check.code : `${ASSIGNED}(${check.code}\n);`);
  if (!made.ok) return made;
  const code = withPlainNumbers(made.code);
  return { ok: true, code: statements ? code : assignedIn(code) };
}

function withCode(check: CodeOfSpec, code: string): Program {
  const { id } = check;
  switch (check.kind) {
    case 'expression': return { id, kind: 'expression', code, expected: check.expected };
    case 'example': return { id, kind: 'example', code, checkpoints: check.checkpoints.map((checkpoint) => checkpoint.expected) };
    case 'property': return { id, kind: 'property', code };
    case 'inputs': return { id, kind: 'predicate', code };
    case 'model': return { id, kind: 'model', operation: check.operation, code };
  }
}

type Code = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string };

function statementsOf(source: string): Code {
  const made = toJavaScript(source);
  if (!made.ok) return made;
  return { ok: true, code: markClosed(made.program, made.code) };
}

/** One expression; of a property it is a function, which itself goes nowhere. */
function expressionOf(source: string, isWholeFunction: boolean): Code {
  const made = toJavaScript(`${ASSIGNED}(${source}\n);`);
  if (!made.ok) return made;
  const [statement, ...others] = made.program.body;
  const assigned = statement?.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression.right : null;
  if (assigned === null || others.length > 0) return { ok: false, message: 'It is more than one expression.' };
  if (isWholeFunction && !isFunction(assigned)) return { ok: false, message: 'It is no function: write an arrow function over the parameters.' };
  const marked = isWholeFunction && isFunction(assigned) ? markWithin(assigned, made.code) : markClosed(assigned, made.code);
  return { ok: true, code: assignedIn(marked) };
}

function assignedIn(code: string): string {
  return code.slice(code.indexOf(ASSIGNED) + ASSIGNED.length).replace(/;\s*$/, '');
}

function markWithin(node: Node, code: string): string {
  return 'body' in node && node.body !== null && !Array.isArray(node.body) ? markClosed(node.body as Node, code) : code;
}

type JavaScript = { readonly ok: true; readonly code: string; readonly program: ReturnType<typeof parseSync>['program'] } | Extract<Code, { ok: false }>;

function toJavaScript(source: string): JavaScript {
  const { code, errors, helpersUsed } = transformSync('spec.ts', source, { lang: 'ts', sourceType: 'module', target: TARGET, sourcemap: false });
  const error = errors.find((one) => one.severity === 'Error');
  if (error !== undefined) return { ok: false, message: `It does not parse: ${error.message}.` };
  const helper = Object.keys(helpersUsed)[0];
  if (helper !== undefined) return { ok: false, message: `It uses syntax that needs ${helper} to run on Node 20; write it without.` };
  const { program } = parseSync('spec.js', code, { lang: 'js', sourceType: 'module', preserveParens: false });
  const module = program.body.find((statement) => /^(?:Import|Export)/.test(statement.type));
  if (module !== undefined) return { ok: false, message: 'It imports or exports: the code of a spec has the operations of the subject by their names, and nothing else.' };
  return { ok: true, code, program };
}
