import type { InlineCode, Nodes, Parents, PhrasingContent } from 'mdast';
import { placeOf } from './markdown.js';
import type { Source } from './source.js';

/** A run of text or a code span, in reading order; emphasis and links around it do not count. */
export interface Piece {
  readonly kind: 'text' | 'code';
  /** Of a code span its content. Line breaks are spaces. */
  readonly value: string;
  /** Offsets of the whole node: of a code span with its backticks. */
  readonly start: number;
  readonly end: number;
  /** Offsets of what is between the backticks; of text the same as above. */
  readonly inner: { readonly start: number; readonly end: number };
}

/** What a paragraph, heading or cell says, piece by piece. */
export function piecesOf(parent: Parents, source: Source): readonly Piece[] {
  const pieces: Piece[] = [];
  const visit = (node: Nodes): void => {
    const place = placeOf(node, source);
    if (node.type === 'inlineCode') pieces.push(codePiece(node, source));
    else if (node.type === 'text') pieces.push({ kind: 'text', value: node.value.replaceAll(/\r\n?|\n/g, ' '), ...place, inner: place });
    else if (node.type === 'break') pieces.push({ kind: 'text', value: ' ', ...place, inner: place });
    else if (node.type === 'image' || node.type === 'imageReference') pieces.push({ kind: 'text', value: node.alt ?? '', ...place, inner: place });
    else if ('children' in node) for (const child of node.children as PhrasingContent[]) visit(child);
  };
  for (const child of parent.children) visit(child as Nodes);
  return pieces;
}

function codePiece(node: InlineCode, source: Source): Piece {
  const place = placeOf(node, source);
  const raw = source.text.slice(place.start, place.end);
  const ticks = /^`*/.exec(raw)?.[0].length ?? 0;
  const content = raw.slice(ticks, raw.length - ticks);
  const padded = /^[ \r\n][^]*[ \r\n]$/.test(content) && content.trim() !== '';
  const inner = { start: place.start + ticks + (padded ? 1 : 0), end: place.end - ticks - (padded ? 1 : 0) };
  return { kind: 'code', value: node.value.replaceAll(/\r\n?|\n/g, ' '), ...place, inner };
}

const IDEOGRAPH = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef`;
const BETWEEN_IDEOGRAPHS = new RegExp(String.raw`(?<=[${IDEOGRAPH}])\s+(?=[${IDEOGRAPH}])`, 'gu');

/** There are no ideographs without one of these, and most texts have none. */
const BEYOND_LATIN = /[\u2e80-\uffff]/;

/** White space collapsed. Between ideographs it goes: formatters break their lines where there was none. */
export function collapse(text: string): string {
  const collapsed = text.replaceAll(/\s+/g, ' ');
  return (BEYOND_LATIN.test(collapsed) ? collapsed.replaceAll(BETWEEN_IDEOGRAPHS, '') : collapsed).trim();
}

/** Holds the place of a code span while the white space around it is collapsed. */
const HELD = '\u0000';

/** Pieces as plain text, code spans in backticks. */
export function plainText(pieces: readonly Piece[]): string {
  const codes = pieces.filter((piece) => piece.kind === 'code');
  let next = 0;
  return collapse(pieces.map((piece) => (piece.kind === 'code' ? HELD : piece.value.replaceAll(HELD, ''))).join('')).replaceAll(HELD, () => `\`${codes[next++]?.value.trim() ?? ''}\``);
}

/** Text alone; a code span leaves a gap that no word reaches over. */
export function textOutsideCode(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'code' ? HELD : piece.value)).join('');
}
