import { escapeOf } from '../value/characters.js';

/** Two texts taken apart: what both begin with, what each has alone, what both end with. As arrays of characters, not code units. */
export interface Change {
  readonly before: readonly string[];
  readonly prior: readonly string[];
  readonly candidate: readonly string[];
  readonly after: readonly string[];
}

/** Finds what changed, widened to whole words, numbers and escapes: `10` and `100` differ as a whole. */
export function changeOf(prior: string, candidate: string): Change {
  const [a, b] = toldApart(prior, candidate).map(charactersOf) as [string[], string[]];
  const least = Math.min(a.length, b.length);
  let start = 0;
  while (start < least && a[start] === b[start]) start++;
  while (start > 0 && isWord(a[start - 1]) && (isWord(a[start]) || isWord(b[start]))) start--;
  let end = 0;
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  while (end > 0 && isWord(a[a.length - end]) && (isWord(a[a.length - end - 1]) || isWord(b[b.length - end - 1])) && a.length - end - 1 >= start) end--;
  return { before: a.slice(0, start), prior: a.slice(start, a.length - end), candidate: b.slice(start, b.length - end), after: a.slice(a.length - end) };
}

/** Texts that look the same, since one composes letters which the other has with their marks behind them, are told apart by escapes. */
function toldApart(prior: string, candidate: string): readonly [string, string] {
  if (prior === candidate || prior.normalize('NFC') !== candidate.normalize('NFC')) return [prior, candidate];
  return [spelledOut(prior), spelledOut(candidate)];
}

/** Letters and marks beyond ASCII as escapes. */
function spelledOut(text: string): string {
  return text.replaceAll(/(?![\0-\x7f])[\p{L}\p{M}]/gu, (letter) => escapeOf(letter.codePointAt(0) ?? 0));
}

/** Escapes such as `\n` and `\u200d` stay whole. */
function charactersOf(text: string): string[] {
  return text.match(/\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\[^]|[^]/gu) ?? [];
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}_$.]$/u.test(character);
}
