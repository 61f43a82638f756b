/** The last line of an observation's text: of a session, what its last step did. */
export function lastLine(text: string): string {
  // Most texts are one line, which searching forwards tells several times as fast.
  return text.includes('\n') ? text.slice(text.lastIndexOf('\n') + 1) : text;
}
