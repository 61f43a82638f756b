import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import type { Lines, Read } from './lines.js';
import { plainWords } from './words.js';

const RULE = /^\|(?: *:?-+:? *\|)+$/;

/** A table whose rows all begin and end with `|`; null for any other. */
export function plainTable(lines: Lines, line: number, end: number): Read<Table> | null {
  const rule = line + 1 < end ? lines.of(line + 1) : '';
  if (!RULE.test(rule)) return null;
  const align = rule.slice(1, -1).split('|').map((cell) => alignOf(cell.trim()));
  const children: TableRow[] = [];
  let next = line;
  for (; next < end && !lines.isBlank(next); next++) {
    if (next === line + 1) continue;
    const row = rowAt(lines, next);
    if (row === null || row.children.length !== align.length) return null;
    children.push(row);
  }
  return { node: { type: 'table', align, children, position: { start: lines.point(line, lines.start(line)), end: lines.point(next - 1, lines.end(next - 1)) } }, next };
}

function alignOf(cell: string): AlignType {
  if (cell.startsWith(':')) return cell.endsWith(':') ? 'center' : 'left';
  return cell.endsWith(':') ? 'right' : null;
}

function rowAt(lines: Lines, line: number): TableRow | null {
  const { text } = lines;
  const [start, end] = [lines.start(line), lines.end(line)];
  if (lines.code(line) !== 124 || end - start < 3 || text.charCodeAt(end - 1) !== 124) return null;
  const children: TableCell[] = [];
  for (let from = start; from < end - 1;) {
    const to = cellEnd(text, from + 1);
    if (to >= end) return null;
    const isLast = to === end - 1;
    const cell = cellOf(lines, { line, from: from + 1, to }, { from, to: isLast ? end : to });
    if (cell === null) return null;
    children.push(cell);
    from = to;
  }
  return { type: 'tableRow', children, position: { start: lines.point(line, start), end: lines.point(line, end) } };
}

/** The next `|` that no backslash stands before. */
function cellEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 124) at += text.charCodeAt(at) === 92 && '\\|'.includes(text.charAt(at + 1)) ? 2 : 1;
  return at;
}

/** `whole` has the marks on its sides. */
function cellOf(lines: Lines, { line, from, to }: { readonly line: number; readonly from: number; readonly to: number }, whole: { readonly from: number; readonly to: number }): TableCell | null {
  let [first, last] = [from, to];
  while (first < last && lines.text.charCodeAt(first) === 32) first++;
  while (last > first && lines.text.charCodeAt(last - 1) === 32) last--;
  if (from === to) return null;
  const children = plainWords(lines, first < last ? [{ line, from: first, to: last }] : [], true);
  return children === null ? null : { type: 'tableCell', children, position: { start: lines.point(line, whole.from), end: lines.point(line, whole.to) } };
}
