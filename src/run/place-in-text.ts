/** Where an offset lies in what a user wrote, both from 1: `column 7`, and of a text of several lines `line 2, column 3`. */
export function placeInText(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  const column = `column ${(before.at(-1) ?? '').length + 1}`;
  return text.trimEnd().includes('\n') ? `line ${before.length}, ${column}` : column;
}
