import type { Paragraph } from 'mdast';
import type { Lines } from './lines.js';
import { plainWords } from './words.js';
import type { Segment } from './words.js';

/** A paragraph on these lines; null where anything else may be meant. */
export function paragraphOf(lines: Lines, segments: readonly Segment[]): Paragraph | null {
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined || segments.some(({ line }) => lines.endsInSpace(line))) return null;
  // It may define what references lead to.
  if (lines.text.charCodeAt(first.from) === 91 && lines.text.slice(first.from, last.to).includes(']:')) return null;
  const children = plainWords(lines, segments);
  return children === null ? null : { type: 'paragraph', children, position: { start: lines.point(first.line, first.from), end: lines.point(last.line, last.to) } };
}
