import type { Span } from '../../model/spec.js';
import type { Source } from '../document/source.js';

/** White space that a line begins with. */
export function indentOf(source: Source, line: number): number {
  return /^[ \t]*/.exec(source.text.slice(source.lineStart(line), source.lineEnd(line)))?.[0].length ?? 0;
}

/** Of a line, without the white space around it. */
export function lineSpan(source: Source, line: number): Span {
  const start = source.lineStart(line) + indentOf(source, line);
  const text = source.text.slice(start, source.lineEnd(line));
  return source.span(start, start + text.trimEnd().length);
}
