import type { Node } from 'oxc-parser';
import { canonicalStatements } from '../code/canonical.js';
import { patternNames } from '../code/names.js';
import type { CheckContext } from '../checks/context.js';
import { add, checkId } from '../checks/make.js';
import type { Fence } from '../document/fence.js';
import { clip } from '../notes.js';
import { codeOf, refusesImport } from './code-of.js';

/** A `ts model`: an executable reference for the one function that it exports, or the only one that it declares. */
export function readModel(fence: Fence, context: CheckContext): void {
  const code = codeOf(fence, context.notes);
  if (code === null || refusesImport(fence, code, context.notes)) return;
  const exported = code.program.body.flatMap((node) => (node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration' ? functionNames(node.declaration) : []));
  const own = code.program.body.flatMap((node) => functionNames(node));
  const names = [...new Set(exported.length > 0 ? exported : own)];
  const operation = names[0];
  if (operation === undefined || names.length > 1) {
    context.notes.find('SPEC-CODE-INVALID', fence.head, names.length > 1 ? `This model declares ${names.join(', ')}. Put "export" before the one that is called after the operation; the others help it.` : 'A `ts model` declares a function that is called after the operation, as in export function total(items: Item[]): number { … }.');
    return;
  }
  const body = code.program.body.filter((node) => node.type !== 'ImportDeclaration');
  const text = canonicalStatements(body, code.source, (node, printer) => ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') && node.declaration !== null ? printer.print(node.declaration) : null));
  const { requirement } = context;
  add(context, { kind: 'model', id: checkId(requirement, 'model', operation, text), requirement, span: fence.part(0, fence.text.length), text: clip(text), operation, code: text });
}

function functionNames(node: Node | null): readonly string[] {
  if (node?.type === 'FunctionDeclaration') return patternNames(node.id);
  if (node?.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }) => (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression' ? patternNames(id) : []));
}
