import type { Node } from 'oxc-parser';
import type { Span } from '../../model/spec.js';
import { parseCode } from '../code/parse-code.js';
import type { CodeError, ParsedCode } from '../code/parse-code.js';
import type { Fence } from '../document/fence.js';
import type { Notes } from '../notes.js';

/** Parses the code of a fence; what does not parse is a finding at its place, and null. */
export function codeOf(fence: Fence, notes: Notes, read: (text: string) => ParsedCode | CodeError = parseCode): ParsedCode | null {
  const parsed = read(fence.text);
  if (parsed.ok) return parsed;
  notes.find('SPEC-CODE-INVALID', fence.part(parsed.at, parsed.at), `This is no TypeScript: ${parsed.message.replace(/\.?$/, '.')} Mend the code of this \`${fence.lang} ${fence.meta}\` fence; none of it was read.`);
  return null;
}

/** A node of the fence's code in the spec. */
export function spanIn(fence: Fence, code: ParsedCode, node: { readonly start: number; readonly end: number }): Span {
  return fence.part(node.start + code.shift, node.end + code.shift);
}

/** The first import of values; operations are at hand without one. */
export function importOf(nodes: readonly Node[]): Node | undefined {
  return nodes.find((node) => (node.type === 'ImportDeclaration' && node.importKind !== 'type') || node.type === 'TSImportEqualsDeclaration' || node.type === 'ExportAllDeclaration');
}

/** Says that an import cannot be; true if there is one. */
export function refusesImport(fence: Fence, code: ParsedCode, notes: Notes): boolean {
  const found = importOf(code.program.body);
  if (found !== undefined) notes.find('SPEC-CODE-INVALID', spanIn(fence, code, found), 'Code in a spec imports nothing: the operations of the subject are at hand by their names. Take the import out; "import type" may stay.');
  return found !== undefined;
}
