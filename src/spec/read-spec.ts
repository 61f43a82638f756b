import type { Code as CodeNode, Nodes, Root } from 'mdast';
import type { ReadSpec } from '../model/document.js';
import type { Code, Requirement, Spec } from '../model/spec.js';
import { findContradictions } from './contradictions.js';
import { documentOf } from './document/document.js';
import type { OwnerAt } from './document/document.js';
import { readFence } from './document/fence.js';
import { parseMarkdown } from './document/markdown.js';
import { Source } from './document/source.js';
import { fenceKind } from './fences/kind.js';
import { readSignature } from './fences/signature.js';
import { readFrontMatter } from './front-matter/front-matter.js';
import { Notes } from './notes.js';
import { OutlineReader } from './outline/outline.js';
import { SpecMemory } from './memory.js';
import { readLoose } from './requirement.js';

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
export function readSpecDocument(text: string, { file, memory = new SpecMemory() }: ReadSpecOptions): ReadSpec {
  try {
    return read(text, file, memory);
  } catch (error) {
    const notes = new Notes(file);
    const span = new Source('').span(0, 0);
    // A parser runs out of stack on brackets and quotations that are nested thousands deep.
    if (error instanceof RangeError) notes.find('SPEC-UNREADABLE', span, `${file} is nested too deeply to be read. Take what is nested thousands deep out of it.`);
    else notes.find('INTERNAL', span, `${file} could not be read: ${error instanceof Error ? error.message : 'something was thrown that is no error'}. This is a fault of Holdfast's: please report it with the file.`);
    const spec: Spec = { file, title: null, subject: null, ids: null, owns: [], uses: [], signature: { blocks: [], declares: [], from: null }, requirements: [], findings: notes.findings, notRead: [] };
    const source = new Source(text);
    return { spec, document: () => documentOf({ type: 'root', children: [] }, source, () => null) };
  }
}

function read(text: string, file: string, memory: SpecMemory): ReadSpec {
  const source = new Source(text);
  const notes = new Notes(file);
  const root = parseMarkdown(source, memory.known, memory.chunks);
  const { signature: from, ...front } = readFrontMatter(root, source, notes);
  const outline = new OutlineReader(source, notes, front.ids, root).read(root);
  const { blocks, declares } = readSignatures(root, source, notes);
  const surroundings = { source, notes, declares: new Set(declares) };
  const requirements = outline.sections.map((section) => memory.requirement(section, surroundings, file));
  readLoose(outline.loose, surroundings, file);
  findDuplicates(requirements, notes);
  findContradictions(requirements, notes);
  const spec: Spec = {
    file, title: outline.title, ...front, signature: { blocks, declares, from }, requirements,
    findings: notes.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
    notRead: notes.notRead.toSorted((a, b) => a.span.start.offset - b.span.start.offset),
  };
  return { spec, document: () => documentOf(root, source, ownerAt(requirements)) };
}

/** Requirements never lie within each other, and come in the order of the text. */
function ownerAt(requirements: readonly Requirement[]): OwnerAt {
  return (offset) => {
    let low = 0;
    let high = requirements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((requirements[middle]?.body.start.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const owner = requirements[low - 1];
    return owner !== undefined && offset < owner.body.end.offset ? owner.id : null;
  };
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

function findDuplicates(requirements: readonly Requirement[], notes: Notes): void {
  const first = new Map<string, Requirement>();
  for (const requirement of requirements) {
    const before = first.get(requirement.id);
    if (before === undefined) first.set(requirement.id, requirement);
    else notes.find('SPEC-ID-DUPLICATE', requirement.span, `${requirement.id} is the id of line ${before.span.start.line} already (${before.title}). Give this requirement a number of its own; ids are kept and never used again.`);
  }
}
