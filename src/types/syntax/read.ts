import { Visitor, parseSync } from 'oxc-parser';
import type { ParseResult, Statement, TSType } from 'oxc-parser';
import type { Operation, Signature } from '../../model/shape.js';
import type { SyntaxContext } from './context.js';
import { signatureOf } from './signature.js';
import type { FunctionNode } from './signature.js';
import { notCallable, notRead } from './problems.js';

/** A function type as it was written, parsed. */
export interface Written {
  /** A type as in `type T = …`, or declared functions. */
  readonly form: 'type' | 'declaration';
  /** What the checker reads: `text` without what it may end with. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Every identifier in it: among them the names of types to bring into scope. */
  readonly names: ReadonlySet<string>;
}

const DECLARATION = /^\s*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:async\s+)?function\b/;
const ALIAS = 'type T = ';

/** Throws a Problem where the text is no TypeScript, or more than one type. */
export function parseSignature(text: string): Written {
  const form = DECLARATION.test(text) ? 'declaration' : 'type';
  const own = text.replace(/[;\s]+$/, '');
  if (own === '') throw notRead(text, 'It is empty', 0);
  const prefix = form === 'type' ? ALIAS : '';
  const result: ParseResult = parseSync('signature.ts', prefix + own, { lang: 'ts', sourceType: 'module' });
  const error = result.errors[0];
  if (error !== undefined) throw notRead(text, error.message, (error.labels[0]?.start ?? prefix.length) - prefix.length);
  const statements = result.program.body;
  const extra = form === 'type' ? statements[1] : statements.find((s) => functionIn(s) === null);
  if (extra !== undefined) throw notRead(text, 'A second statement follows the type', extra.start - prefix.length);
  const names = new Set<string>();
  new Visitor({ Identifier: (node) => { names.add(node.name); } }).visit(result.program);
  return { form, text: own, statements, names };
}

/** The operation that the text describes, as far as syntax tells: with lookups noted in `context` it has to be read by the checker. */
export function readWritten(written: Written, context: SyntaxContext, name: string): Operation {
  if (written.form === 'declaration') {
    const functions = written.statements.map(functionIn).filter((f) => f !== null);
    return { name: functions[0]?.name ?? name, kind: 'function', signatures: functions.map((f) => signatureOf(f.node, context)), members: [] };
  }
  const alias = written.statements[0];
  if (alias?.type !== 'TSTypeAliasDeclaration') throw notCallable(written.text);
  const kind = isConstructor(alias.typeAnnotation) ? 'class' : 'function';
  return { name, kind, signatures: signaturesOf(alias.typeAnnotation, written.text, context), members: [] };
}

function signaturesOf(node: TSType, text: string, context: SyntaxContext): readonly Signature[] {
  switch (node.type) {
    case 'TSParenthesizedType': return signaturesOf(node.typeAnnotation, text, context);
    case 'TSFunctionType': case 'TSConstructorType': return [signatureOf(node, context)];
    case 'TSIntersectionType': return node.types.flatMap((t) => signaturesOf(t, text, context));
    case 'TSTypeLiteral': {
      const callable = node.members.filter((m) => m.type === 'TSCallSignatureDeclaration' || m.type === 'TSConstructSignatureDeclaration');
      if (callable.length === 0) throw notCallable(text);
      return callable.map((m) => signatureOf(m, context));
    }
    case 'TSTypeReference': case 'TSTypeQuery': case 'TSImportType': case 'TSIndexedAccessType': case 'TSConditionalType':
      context.lookups.push(node.type);
      return [];
    default: throw notCallable(text);
  }
}

function isConstructor(node: TSType): boolean {
  if (node.type === 'TSParenthesizedType') return isConstructor(node.typeAnnotation);
  if (node.type === 'TSTypeLiteral') return node.members.some((m) => m.type === 'TSConstructSignatureDeclaration') && !node.members.some((m) => m.type === 'TSCallSignatureDeclaration');
  return node.type === 'TSConstructorType';
}

function functionIn(statement: Statement): { readonly node: FunctionNode; readonly name: string | null } | null {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    const inner = statement.declaration;
    return inner !== null && (inner.type === 'TSDeclareFunction' || inner.type === 'FunctionDeclaration') ? { node: inner, name: inner.id?.name ?? null } : null;
  }
  if (statement.type !== 'TSDeclareFunction' && statement.type !== 'FunctionDeclaration') return null;
  return { node: statement, name: statement.id?.name ?? null };
}
