/** What every made file begins with, and by which it is known. */
export function madeBy(specPath: string): string {
  return `Made from ${specPath} ${MARK}. What is changed here is lost when it is made again.`;
}

const MARK = 'by "holdfast build"';
/** In JSON. */
const QUOTED = String.raw`by \"holdfast build\"`;
/** How far from its beginning a file says that it was made. */
const HEAD = 1000;

export function isMade(text: string): boolean {
  return [MARK, QUOTED].some((mark) => text.slice(0, HEAD).includes(mark));
}

/** The spec that a made file was made from, as that says it: from its folder. Null of all others. */
export function specNamedIn(text: string): string | null {
  const head = text.slice(0, HEAD);
  return isMade(text) ? /\bMade from (?<spec>.+?) by \\?"holdfast build/.exec(head)?.groups?.['spec'] ?? null : null;
}
