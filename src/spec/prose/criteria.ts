import type { Criterion } from '../../model/spec.js';
import { collapse, plainText } from '../document/inline.js';
import type { Piece } from '../document/inline.js';
import type { Source } from '../document/source.js';
import { placeInPiece } from '../document/text-place.js';

const KEYWORD = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/;
/** EARS and Gherkin, in capitals; or Gherkin's words as they begin a step. */
const CLAUSE = /^(?:(?:WHEN|WHILE|WHERE|IF|GIVEN|THEN)\b|(?:Given|When|Then)\b)/;

/** White space behind a full stop; not where the sentence goes on in small letters, as behind `e.g.`. */
const SENTENCE_END = /(?<=[.!?][)"'\u201d]?)\s+(?!\p{Ll})|(?<=[。！？])\s*/gu;

const EMPHASIS: ReadonlySet<string> = new Set(['*', '_']);

/** A sentence: pieces of pieces, each with its place. */
interface Part {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
}

/** Sentences of a paragraph that ask for something. */
export function criteriaOf(pieces: readonly Piece[], source: Source): readonly Criterion[] {
  return sentencesOf(pieces).flatMap((parts) => {
    const outside = collapse(parts.map(({ piece, from, to }) => (piece.kind === 'code' ? '\u0000' : piece.value.slice(from, to))).join(''));
    if (!KEYWORD.test(outside) && !CLAUSE.test(outside)) return [];
    const text = plainText(parts.map(({ piece, from, to }) => ({ ...piece, value: piece.kind === 'code' ? piece.value : piece.value.slice(from, to) })));
    return [{ text, span: source.span(startOf(parts[0], source), endOf(parts.at(-1), source)) }];
  });
}

/** Cut behind `.`, `!` or `?` that white space follows, never inside code. */
function sentencesOf(pieces: readonly Piece[]): readonly (readonly Part[])[] {
  const sentences: Part[][] = [[]];
  for (const piece of pieces) {
    let from = 0;
    if (piece.kind === 'text') {
      for (const { index } of piece.value.matchAll(SENTENCE_END)) {
        sentences.at(-1)?.push({ piece, from, to: index });
        sentences.push([]);
        from = index;
      }
    }
    sentences.at(-1)?.push({ piece, from, to: piece.value.length });
  }
  return sentences.map(trimmed).filter((parts) => parts.length > 0);
}

/** Without white space at its ends. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  const cut = parts.map((part, i): Part => {
    if (part.piece.kind === 'code') return part;
    const text = part.piece.value.slice(part.from, part.to);
    const from = i === 0 ? part.from + text.length - text.trimStart().length : part.from;
    return { ...part, from, to: i === parts.length - 1 ? Math.max(from, part.from + text.trimEnd().length) : part.to };
  });
  return cut.filter(({ piece, from, to }) => piece.kind === 'code' || to > from);
}

function startOf(part: Part | undefined, source: Source): number {
  if (part === undefined) return 0;
  let at = part.piece.kind === 'code' ? part.piece.start : placeInPiece(part.piece, part.from, source);
  // The marks of bold and emphasised text belong to it.
  while (at > 0 && EMPHASIS.has(source.text.charAt(at - 1))) at--;
  return at;
}

function endOf(part: Part | undefined, source: Source): number {
  if (part === undefined) return 0;
  let at = part.piece.kind === 'code' || part.to === part.piece.value.length ? part.piece.end : placeInPiece(part.piece, part.to - 1, source) + 1;
  while (EMPHASIS.has(source.text.charAt(at))) at++;
  return at;
}
