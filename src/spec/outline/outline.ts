import type { Code, Heading, List, ListItem, Nodes, Paragraph, Root, Table } from 'mdast';
import type { Span, Status } from '../../model/spec.js';
import { placeOf } from '../document/markdown.js';
import { piecesOf, plainText } from '../document/inline.js';
import type { Piece } from '../document/inline.js';
import type { Source } from '../document/source.js';
import type { Notes } from '../notes.js';
import { headingHead, isStatus, itemHead, misplacedHead, withoutPoint } from './head.js';
import type { Head } from './head.js';
import { exactId } from './ids.js';
import type { IdRules } from './ids.js';

/** What can hold checks or prose. */
export type Block =
  | { readonly kind: 'paragraph'; readonly node: Paragraph; readonly pieces: readonly Piece[]; readonly inItem: boolean }
  | { readonly kind: 'table'; readonly node: Table }
  | { readonly kind: 'fence'; readonly node: Code };

/** A requirement with what stands beneath it, not read yet. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly titlePieces: readonly Piece[];
  readonly status: Status;
  readonly span: Span;
  readonly blocks: Block[];
}

export interface Outline {
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** What stands under no requirement. */
  readonly loose: readonly Block[];
}

/** Where blocks go: to a requirement, to none, or, beneath what is almost a requirement, nowhere. */
interface Owner {
  readonly level: number;
  readonly blocks: Block[] | null;
}

/** Finds the requirements of a document and what belongs to each. */
export class OutlineReader {
  readonly #source: Source;
  readonly #notes: Notes;
  readonly #rules: IdRules;
  readonly #sections: Section[] = [];
  readonly #loose: Block[] = [];

  constructor(source: Source, notes: Notes, declared: readonly string[] | null, root: Root) {
    this.#source = source;
    this.#notes = notes;
    const ids = new Set(idsIn(root, source));
    const inUse = [...ids].flatMap((id) => exactId(id)?.prefix ?? []);
    this.#rules = { declared, ids, prefixes: new Set(declared ?? inUse) };
  }

  read(root: Root): Outline {
    let title: string | null = null;
    const none: Owner = { level: 0, blocks: this.#loose };
    let owner = none;
    for (const node of root.children) {
      if (node.type === 'heading') {
        const next = this.#heading(node);
        if (next === null && node.depth === 1) title ??= withoutPoint(plainText(piecesOf(node, this.#source))) || null;
        owner = next ?? (node.depth <= owner.level ? none : owner);
      } else if (this.#block(node, owner, false) && owner.level > 0) owner = none;
    }
    return { title, sections: this.#sections, loose: this.#loose };
  }

  /** The owner that a heading begins; null where it begins no requirement. */
  #heading(node: Heading): Owner | null {
    return this.#begin(node, headingHead(node, this.#source, this.#rules), node.depth);
  }

  #begin(node: Heading | ListItem, head: Head, level: number): Owner | null {
    if (head.kind === 'plain') return null;
    const first = node.type === 'heading' ? node : node.children[0] ?? node;
    const { start, end } = placeOf(first, this.#source);
    const span = this.#source.span(start, Math.min(end, this.#source.lineEnd(this.#source.position(start).line)));
    if (head.kind === 'near') {
      this.#notes.find('SPEC-ID-NEAR-MISS', span, head.message, head.severity);
      return head.ends ? { level, blocks: null } : null;
    }
    if (head.unknownStatus !== null) this.#notes.find('SPEC-STATUS-UNKNOWN', span, wrongStatus(head.id, head.unknownStatus));
    const titlePieces = node.type === 'heading' ? piecesOf(node, this.#source) : [];
    const section: Section = { id: head.id, title: head.title, titlePieces, status: head.status, span, blocks: [] };
    this.#sections.push(section);
    return { level, blocks: section.blocks };
  }

  /** Hands a block to its owner; says whether it held a requirement of its own. */
  #block(node: Nodes, owner: Owner, inItem: boolean): boolean {
    switch (node.type) {
      case 'paragraph': this.#paragraph(node, owner, inItem); return false;
      case 'table': owner.blocks?.push({ kind: 'table', node }); return false;
      case 'code': owner.blocks?.push({ kind: 'fence', node }); return false;
      case 'list': return this.#list(node, owner);
      case 'heading': this.#misplaced(node); return false;
      case 'blockquote': case 'footnoteDefinition': return node.children.map((child) => this.#block(child, owner, false)).includes(true);
      default: return false;
    }
  }

  #list(list: List, owner: Owner): boolean {
    let held = false;
    for (const item of list.children) {
      const own = this.#begin(item, itemHead(item, this.#source, this.#rules), 0);
      held ||= own !== null;
      for (const [i, child] of item.children.entries()) {
        const mine = own ?? owner;
        if (i === 0 && child.type === 'paragraph') mine.blocks?.push({ kind: 'paragraph', node: child, pieces: this.#itemPieces(child, own !== null), inItem: true });
        else held = this.#block(child, mine, true) || held;
      }
    }
    return held;
  }

  /** Without the id and colon that a requirement's first paragraph begins with. */
  #itemPieces(node: Paragraph, isHead: boolean): readonly Piece[] {
    const pieces = piecesOf(isHead ? { ...node, children: node.children.slice(1) } : node, this.#source);
    const [first, ...others] = pieces;
    if (!isHead || first === undefined || !first.value.startsWith(':')) return pieces;
    const inner = { start: first.inner.start + 1, end: first.inner.end };
    return [{ ...first, value: first.value.slice(1), inner }, ...others];
  }

  #paragraph(node: Paragraph, owner: Owner, inItem: boolean): void {
    this.#misplaced(node);
    owner.blocks?.push({ kind: 'paragraph', node, pieces: piecesOf(node, this.#source), inItem });
  }

  #misplaced(node: Paragraph | Heading): void {
    const message = misplacedHead(node, this.#source, this.#rules);
    const { start, end } = placeOf(node, this.#source);
    if (message !== null) this.#notes.find('SPEC-ID-NEAR-MISS', this.#source.span(start, Math.min(end, this.#source.lineEnd(this.#source.position(start).line))), message);
  }
}

/** Ids of headings and list items that are in exact form, wherever they stand. */
function idsIn(root: Root, source: Source): readonly string[] {
  const rules: IdRules = { declared: null, ids: new Set(), prefixes: new Set() };
  const ids: string[] = [];
  const visit = (node: Nodes): void => {
    const head = node.type === 'heading' ? headingHead(node, source, rules) : node.type === 'listItem' ? itemHead(node, source, rules) : null;
    if (head?.kind === 'requirement') ids.push(head.id);
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') for (const child of node.children) visit(child);
  };
  for (const child of root.children) visit(child);
  return ids;
}

function wrongStatus(id: string, word: string): string {
  if (isStatus(word)) return `[${word}] of ${id} does not stand at the end of its heading, so it says nothing and the requirement counts as confirmed. Write it behind the title: "${id}: title [${word}]".`;
  return `${id} has the status [${word}], which there is not. Write [observed], [draft] or [deprecated], or nothing where it is confirmed.`;
}
