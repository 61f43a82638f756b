import { parseSync } from 'oxc-parser';
import type { Comment, Node, Program } from 'oxc-parser';

export interface ParsedCode {
  readonly ok: true;
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** What was parsed; places in the tree are offsets in it. */
  readonly source: string;
  /** To be added to a place in the tree for one in the text that was handed in. */
  readonly shift: number;
}

export interface CodeError {
  readonly ok: false;
  readonly message: string;
  /** Offset in the text that was handed in. */
  readonly at: number;
}

/** Reads TypeScript, as a module. */
export function parseCode(text: string, lang: 'ts' | 'dts' = 'ts'): ParsedCode | CodeError {
  const { program, comments, errors } = parseSync('spec.ts', text, { lang, sourceType: 'module', preserveParens: false });
  const error = errors[0];
  if (error === undefined) return { ok: true, program, comments, source: text, shift: 0 };
  return { ok: false, message: error.message, at: Math.min(error.labels[0]?.start ?? 0, text.length) };
}

/** The same, of declarations: what has no body or value needs none. */
export function parseDeclarations(text: string): ParsedCode | CodeError {
  const code = parseCode(text);
  if (code.ok) return code;
  const declarations = parseCode(text, 'dts');
  return declarations.ok ? declarations : code;
}

/** The same, of what may be one expression that cannot begin a statement, such as `function (a) {…}`. */
export function parseCodeOrExpression(text: string): ParsedCode | CodeError {
  const statements = parseCode(text);
  if (statements.ok) return statements;
  const wrapped = parseCode(`(${text}\n)`);
  return wrapped.ok && wrapped.program.body.length === 1 ? { ...wrapped, shift: -1 } : statements;
}

/** One expression; null where the text is none. It is read as the one item of a list, out of which no bracket leads. */
export function parseExpression(text: string): { readonly expression: Node; readonly source: string } | null {
  // A list may end in a comma; an expression may not.
  if (text.trimEnd().endsWith(',')) return null;
  const parsed = parseCode(`[${text}\n]`);
  const statement = parsed.ok && parsed.program.body.length === 1 && parsed.comments.length === 0 ? parsed.program.body[0] : undefined;
  if (!parsed.ok || statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'ArrayExpression') return null;
  const [expression, ...more] = statement.expression.elements;
  if (expression === undefined || expression === null || expression.type === 'SpreadElement' || more.length > 0) return null;
  return { expression, source: parsed.source };
}
