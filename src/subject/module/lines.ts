/** The line, from 1, at which an offset (UTF-16 units) lies. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Where text may be put in front of a module: behind its `#!` line, if it has one. */
export function frontOf(code: string): number {
  return /^#![^\n]*\n/.exec(code)?.[0].length ?? 0;
}
