import type { Piece } from './inline.js';
import type { Source } from './source.js';

/**
 * The offset in the source of a character of a piece. Escapes, character references and the marks before continued lines make the
 * source longer than what it says.
 */
export function placeInPiece(piece: Piece, index: number, source: Source): number {
  const { start, end } = piece.inner;
  if (end - start === piece.value.length) return start + index;
  let at = start;
  for (let i = 0; i < index && at < end; i++) at = afterCharacter(source.text, at, piece.value.charAt(i)) ?? at + 1;
  return Math.min(skipped(source.text, at, piece.value.charAt(index)), end);
}

/** Behind the character that is said at `at` or soon after it. */
function afterCharacter(text: string, at: number, character: string): number | null {
  const from = skipped(text, at, character);
  if (text.charAt(from) === '&' && character !== '&') return text.indexOf(';', from) + 1 || null;
  if (text.startsWith('&amp;', from)) return from + 5;
  return from + (text.startsWith('\r\n', from) ? 2 : 1);
}

/** Over a backslash that escapes, and over what a continued line begins with. */
function skipped(text: string, at: number, character: string): number {
  if (text.charAt(at) === '\\' && text.charAt(at + 1) === character && character !== '') return at + 1;
  let from = at;
  while (from < text.length && text.charAt(from) !== character && (from > 0 && /[\s>]/.test(text.charAt(from))) && !/\s/.test(character)) from++;
  return from;
}
