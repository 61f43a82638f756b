import { parseSync, type Node } from 'oxc-parser';
import type { PropertyCheck } from '../model/spec.js';
import { javaScriptOf } from './program.js';
import { childrenOf, freeNames, isFunction } from './scopes.js';

/** What the code of a spec has at hand besides the platform's own. */
const HELPERS = ['implies', 'equal', 'throws', 'returns'];

/**
 * The inputs that a property speaks of, as JavaScript: the property with the condition of each `implies` in the place of the whole. Null where it has
 * none, or where the condition asks the subject or takes a helper of the spec's: that can be told only by running the property.
 */
export function preconditionOf(check: PropertyCheck): string | null {
  const made = javaScriptOf(check);
  if (!made.ok) return null;
  const text = `(${made.code}\n)`;
  const [statement] = parseSync('property.js', text, { lang: 'js', sourceType: 'module' }).program.body;
  if (statement?.type !== 'ExpressionStatement') return null;
  const calls = impliesIn(statement.expression);
  if (calls.length === 0) return null;
  const predicate = calls.reduceRight((out, { start, end, condition }) => `${out.slice(0, start)}(${out.slice(condition.start, condition.end)})${out.slice(end)}`, text);
  return asksNothing(predicate, check.operations) ? predicate : null;
}

interface Implies {
  readonly start: number;
  readonly end: number;
  readonly condition: { readonly start: number; readonly end: number };
}

/** The calls of `implies` that stand in no other, in order. */
function impliesIn(node: Node): readonly Implies[] {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'implies' && node.arguments[0] !== undefined) return [{ start: node.start, end: node.end, condition: node.arguments[0] }];
  return childrenOf(node).flatMap(impliesIn);
}

function asksNothing(predicate: string, operations: readonly string[]): boolean {
  const { program, errors } = parseSync('precondition.js', predicate, { lang: 'js', sourceType: 'module' });
  const [statement] = program.body;
  if (errors.length > 0 || statement?.type !== 'ExpressionStatement') return false;
  let of: Node = statement.expression;
  while (of.type === 'ParenthesizedExpression') of = of.expression;
  if (!isFunction(of)) return false;
  const free = freeNames(of);
  return ![...HELPERS, ...operations.map((name) => name.replace(/\..*/, ''))].some((name) => free.has(name));
}
