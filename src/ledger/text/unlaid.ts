import { sessionVariable } from './split.js';

const OPENS = /[([{]$/;
const CLOSES = /^[)\]}]/;

/**
 * The text of an entry from its lines, or null where their indentation does not fit together. A line that ends with an opening bracket
 * was broken there, one that begins with a closing bracket ends what was broken, and a comma at a line's end had a space behind it.
 */
export function unlaid(lines: readonly string[]): string | null {
  let text = lines[0]!;
  const isSession = sessionVariable(text) !== null;
  let base = 0;
  let depth = OPENS.test(text) ? 1 : 0;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (depth === 0) base = 2;
    if (depth === 0 && !isSession) return null;
    const indent = base + 2 * depth;
    const closing = depth > 0 && CLOSES.test(line.slice(indent - 2));
    const at = closing ? indent - 2 : indent;
    if (line.length <= at || line.slice(0, at).trim() !== '') return null;
    text += (depth === 0 ? '\n' : closing || !lines[i - 1]!.endsWith(',') ? '' : ' ') + line.slice(at);
    if (closing) depth--;
    if (OPENS.test(line)) depth++;
  }
  return depth === 0 ? text : null;
}
