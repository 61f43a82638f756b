import type { Check, DeclaredFreedom, Requirement } from '../model/spec.js';
import type { CheckContext } from './checks/context.js';
import { readInlineExamples } from './checks/inline-example.js';
import { looksLikeTable, readBrokenTable, readTable } from './checks/table.js';
import { readFence } from './document/fence.js';
import { plainText, textOutsideCode } from './document/inline.js';
import { placeOf } from './document/markdown.js';
import type { Source } from './document/source.js';
import { noteFence, readFenceChecks } from './fences/read-fence.js';
import { fenceKind } from './fences/kind.js';
import { Notes } from './notes.js';
import type { Block, Section } from './outline/outline.js';
import { criteriaOf } from './prose/criteria.js';
import { strengthOf } from './prose/strength.js';

/** What reading a section takes besides the section. */
export interface Surroundings {
  readonly source: Source;
  readonly notes: Notes;
  readonly declares: ReadonlySet<string>;
}

/** Reads what stands under a requirement. */
export function readRequirement(section: Section, { source, notes, declares }: Surroundings): Requirement {
  const checks: Check[] = [];
  const freedoms: DeclaredFreedom[] = [];
  const context: CheckContext = { requirement: section.id, source, notes, declares, checks, freedoms };
  readInlineExamples(section.titlePieces, context);
  for (const block of section.blocks) readBlock(block, context);
  return { ...wordsOf(section, source), checks, freedoms };
}

/** What a requirement says in words, and where it ends. */
export function wordsOf(section: Section, source: Source): Omit<Requirement, 'checks' | 'freedoms'> {
  const paragraphs = section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.pieces] : []));
  const criteria = paragraphs.flatMap((pieces) => criteriaOf(pieces, source));
  const text = paragraphs.map((pieces) => plainText(pieces)).filter((part) => part !== '').join(' ');
  const outside = [section.titlePieces, ...paragraphs].map((pieces) => textOutsideCode(pieces)).join('\n');
  const { id, title, status, span } = section;
  const end = section.blocks.reduce((last, { node }) => Math.max(last, placeOf(node, source).end), span.end.offset);
  return { id, title, strength: strengthOf(outside), status, text, span, body: source.span(span.start.offset, end), criteria };
}

function readBlock(block: Block, context: CheckContext): void {
  if (block.kind === 'table') return readTable(block.node, context);
  if (block.kind === 'paragraph') {
    const { start, end } = placeOf(block.node, context.source);
    readInlineExamples(block.pieces, context);
    if (looksLikeTable(context.source.text.slice(start, end))) readBrokenTable(block.node, context.source.span(start, end), context);
    return;
  }
  const fence = readFence(block.node, context.source);
  if (fence !== null) readFenceChecks(fence, context);
}

const REMEDY = 'Put it beneath a heading "ID: title", or it is not judged';

/** What stands under no requirement: a check there is never judged. */
export function readLoose(blocks: readonly Block[], { source, notes, declares }: Surroundings, file: string): void {
  for (const block of blocks) {
    if (block.kind === 'fence') {
      const fence = readFence(block.node, source);
      const kind = fence === null ? null : fenceKind(fence.lang, fence.meta);
      if (fence === null || kind === null || kind.kind === 'other' || kind.kind === 'signature') continue;
      if (kind.kind === 'near' || kind.kind === 'later') noteFence(fence, kind, notes);
      else notes.find('SPEC-CHECK-ORPHANED', fence.head, `This ${`${fence.lang} ${fence.meta}`.trim()} stands under no requirement. ${REMEDY}.`);
      continue;
    }
    // What is read here is only looked at: whatever is wrong with it is of no weight while it holds nothing.
    const context: CheckContext = { requirement: '', source, notes: new Notes(file), declares, checks: [], freedoms: [] };
    readBlock(block, context);
    for (const check of context.checks) notes.find('SPEC-CHECK-ORPHANED', check.span, `The example ${check.text} stands under no requirement. ${REMEDY}.`);
  }
}
