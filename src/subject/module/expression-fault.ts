import { parseSync } from 'oxc-parser';

/** What can never be called, whatever its names mean. */
const VALUES = /^(Literal|TemplateLiteral|BinaryExpression|LogicalExpression|UnaryExpression|ObjectExpression|ArrayExpression)$/;

/** Why a text is no expression that could be a function, and at which offset (UTF-16 units) if it does not parse; null where it may be one. */
export function expressionFault(text: string): { readonly at: number | null; readonly why: string } | null {
  const { program, errors } = parseSync('expression.ts', `(${text}\n)`, { preserveParens: false });
  const error = errors[0];
  if (error !== undefined) {
    const at = Math.max(0, (error.labels[0]?.start ?? 0) - 1);
    const why = at >= text.length ? 'it ends too early' : error.message.replace(/\.+$/, '');
    return { at: Math.min(at, text.length), why };
  }
  const statement = program.body[0];
  if (program.body.length !== 1 || statement?.type !== 'ExpressionStatement') return { at: null, why: 'it is no single expression' };
  return VALUES.test(statement.expression.type) ? { at: null, why: 'it is no function' } : null;
}
