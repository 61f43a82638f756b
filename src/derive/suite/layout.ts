import type { Node } from 'oxc-parser';
import { nodesIn } from '../nodes.js';

/**
 * Code that stands deeper, with two spaces for each of the printer's tabs. Lines that begin within a template are part of its value, so
 * they stay as they are.
 */
export function deeper(code: string, by: string): string {
  const within = templatesIn(code);
  let at = 0;
  return code.split('\n').map((line) => {
    const begins = at;
    at += line.length + 1;
    if (line === '' || within.some(({ start, end }) => start < begins && begins <= end)) return line;
    return by + line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length));
  }).join('\n');
}

/** What of each template stands between its code. */
function templatesIn(code: string): readonly Node[] {
  return code.includes('`') ? nodesIn(code).filter(({ type }) => type === 'TemplateElement') : [];
}
