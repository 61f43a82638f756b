/** A word as a shell takes it: what holds spaces or signs of its own is quoted, so that a command that is shown can be copied. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./#-]+$/u.test(word) && !word.startsWith('#') ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
