import type { Node } from 'oxc-parser';
import { canonical } from '../code/canonical.js';
import type { Replace } from '../code/printer.js';
import { freeNames } from '../code/names.js';
import { awaits } from '../code/operations.js';
import type { ParsedCode } from '../code/parse-code.js';

/** A function that a fence holds. */
export interface FenceFunction {
  readonly node: Extract<Node, { type: 'ArrowFunctionExpression' | 'FunctionExpression' }> | Extract<Node, { readonly params: unknown[]; readonly id: unknown }>;
  readonly statement: Node;
}

/** The functions that are the statements of a fence; null where anything else stands in it. */
export function functionsOf(code: ParsedCode): readonly FenceFunction[] | null {
  const found: FenceFunction[] = [];
  for (const statement of code.program.body) {
    if (statement.type === 'EmptyStatement' || (statement.type === 'ImportDeclaration' && statement.importKind === 'type')) continue;
    const inner = statement.type === 'ExportDefaultDeclaration' || (statement.type === 'ExportNamedDeclaration' && statement.declaration !== null) ? statement.declaration : statement;
    const node = inner?.type === 'ExpressionStatement' ? inner.expression : inner;
    if (node?.type !== 'ArrowFunctionExpression' && node?.type !== 'FunctionExpression' && node?.type !== 'FunctionDeclaration') return null;
    found.push({ node, statement });
  }
  return found.length === 0 ? null : found;
}

/** The function's canonical text. The second argument of `implies` becomes a function, so that it runs only where the first holds. */
export function predicateText({ node }: FenceFunction, code: ParsedCode): string {
  const free = new Set(freeNames(node).flatMap((use) => (use.name === 'implies' && use.call !== null ? [use.call] : [])));
  const lazy: Replace = (call, printer) => {
    if (call.type !== 'CallExpression' || !free.has(call) || call.arguments.length !== 2) return null;
    const [condition, consequence] = call.arguments;
    if (condition === undefined || consequence === undefined || consequence.type === 'SpreadElement' || isFunction(consequence)) return null;
    const isAsync = awaits(consequence);
    const text = printer.item(consequence);
    return `${isAsync ? 'await ' : ''}implies(${printer.item(condition)}, ${isAsync ? 'async ' : ''}() => ${text.startsWith('{') ? `(${text})` : text})`;
  };
  return canonical(node, code.source, lazy);
}

function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

/** The parameter list as a function type: without what only an implementation has. */
export function signatureText({ node }: FenceFunction, code: ParsedCode): string {
  const parameters = new Set<Node>(node.params);
  const asType: Replace = (part, printer) => {
    if (part.type !== 'AssignmentPattern') return null;
    const text = printer.print(part.left);
    if (!parameters.has(part)) return text;
    const annotation = 'typeAnnotation' in part.left ? printer.print(part.left.typeAnnotation) : '';
    return `${text.slice(0, text.length - annotation.length)}?${annotation}`;
  };
  const types = node.typeParameters === null || node.typeParameters === undefined ? '' : canonical(node.typeParameters, code.source);
  return `${types}(${node.params.map((param) => canonical(param, code.source, asType)).join(', ')}) => boolean`;
}
