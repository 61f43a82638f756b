import { parseSync, type Expression, type Statement } from 'oxc-parser';
import type { ExampleCheck, ExpressionCheck } from '../../model/spec.js';
import { javaScriptOf } from '../program.js';
import type { Body } from './suite.js';
import { assertion } from './values.js';

/** An expression over several calls. */
export function expressionBody(check: ExpressionCheck, isAsync: boolean): Body {
  const made = javaScriptOf(check);
  if (!made.ok) return { skip: made.message };
  if (check.expected.how === 'observes') return { skip: 'an entry of a baseline is compared by its bytes' };
  const asks = isAsync || /\bawait\b/.test(made.code);
  return { lines: [assertion(made.code, check.expected, { isAsync: asks })], isAsync: asks };
}

/** A session: its statements, in which what is expected of some stands as an assertion. */
export function exampleBody(check: ExampleCheck, isAsync: boolean): Body {
  const made = javaScriptOf(check);
  if (!made.ok) return { skip: made.message };
  const { code } = made;
  const asks = isAsync || /\bawait\b/.test(code);
  const { program } = parseSync('example.js', code, { lang: 'js', sourceType: 'module', preserveParens: false });
  const lines = program.body.flatMap((statement) => {
    const found = checkpointIn(statement);
    const text = code.slice(statement.start, statement.end);
    const expected = found === null ? undefined : check.checkpoints[found.number]?.expected;
    if (found === null || expected === undefined || expected.how === 'observes') return text.split('\n');
    return [assertion(code.slice(found.body.start, found.body.end), expected, { isAsync: asks })];
  });
  return { lines, isAsync: asks };
}

/** Of `__checkpoint(n, () => expression)` its number and the expression. */
export function checkpointIn(statement: Statement): { readonly number: number; readonly body: Expression } | null {
  if (statement.type !== 'ExpressionStatement') return null;
  const call = statement.expression.type === 'AwaitExpression' ? statement.expression.argument : statement.expression;
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== '__checkpoint') return null;
  const [number, made] = call.arguments;
  if (number?.type !== 'Literal' || typeof number.value !== 'number' || made?.type !== 'ArrowFunctionExpression' || made.body.type === 'BlockStatement') return null;
  return { number: number.value, body: made.body as Expression };
}
