import type { List, ListItem } from 'mdast';
import { kindOf } from './line-kind.js';
import { isSpace } from './lines.js';
import type { Lines, Read } from './lines.js';
import { paragraphOf } from './paragraph.js';
import type { Segment } from './words.js';

/** Behind the mark and the blank. */
const INDENT = 2;

/** A list of bullets whose items are a paragraph each, indented by two; null for any other. */
export function plainList(lines: Lines, line: number, end: number): Read<List> | null {
  const bullet = lines.code(line);
  const children: ListItem[] = [];
  let spread = false;
  let next = line;
  for (;;) {
    const read = itemAt(lines, next, end);
    if (read === null) return null;
    children.push(read.node);
    const after = behindBlank(lines, read.next, end);
    if (after >= end || lines.code(after) !== bullet || kindOf(lines, after, 0) !== 'item') {
      const [first, last] = [children[0], children.at(-1)];
      if (first?.position === undefined || last?.position === undefined || !isEnd(lines, { after, blank: after > read.next, end })) return null;
      return { node: { type: 'list', ordered: false, start: null, spread, children, position: { start: first.position.start, end: last.position.end } }, next: after };
    }
    spread ||= after > read.next;
    next = after;
  }
}

/** Whether what stands there is no part of the last item. */
function isEnd(lines: Lines, { after, blank, end }: { readonly after: number; readonly blank: boolean; readonly end: number }): boolean {
  if (after >= end) return true;
  if (isSpace(lines.code(after))) return false;
  const kind = kindOf(lines, after, 0);
  return kind === 'heading' || kind === 'fence' || (blank && kind !== 'unclear');
}

function behindBlank(lines: Lines, line: number, end: number): number {
  let next = line;
  while (next < end && lines.isBlank(next)) next++;
  return next;
}

function itemAt(lines: Lines, line: number, end: number): Read<ListItem> | null {
  const segments: Segment[] = [];
  let next = line;
  for (; next < end && !lines.isBlank(next); next++) {
    if (next > line && !isSpace(lines.code(next))) break;
    if (next > line && (lines.code(next) !== 32 || lines.code(next, 1) !== 32)) return null;
    if (kindOf(lines, next, INDENT) !== 'text') return null;
    segments.push({ line: next, from: lines.start(next) + INDENT, to: lines.end(next) });
  }
  const paragraph = paragraphOf(lines, segments);
  if (paragraph?.position === undefined) return null;
  const position = { start: lines.point(line, lines.start(line)), end: paragraph.position.end };
  return { node: { type: 'listItem', spread: false, checked: null, children: [paragraph], position }, next };
}
