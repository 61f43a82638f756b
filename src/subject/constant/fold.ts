import { parseSync, type Node } from 'oxc-parser';
import type { Folded } from '../../model/folded.js';
import { NotationError } from '../../value/notation-error.js';
import { parse } from '../../value/parse.js';
import { print } from '../../value/print.js';
import { walk } from '../module/walk.js';
import { evaluate } from './evaluate.js';
import { NotConstant, Purse } from './purse.js';

/**
 * A text of JavaScript in the notation, its constant expressions worked out: `[2 * 60000]` becomes `[120000]`. Functions, and calls that the
 * notation has, stay as they are. Null where the text is no one expression of JavaScript; it may be in the notation all the same. Nothing
 * is executed.
 */
export function foldConstants(text: string): Folded | null {
  const { program, comments, errors } = parseSync('example.ts', `(${text}\n)`, { lang: 'ts', sourceType: 'module', preserveParens: true });
  const statement = program.body[0];
  if (errors.length > 0 || program.body.length !== 1 || statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'ParenthesizedExpression') return null;
  const { expression } = statement.expression;
  if (expression.type === 'SequenceExpression') return null;
  const functions = functionsIn(expression);
  const noted = comments.filter((c) => !functions.some((f) => f.start <= c.start && c.end <= f.end));
  const folder: Folder = { text: noted.reduce((source, { start, end }) => source.slice(0, start) + ' '.repeat(end - start) + source.slice(end), `(${text}\n)`), purse: new Purse() };
  try {
    return { ok: true, text: fold(expression, folder) };
  } catch (error) {
    if (!(error instanceof NotConstant)) throw error;
    return { ok: false, at: Math.max(0, error.at - 1), why: error.message };
  }
}

interface Folder {
  /** The text in brackets, without its comments. */
  readonly text: string;
  readonly purse: Purse;
}

function functionsIn(expression: Node): readonly Node[] {
  const found: Node[] = [];
  walk(expression, (node) => {
    const isFunction = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'ClassExpression';
    if (isFunction) found.push(node);
    return !isFunction;
  });
  return found;
}

function fold(node: Node, folder: Folder): string {
  switch (node.type) {
    case 'FunctionExpression': case 'ArrowFunctionExpression': case 'ClassExpression': return asItIs(node, folder);
    case 'ParenthesizedExpression': case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': return fold(node.expression, folder);
    case 'ArrayExpression': return node.elements.some((e) => e?.type === 'SpreadElement') ? workedOut(node, folder) : withParts(node, node.elements, folder);
    case 'ObjectExpression': return node.properties.every(isPlain) ? withParts(node, node.properties.map((p) => (p as { readonly value: Node }).value), folder) : workedOut(node, folder);
    case 'CallExpression': case 'NewExpression': return workedOutOrRead(node, folder);
    default: return workedOut(node, folder);
  }
}

/** `a: 1`, whose key the notation has as it stands. */
function isPlain(property: Node): boolean {
  return property.type === 'Property' && property.kind === 'init' && !property.method && !property.shorthand && !(property.computed && property.key.type !== 'Literal');
}

function workedOut(node: Node, folder: Folder): string {
  try {
    const value = evaluate(node, folder.purse);
    folder.purse.spend(folder.purse.weigh(value));
    return print(value);
  } catch (error) {
    // Getters, symbols as keys and the like: what the notation has, nobody needs to work out.
    const read = error instanceof NotConstant && node.type !== 'ImportExpression' ? readable(slice(node, folder)) : null;
    if (read === null) throw error;
    return read;
  }
}

/** Of a call that only the notation has, `Promise.resolve(2 * 3)`, at least the arguments are worked out. */
function workedOutOrRead(node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, folder: Folder): string {
  try {
    return workedOut(node, folder);
  } catch (error) {
    if (!(error instanceof NotConstant) || node.arguments.length === 0 || node.arguments.some((a) => a.type === 'SpreadElement')) throw error;
    const read = readable(withParts(node, node.arguments, folder));
    if (read === null) throw error;
    return read;
  }
}

function asItIs(node: Node, folder: Folder): string {
  try {
    parse(slice(node, folder));
    return slice(node, folder);
  } catch (error) {
    if (error instanceof NotationError) throw new NotConstant(error.what, node.start + error.at);
    throw error;
  }
}

function readable(text: string): string | null {
  try {
    parse(text);
    return text;
  } catch (error) {
    if (error instanceof NotationError) return null;
    throw error;
  }
}

/** The text of a node with some of its parts folded. */
function withParts(node: Node, parts: readonly (Node | null)[], folder: Folder): string {
  let out = '';
  let at = node.start;
  for (const part of parts) {
    if (part === null) continue;
    out += folder.text.slice(at, part.start) + fold(part, folder);
    at = part.end;
  }
  return out + folder.text.slice(at, node.end);
}

function slice(node: Node, folder: Folder): string {
  return folder.text.slice(node.start, node.end);
}
