import { isSpace, runLength } from './lines.js';
import type { Lines } from './lines.js';

/** What a line is that is not blank; `unclear` where it may be something that is not read here, or goes by what stands around it. */
export type LineKind = 'heading' | 'fence' | 'item' | 'comment' | 'row' | 'text' | 'unclear';

/** By its characters from so many on, which are the first that are its own. */
export function kindOf(lines: Lines, line: number, column: number): LineKind {
  const { text } = lines;
  const [at, end] = [lines.start(line) + column, lines.end(line)];
  const code = text.charCodeAt(at);
  switch (code) {
    case 9: case 32: case 62: return 'unclear';
    case 35: return headingOrText(text, at, end);
    case 96: case 126: return runLength(text, at, end) >= 3 ? 'fence' : 'text';
    case 60: return text.startsWith('<!--', at) && at + 4 < end ? 'comment' : 'unclear';
    case 124: return 'row';
    case 42: case 43: case 45: return bulletKind(lines, at, end);
    case 58: return isRule(text, at, end) ? 'unclear' : 'text';
    case 61: case 95: return isRule(text, at, end) ? 'unclear' : 'text';
    default: return code >= 48 && code <= 57 ? numberKind(text.slice(at, Math.min(end, at + 12))) : 'text';
  }
}

function headingOrText(text: string, at: number, end: number): LineKind {
  const depth = runLength(text, at, end);
  const behind = at + depth;
  if (depth > 6 || (behind < end && !isSpace(text.charCodeAt(behind)))) return 'text';
  return behind < end && text.slice(behind, end).includes('\t') ? 'unclear' : 'heading';
}

function bulletKind(lines: Lines, at: number, end: number): LineKind {
  const { text } = lines;
  if (isRule(text, at, end)) return 'unclear';
  const next = text.charCodeAt(at + 1);
  if (at + 1 < end && !isSpace(next)) return 'text';
  return at + 2 < end && next === 32 && !isSpace(text.charCodeAt(at + 2)) ? 'item' : 'unclear';
}

/** A number with a point may begin a list, or may not: it depends on what is before it. */
function numberKind(start: string): LineKind {
  return /^\d{1,9}[.)](?:\s|$)/.test(start) ? 'unclear' : 'text';
}

/** Whether nothing stands on it but marks that underline, part, or rule a table. */
function isRule(text: string, at: number, end: number): boolean {
  return /^[-=*_+:|\s]*$/.test(text.slice(at, end));
}
