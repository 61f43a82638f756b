import type { Node } from 'oxc-parser';
import type { Spec } from '../model/spec.js';
import { canonical } from './code/canonical.js';
import { patternNames } from './code/names.js';
import { parseDeclarations } from './code/parse-code.js';

/** What the signature of a spec declares, types included: each name with its canonical text, overloads together. The order in which they stand does not matter. */
export function declarationsOf({ signature }: Spec): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text } of signature.blocks) {
    const parsed = parseDeclarations(text);
    // A block that does not parse is a finding, and none of the signature's.
    if (!parsed.ok) continue;
    for (const node of parsed.program.body) {
      const own = canonical(node, parsed.source);
      for (const name of namesOf(node)) found.set(name, found.has(name) ? `${found.get(name) ?? ''} ${own}` : own);
    }
  }
  return found;
}

/** What has no name of its own is called by what it says. */
function namesOf(node: Node): readonly string[] {
  if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) return namesOf(node.declaration);
  if (node.type === 'ExportDefaultDeclaration') return ['default'];
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => patternNames(id));
  if (node.type === 'ImportDeclaration') return [`import "${node.source.value}"`];
  if ('id' in node && node.id !== null && typeof node.id === 'object' && 'type' in node.id && node.id.type === 'Identifier') return [node.id.name];
  return [node.type];
}
