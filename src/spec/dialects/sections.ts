import type { Heading, Nodes, Root } from 'mdast';
import type { Status } from '../../model/spec.js';
import { piecesOf, plainText } from '../document/inline.js';
import { placeOf } from '../document/markdown.js';
import type { Source } from '../document/source.js';
import { withoutPoint } from '../outline/head.js';
import type { Block, Section } from '../outline/outline.js';

/** What a heading is to a dialect. */
export type HeadingRole =
  /** It begins a requirement, which runs to the next heading of its own or a higher level. */
  | { readonly kind: 'requirement'; readonly id: string; readonly title: string; readonly status: Status }
  /** It begins a part of the requirement that it stands in: a scenario. */
  | { readonly kind: 'part'; readonly title: string }
  /** What follows belongs to no requirement. */
  | { readonly kind: 'ends' }
  /** It says something about what it stands in, and is no more than that. */
  | { readonly kind: 'plain' };

export interface HeadingRead {
  readonly node: Heading;
  /** As plain text, without the punctuation at its end. */
  readonly text: string;
  /** Headings that it stands beneath, outermost first. */
  readonly above: readonly string[];
}

/** A requirement with the parts that headings beneath it begin. */
export interface ForeignSection extends Section {
  readonly parts: Part[];
}

export interface Part {
  readonly title: string;
  /** Of the heading's line. */
  readonly span: Section['span'];
  readonly blocks: Block[];
}

export interface Sections {
  /** The first heading of level 1. */
  readonly title: string | null;
  readonly sections: readonly ForeignSection[];
  /** What stands under no requirement. */
  readonly loose: readonly Block[];
}

interface Owner {
  readonly depth: number;
  readonly blocks: Block[];
  readonly section: ForeignSection | null;
}

/** Takes a document apart by its headings; `role` is asked of each in turn. */
export function sectionsOf(root: Root, source: Source, role: (heading: HeadingRead) => HeadingRole): Sections {
  const sections: ForeignSection[] = [];
  const loose: Block[] = [];
  const path: { readonly depth: number; readonly text: string }[] = [];
  let title: string | null = null;
  const none: Owner = { depth: 0, blocks: loose, section: null };
  let owner = none;
  for (const node of root.children) {
    if (node.type !== 'heading') {
      owner.blocks.push(...blocksIn(node, source));
      continue;
    }
    const text = withoutPoint(plainText(piecesOf(node, source)));
    if (node.depth === 1) title ??= text === '' ? null : text;
    while ((path.at(-1)?.depth ?? 0) >= node.depth) path.pop();
    const is = role({ node, text, above: path.map((p) => p.text) });
    path.push({ depth: node.depth, text });
    if (is.kind === 'requirement') {
      const section: ForeignSection = { id: is.id, title: is.title, titlePieces: piecesOf(node, source), status: is.status, span: lineOf(node, source), blocks: [], parts: [] };
      sections.push(section);
      owner = { depth: node.depth, blocks: section.blocks, section };
    } else if (is.kind === 'part' && owner.section !== null) {
      const part: Part = { title: is.title, span: lineOf(node, source), blocks: [] };
      owner.section.parts.push(part);
      owner = { ...owner, blocks: part.blocks };
    } else if (is.kind === 'ends' || node.depth <= owner.depth) owner = none;
  }
  return { title, sections, loose };
}

/** What can hold checks or prose, in whatever it is nested. */
export function blocksIn(node: Nodes, source: Source, inItem = false): readonly Block[] {
  switch (node.type) {
    case 'paragraph': return [{ kind: 'paragraph', node, pieces: piecesOf(node, source), inItem }];
    case 'table': return [{ kind: 'table', node }];
    case 'code': return [{ kind: 'fence', node }];
    case 'list': return node.children.flatMap((item) => item.children.flatMap((child) => blocksIn(child, source, true)));
    case 'blockquote': return node.children.flatMap((child) => blocksIn(child, source));
    default: return [];
  }
}

/** Of a node's first line. */
export function lineOf(node: Nodes, source: Source): Section['span'] {
  const { start, end } = placeOf(node, source);
  return source.span(start, Math.min(end, source.lineEnd(source.position(start).line)));
}
