import type { Node } from 'oxc-parser';
import type { Code } from '../../model/spec.js';
import { canonical } from '../code/canonical.js';
import { patternNames } from '../code/names.js';
import { parseDeclarations } from '../code/parse-code.js';
import type { Fence } from '../document/fence.js';
import type { Notes } from '../notes.js';
import { codeOf } from './code-of.js';

/** A `ts signature` block, and what it declares besides types. */
export function readSignature(fence: Fence, notes: Notes): { readonly block: Code; readonly declares: readonly string[] } | null {
  const code = codeOf(fence, notes, parseDeclarations);
  if (code === null) return null;
  const block = { text: canonical(code.program, code.source), source: fence.text, span: fence.part(0, fence.text.length) };
  return { block, declares: [...new Set(code.program.body.flatMap((node) => namesOf(node)))] };
}

function namesOf(node: Node): readonly string[] {
  switch (node.type) {
    case 'ExportNamedDeclaration': return node.declaration === null ? [] : namesOf(node.declaration);
    case 'ExportDefaultDeclaration': return namesOf(node.declaration);
    case 'FunctionDeclaration': case 'TSDeclareFunction': case 'ClassDeclaration': return patternNames(node.id);
    case 'TSEnumDeclaration': case 'TSModuleDeclaration': return node.id.type === 'Identifier' ? [node.id.name] : [];
    case 'VariableDeclaration': return node.declarations.flatMap(({ id }) => patternNames(id));
    default: return [];
  }
}
