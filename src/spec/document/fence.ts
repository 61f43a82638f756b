import type { Code as CodeNode } from 'mdast';
import type { Span } from '../../model/spec.js';
import { placeOf } from './markdown.js';
import type { Source } from './source.js';

/** A fenced block: its info string, and its content with line breaks as LF. */
export interface Fence {
  readonly lang: string;
  readonly meta: string;
  readonly text: string;
  /** Of the whole block. */
  readonly span: Span;
  /** Of the info string's line. */
  readonly head: Span;
  /** The offset in the source of an offset in `text`. */
  place(offset: number): number;
  /** A part of `text` in the source. */
  part(start: number, end: number): Span;
}

/** Null for a block that is indented instead. */
export function readFence(node: CodeNode, source: Source): Fence | null {
  const { start, end } = placeOf(node, source);
  const marks = /^(?:`{3,}|~{3,})/.exec(source.text.slice(start, start + 1000))?.[0];
  if (marks === undefined) return null;
  const first = source.position(start).line;
  const lines = node.value.split(/\r\n?|\n/);
  const starts = lines.map((line, i) => Math.max(source.lineStart(first + 1 + i), source.lineEnd(first + 1 + i) - line.length));
  const place = (offset: number): number => {
    let left = offset;
    for (const [i, line] of lines.entries()) {
      if (left <= line.length) return Math.min((starts[i] ?? end) + left, end);
      left -= line.length + 1;
    }
    return end;
  };
  return {
    lang: node.lang ?? '', meta: (node.meta ?? '').trim(), text: lines.join('\n'), span: source.span(start, end), head: source.span(start, Math.min(source.lineEnd(first), end)),
    place, part: (from, to) => source.span(place(from), place(to)),
  };
}
