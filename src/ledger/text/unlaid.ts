import type { Breaks } from './breaks.js';
import { sessionVariable } from './split.js';

/** The text of an entry, and where the lines broke it. */
export interface Unlaid {
  readonly text: string;
  readonly breaks: Breaks;
}

/**
 * An entry from its lines, or null where their indentation does not fit together. A line that ends with an opening bracket
 * was broken there, one that begins with a closing bracket ends what was broken, and a comma at a line's end had a space behind it.
 */
export function unlaid(lines: readonly string[]): Unlaid | null {
  let text = lines[0]!;
  if (lines.length === 1) return { text, breaks: [] };
  const breaks: number[] = [];
  const isSession = sessionVariable(text) !== null;
  let base = 0;
  let depth = opens(text) ? 1 : 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (depth === 0) base = 2;
    if (depth === 0 && !isSession) return null;
    const indent = base + 2 * depth;
    const closing = depth > 0 && closes(line, indent - 2);
    const at = closing ? indent - 2 : indent;
    if (line.length <= at || !isIndented(line, at)) return null;
    const before = lines[i - 1]!.charCodeAt(lines[i - 1]!.length - 1);
    text += depth === 0 ? '\n' : closing || before !== 44 ? '' : ' ';
    // No line that is broken ends with a space.
    breaks.push(depth > 0 && before === 32 ? -1 : text.length, at);
    text += line.slice(at);
    if (closing) depth--;
    if (opens(line)) depth++;
  }
  return depth === 0 ? { text, breaks } : null;
}

function opens(line: string): boolean {
  const code = line.charCodeAt(line.length - 1);
  return code === 40 || code === 91 || code === 123;
}

function closes(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  return code === 41 || code === 93 || code === 125;
}

function isIndented(line: string, by: number): boolean {
  for (let i = 0; i < by; i++) if (line.charCodeAt(i) !== 32) return false;
  return true;
}
