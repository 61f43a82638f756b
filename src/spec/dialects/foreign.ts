import type { Root } from 'mdast';
import type { ReadSpec } from '../../model/document.js';
import type { Criterion, Requirement, Spec } from '../../model/spec.js';
import { documentOf } from '../document/document.js';
import { plainText } from '../document/inline.js';
import { parseMarkdown, placeOf } from '../document/markdown.js';
import { Source } from '../document/source.js';
import { readForeignFrontMatter } from '../front-matter/front-matter.js';
import type { ForeignFrontMatter } from '../front-matter/front-matter.js';
import { Notes } from '../notes.js';
import type { Block, Section } from '../outline/outline.js';
import { readRequirement, wordsOf } from '../requirement.js';
import { findDuplicates, ownerAt } from '../requirements.js';
import type { ForeignText } from './dialect.js';
import type { ForeignSection, Part } from './sections.js';

/** What requirements of a dialect are read with. */
export interface ForeignContext {
  readonly source: Source;
  readonly notes: Notes;
  /** Whether checks of ours may stand in it: they do where somebody names a subject, and a fence of another tool is no near miss elsewhere. */
  readonly judged: boolean;
}

/** A text of another dialect that is Markdown, parsed, and what is said of it. */
export interface Foreign extends ForeignContext {
  readonly file: string;
  readonly text: string;
  readonly root: Root;
  /** By the file itself, and where it says nothing by the configuration. */
  readonly said: ForeignFrontMatter;
}

/** `markdown` stands for the text where its dialect writes something otherwise than Markdown has it; nothing in it moves. */
export function openForeign({ text, file, told }: ForeignText, markdown = text): Foreign {
  const source = new Source(markdown);
  const notes = new Notes(file);
  const root = parseMarkdown(source);
  const own = readForeignFrontMatter(root, source, notes);
  const said = { ...own, subject: own.subject ?? told.subject, operation: own.operation ?? told.operation };
  return { file, text, source, notes, root, said, judged: said.subject !== null };
}

/** A requirement whose parts are scenarios; `own` criteria are those of its prose. */
export function scenarioRequirement(section: ForeignSection, context: ForeignContext): Requirement {
  const { source } = context;
  const words = wordsOf(section, source);
  const all = [...section.blocks, ...section.parts.flatMap((part) => part.blocks)];
  const end = Math.max(words.body.end.offset, ...section.parts.slice(-1).map(({ span }) => span.end.offset), all.length === 0 ? 0 : placeOf((all.at(-1) as Block).node, source).end);
  const scenarios = section.parts.flatMap((part): readonly Criterion[] => {
    if (part.blocks.length > 0) return [scenarioOf(part, source)];
    context.notes.leave(part.span, part.title, 'This scenario has no step beneath its heading, so it says nothing. Write its WHEN and THEN, or take it out.');
    return [];
  });
  const { checks, freedoms } = checksOf({ ...section, blocks: all }, context);
  return { ...words, body: source.span(words.span.start.offset, end), criteria: [...words.criteria, ...scenarios], checks, freedoms };
}

/** All that stands beneath a scenario's heading is one criterion. */
function scenarioOf({ title, span, blocks }: Part, source: Source): Criterion {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.pieces)] : []));
  const end = placeOf((blocks.at(-1) as Block).node, source).end;
  return { name: title, text: lines.join(' '), steps: lines.map((line) => line.replace(/^(?:WHEN|THEN|GIVEN|AND|BUT|IF|WHILE|WHERE)\b:?\s*/i, '')), span: source.span(span.start.offset, end) };
}

/** Checks of ours beneath a requirement of another dialect. */
export function checksOf(section: Section, { source, notes, judged }: ForeignContext): Pick<Requirement, 'checks' | 'freedoms'> {
  if (!judged) return { checks: [], freedoms: [] };
  const { checks, freedoms } = readRequirement(section, { source, notes, declares: new Set() });
  return { checks, freedoms };
}

/** Two headings of one name are legal elsewhere, and make one id. */
export const REMEDY = 'Ids come from headings here: give one of them another name, or what is said of one counts for both.';

/** The spec that comes of it. */
export function closeForeign({ file, text, source, notes, root, said }: Foreign, { dialect, title, requirements }: Pick<Spec, 'dialect' | 'title' | 'requirements'>): ReadSpec {
  findDuplicates(requirements, notes, { remedy: REMEDY, severity: 'warning' });
  const { subject, ids, owns, uses, signature: from } = said;
  return {
    spec: { file, dialect, title: title ?? said.title, subject, ids, owns, uses, signature: { blocks: [], declares: [], from }, requirements, ...notes.inOrder() },
    document: () => ({ ...documentOf(root, source, ownerAt(requirements)), text }),
  };
}
