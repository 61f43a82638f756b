import type { Definition, Nodes, Parents, Root } from 'mdast';
import type { CodeBlock, Comment, Link, Passage, SpecDocument } from '../../model/document.js';
import { readFence } from './fence.js';
import { piecesOf, plainText } from './inline.js';
import type { Piece } from './inline.js';
import { placeOf } from './markdown.js';
import type { Source } from './source.js';
import { placeInPiece } from './text-place.js';

/** The requirement whose body an offset lies in; null where there is none. */
export type OwnerAt = (offset: number) => string | null;

/** The words of a Markdown document with their places. */
export function documentOf(root: Root, source: Source, ownerAt: OwnerAt): SpecDocument {
  const found = new DocumentReader(source, ownerAt, definitionsIn(root));
  found.visit(root, 0);
  const { passages, blocks, links, comments } = found;
  return { text: source.text, passages, blocks, links, comments, span: (start, end) => source.span(start, end) };
}

class DocumentReader {
  readonly passages: Passage[] = [];
  readonly blocks: CodeBlock[] = [];
  readonly links: Link[] = [];
  readonly comments: Comment[] = [];
  readonly #source: Source;
  readonly #ownerAt: OwnerAt;
  readonly #definitions: ReadonlyMap<string, string>;

  constructor(source: Source, ownerAt: OwnerAt, definitions: ReadonlyMap<string, string>) {
    this.#source = source;
    this.#ownerAt = ownerAt;
    this.#definitions = definitions;
  }

  visit(node: Nodes, listDepth: number): void {
    switch (node.type) {
      case 'heading': this.#passage(node, 'heading', node.depth, listDepth); break;
      case 'paragraph': this.#passage(node, 'paragraph', 0, listDepth); break;
      case 'tableCell': this.#passage(node, 'cell', 0, listDepth); break;
      case 'code': this.#block(node); return;
      case 'html': this.#comments(node); return;
      case 'link': this.#link(node, node.url); break;
      case 'linkReference': this.#link(node, this.#definitions.get(node.identifier) ?? ''); break;
      default: break;
    }
    if ('children' in node) for (const child of node.children) this.visit(child, listDepth + (node.type === 'list' ? 1 : 0));
  }

  #passage(node: Parents, kind: Passage['kind'], level: number, listDepth: number): void {
    const { start, end } = placeOf(node, this.#source);
    const pieces = piecesOf(node, this.#source);
    const text = pieces.map(({ value }) => value).join('');
    const prose = pieces.map(({ kind: of, value }) => (of === 'code' ? '\u0000'.repeat(value.length) : value)).join('');
    const place = (from: number, to: number): ReturnType<Passage['place']> => this.#source.span(this.#offset(pieces, from, end), from === to ? this.#offset(pieces, from, end) : this.#offset(pieces, to - 1, end) + 1);
    this.passages.push({ kind, level, listDepth, requirement: this.#ownerAt(start), text, prose, span: this.#source.span(start, end), place });
  }

  /** Where a character of a passage stands in the source. */
  #offset(pieces: readonly Piece[], index: number, end: number): number {
    let left = index;
    for (const piece of pieces) {
      if (left < piece.value.length) return placeInPiece(piece, left, this.#source);
      left -= piece.value.length;
    }
    return pieces.at(-1)?.end ?? end;
  }

  #block(node: Extract<Nodes, { type: 'code' }>): void {
    const { start, end } = placeOf(node, this.#source);
    const fence = readFence(node, this.#source);
    this.blocks.push({ lang: fence?.lang ?? '', meta: fence?.meta ?? '', text: fence?.text ?? node.value, requirement: this.#ownerAt(start), span: this.#source.span(start, end) });
  }

  #link(node: Extract<Nodes, { type: 'link' | 'linkReference' }>, target: string): void {
    const { start, end } = placeOf(node, this.#source);
    this.links.push({ target, text: plainText(piecesOf(node, this.#source)), requirement: this.#ownerAt(start), span: this.#source.span(start, end) });
  }

  #comments(node: Extract<Nodes, { type: 'html' }>): void {
    const { start, end } = placeOf(node, this.#source);
    for (const { index, 0: whole, 1: text = '' } of this.#source.text.slice(start, end).matchAll(/<!--([^]*?)-->/g)) {
      this.comments.push({ text: text.trim(), span: this.#source.span(start + index, start + index + whole.length) });
    }
  }
}

function definitionsIn(node: Nodes): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (at: Nodes): void => {
    if (at.type === 'definition') remember(at, found);
    else if ('children' in at) for (const child of at.children) visit(child);
  };
  visit(node);
  return found;
}

/** The first of a name is the one that counts. */
function remember({ identifier, url }: Definition, found: Map<string, string>): void {
  if (!found.has(identifier)) found.set(identifier, url);
}
