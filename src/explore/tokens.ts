/** Words, numbers among them; white space but for line ends; any other character by itself. Joined they are the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{M}\p{N}_$]+|[^\S\n]+|[^]/gu) ?? [];
}

/** `word` or `number` for what may stand in another's place; all else is of its own kind. */
export function tokenKind(token: string): string {
  if (/^\d+$/.test(token)) return 'number';
  return /^[\p{L}\p{M}\p{N}_$]/u.test(token) ? 'word' : token;
}
