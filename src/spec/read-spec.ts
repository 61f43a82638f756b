import type { Code as CodeNode, Nodes, Root } from 'mdast';
import type { ReadSpec } from '../model/document.js';
import type { Code, Spec } from '../model/spec.js';
import { withConflicts } from './conflicts.js';
import { findContradictions } from './contradictions.js';
import { documentOf } from './document/document.js';
import { findDuplicates, ownerAt } from './requirements.js';
import { guarded } from './guarded.js';
import { readFence } from './document/fence.js';
import { parseMarkdown } from './document/markdown.js';
import { Source } from './document/source.js';
import { fenceKind } from './fences/kind.js';
import { readSignature } from './fences/signature.js';
import { readFrontMatter } from './front-matter/front-matter.js';
import { Notes } from './notes.js';
import { OutlineReader } from './outline/outline.js';
import type { SpecMemory } from './memory.js';
import { readLoose, readRequirement } from './requirement.js';

export interface ReadSpecOptions {
  /** Path of the file, as findings name it. */
  readonly file: string;
  /** Of one reading: made with that of the reading before, where the file was read before. */
  readonly memory?: SpecMemory;
}

/**
 * Reads a spec. Never throws: what cannot be read stands in `findings` and `notRead`. The same text gives the same model, and so does
 * the text after a formatter went over it, but for places.
 */
export function readSpec(text: string, options: ReadSpecOptions): Spec {
  return readSpecDocument(text, options).spec;
}

/** The same, and the words of the text for those who ask for them. */
export function readSpecDocument(text: string, { file, memory }: ReadSpecOptions): ReadSpec {
  return guarded({ text, file, dialect: 'holdfast' }, () => read(text, file, memory));
}

function read(text: string, file: string, memory: SpecMemory | undefined): ReadSpec {
  const source = new Source(text);
  const notes = new Notes(file);
  const root = parseMarkdown(source, memory?.known, memory?.chunks);
  const { signature: from, ...front } = readFrontMatter(root, source, notes);
  const outline = new OutlineReader(source, notes, front.ids, root).read(root);
  const { blocks, declares } = readSignatures(root, source, notes);
  const surroundings = { source, notes, declares: new Set(declares) };
  const requirements = outline.sections.map((section) => memory?.requirement(section, surroundings, file) ?? readRequirement(section, surroundings));
  readLoose(outline.loose, surroundings, file);
  findDuplicates(requirements, notes, { remedy: 'Give this requirement a number of its own; ids are kept and never used again.', severity: 'error' });
  findContradictions(requirements, notes);
  const read = notes.inOrder();
  const spec: Spec = {
    file, dialect: 'holdfast', title: outline.title, ...front, signature: { blocks, declares, from }, requirements,
    ...read, findings: withConflicts(read.findings, source, file),
  };
  return { spec, document: () => documentOf(root, source, ownerAt(requirements)) };
}

/** Signatures may stand anywhere, and what they declare is known to all checks. */
function readSignatures(root: Root, source: Source, notes: Notes): { readonly blocks: readonly Code[]; readonly declares: readonly string[] } {
  const blocks: Code[] = [];
  const declares = new Set<string>();
  for (const node of codesIn(root)) {
    const fence = fenceKind(node.lang ?? '', node.meta ?? '').kind === 'signature' ? readFence(node, source) : null;
    const signature = fence === null ? null : readSignature(fence, notes);
    if (signature === null) continue;
    blocks.push(signature.block);
    for (const name of signature.declares) declares.add(name);
  }
  return { blocks, declares: [...declares] };
}

function codesIn(node: Nodes): readonly CodeNode[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap((child) => codesIn(child)) : [];
}
