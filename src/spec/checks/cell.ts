import type { TableCell } from 'mdast';
import { collapse, piecesOf } from '../document/inline.js';
import type { Source } from '../document/source.js';

/** What a cell of a table holds. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'plain'; readonly text: string }
  /** Words, then a code span: `` throws `RangeError` ``. */
  | { readonly kind: 'mixed'; readonly before: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly why: string };

export function readCell(cell: TableCell, source: Source): Cell {
  const pieces = piecesOf(cell, source);
  const codes = pieces.filter((piece) => piece.kind === 'code');
  const text = collapse(pieces.map((piece) => (piece.kind === 'code' ? '' : piece.value)).join(''));
  if (text.includes('`')) return { kind: 'unreadable', why: 'holds half a code span; a | inside a cell ends it, so write it as \\|' };
  const code = codes[0];
  if (code === undefined) return text === '' ? { kind: 'empty' } : { kind: 'plain', text };
  if (codes.length > 1) return { kind: 'unreadable', why: 'holds several code spans, and only one can be its value' };
  if (text === '') return { kind: 'code', text: code.value };
  const before = collapse(pieces.slice(0, pieces.indexOf(code)).map((piece) => piece.value).join(''));
  return before === text ? { kind: 'mixed', before, text: code.value } : { kind: 'unreadable', why: 'holds words besides its code span' };
}
