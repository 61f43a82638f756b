import { askedStep, callEnd, kindOf, nameEnd, stepEnd } from './scan.js';

/** A line of an entry's text, cut where the case ends. */
export interface SplitLine {
  readonly asked: string;
  /** Null of a step that was not reached. */
  readonly outcome: string | null;
}

/** What a session begins with. */
const BEGINNING = /^([\w$]+) = (?:new )?(?=[\w$"])/;

/** The variable of a session, or null where the text is a call. */
export function sessionVariable(text: string): string | null {
  // Most texts are calls: their names end at a bracket.
  return text.charCodeAt(nameEnd(text, 0)) === 40 ? null : BEGINNING.exec(text)?.[1] ?? null;
}

/** Where in the first line of a session the name of its operation begins. */
export function madeAt(text: string, variable: string): number {
  const at = variable.length + ' = '.length;
  return text.startsWith('new ', at) ? at + 'new '.length : at;
}

/** A call or session in its lines, each cut in two; null where a line is no such thing. */
export function splitEntry(text: string): readonly SplitLine[] | null {
  const variable = sessionVariable(text);
  if (variable === null) {
    const split = cutAt(text, callEnd(text, 0));
    return split === null || split.outcome === null || text.includes('\n') ? null : [split];
  }
  const given = new Map<string, number>();
  const lines = text.split('\n').map((line, i) => {
    if (i === 0) return cutAt(line, callEnd(line, madeAt(line, variable)));
    const asked = askedStep(line, { variable, given });
    if (asked === null) return null;
    if (asked.kept !== null) given.set(asked.kept, i);
    return cutAt(line, stepEnd(line, asked.at));
  });
  return lines.every((line) => line !== null) && isPrefix(lines) ? lines : null;
}

/** Steps that were not reached come last, and the first always was. */
function isPrefix(lines: readonly SplitLine[]): boolean {
  const firstMissing = lines.findIndex((line) => line.outcome === null);
  return firstMissing !== 0 && (firstMissing < 0 || lines.slice(firstMissing).every((line) => line.outcome === null));
}

function cutAt(line: string, end: number): SplitLine | null {
  if (end < 0) return null;
  if (end === line.length) return { asked: line, outcome: null };
  const outcome = line.slice(end + 1);
  return line.charCodeAt(end) === 32 && kindOf(outcome) !== null ? { asked: line.slice(0, end), outcome } : null;
}
