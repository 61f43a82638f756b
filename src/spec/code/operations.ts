import type { Node } from 'oxc-parser';
import { isGlobal, isHelper } from './globals.js';
import { childrenOf, freeNames } from './names.js';
import type { FreeName } from './names.js';

/** Free names that stand for operations: neither the platform's nor the evaluator's. */
export function operationUses(node: Node, declares: ReadonlySet<string>): readonly FreeName[] {
  return freeNames(node).filter(({ name }) => declares.has(name) || (!isGlobal(name) && !isHelper(name)));
}

/** Whether a tree awaits, not counting functions in it. */
export function awaits(node: Node): boolean {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true;
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration' || node.type.startsWith('Class')) return false;
  return childrenOf(node).some((child) => awaits(child));
}
