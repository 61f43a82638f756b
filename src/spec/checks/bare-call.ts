import { readLeftSide } from './left-side.js';

/** A call that stands in prose as an example would, but is no code span. */
export interface BareCall {
  /** Where it begins in the text. */
  readonly at: number;
  readonly call: string;
  /** What stands behind it: an arrow, `returns` or `throws`, with the white space around. */
  readonly mark: string;
}

const CALLEE = /(?<![\p{L}\p{N}_$.`])[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?=\()/gu;
const ARROW = /^\s*(?:→|=>|->)\s*/;
const WORD = /^\s+(?:returns|throws|(?:MUST|SHALL|SHOULD|MAY) (?:return|throw))(?![\p{L}\p{N}])\s*/u;
/** A longer list of arguments is no example that somebody wrote into a sentence. */
const MOST_ARGUMENTS = 500;

/** Finds `total([]) → 0`, and of what the signature declares `total([]) returns 0` too: of other names that is prose. */
export function bareCalls(text: string, declares: ReadonlySet<string>): readonly BareCall[] {
  if (!text.includes('(')) return [];
  const found: BareCall[] = [];
  for (const { index: at, 0: name } of text.matchAll(CALLEE)) {
    const end = closing(text, at + name.length);
    const behind = text.slice(end, end + 40);
    const mark = end < 0 ? undefined : (ARROW.exec(behind) ?? (declares.has(name.split('.')[0] ?? name) ? WORD.exec(behind) : null))?.[0];
    // With names in the place of values it is a sentence about the operation.
    if (mark !== undefined && readLeftSide(text.slice(at, end), declares).kind !== 'neither') found.push({ at, call: text.slice(at, end), mark });
  }
  return found;
}

/** The offset behind the parenthesis that closes the one at `open`; -1 where none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length && i - open < MOST_ARGUMENTS; i++) {
    const character = text.charAt(i);
    const end = character === '"' ? text.indexOf('"', i + 1) : -1;
    if (end > 0) i = end;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return i + 1;
  }
  return -1;
}
