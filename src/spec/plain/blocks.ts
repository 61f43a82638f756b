import type { Code, Heading, Html, Paragraph, RootContent, Yaml } from 'mdast';
import { kindOf } from './line-kind.js';
import { isSpace, runLength } from './lines.js';
import type { Lines, Read } from './lines.js';
import { plainList } from './list.js';
import { paragraphOf } from './paragraph.js';
import { plainTable } from './table.js';
import { plainWords } from './words.js';
import type { Segment } from './words.js';

/**
 * The blocks of so many lines of Markdown, where these hold nothing but what almost all of a spec is made of; null where anything else may be
 * meant. What it gives is what micromark gives, node by node and place by place, for a tenth of the time.
 */
export function plainBlocks(lines: Lines, first: number, end: number): RootContent[] | null {
  const blocks: RootContent[] = [];
  for (let line = first; line < end;) {
    if (lines.isBlank(line)) {
      line++;
      continue;
    }
    const read = blockAt(lines, line, end);
    if (read === null) return null;
    blocks.push(read.node);
    line = read.next;
  }
  return blocks;
}

/** Front matter that begins and ends as one writes it. */
export function plainFront(lines: Lines): Read<Yaml> | null {
  if (lines.of(0) !== '---') return null;
  for (let line = 1; line < lines.count; line++) {
    if (lines.code(line) !== 45 || !/^---[ \t]*$/.test(lines.of(line))) continue;
    if (line === 1 || lines.endsInSpace(line)) return null;
    return { node: { type: 'yaml', value: lines.text.slice(lines.start(1), lines.end(line - 1)), position: { start: lines.point(0, 0), end: lines.point(line, lines.end(line)) } }, next: line + 1 };
  }
  return null;
}

function blockAt(lines: Lines, line: number, end: number): Read<RootContent> | null {
  switch (kindOf(lines, line, 0)) {
    case 'heading': return headingAt(lines, line);
    case 'fence': return fenceAt(lines, line, end);
    case 'item': return plainList(lines, line, end);
    case 'comment': return commentAt(lines, line, end);
    case 'row': return plainTable(lines, line, end);
    case 'text': return paragraphAt(lines, line, end);
    default: return null;
  }
}

function headingAt(lines: Lines, line: number): Read<Heading> | null {
  const [start, end] = [lines.start(line), lines.end(line)];
  const depth = runLength(lines.text, start, end);
  let from = start + depth;
  while (from < end && lines.text.charCodeAt(from) === 32) from++;
  // White space or marks at its end would not belong to what it says.
  if (lines.endsInSpace(line) || (from < end && lines.text.charCodeAt(end - 1) === 35)) return null;
  const children = plainWords(lines, from < end ? [{ line, from, to: end }] : []);
  if (children === null) return null;
  return { node: { type: 'heading', depth: depth as Heading['depth'], children, position: { start: lines.point(line, start), end: lines.point(line, end) } }, next: line + 1 };
}

function fenceAt(lines: Lines, line: number, end: number): Read<Code> | null {
  const start = lines.start(line);
  const marks = runLength(lines.text, start, lines.end(line));
  const info = lines.text.slice(start + marks, lines.end(line));
  const words = /^ *(?:(?<lang>[^\s`~\\&]+)(?: +(?<meta>[^\t`~\\&]*[^\s`~\\&]))?)?$/.exec(info)?.groups;
  if (words === undefined && info !== '') return null;
  const last = closingFence(lines, { line, marks, end });
  if (last === null) return null;
  const value = last === line + 1 ? '' : lines.text.slice(lines.start(line + 1), lines.end(last - 1));
  const position = { start: lines.point(line, start), end: lines.point(last, lines.end(last)) };
  return { node: { type: 'code', lang: words?.['lang'] ?? null, meta: words?.['meta'] ?? null, value, position }, next: last + 1 };
}

/** Null too where the line that ends it is not as one writes it. */
function closingFence(lines: Lines, { line, marks, end }: { readonly line: number; readonly marks: number; readonly end: number }): number | null {
  const mark = lines.code(line);
  for (let last = line + 1; last < end; last++) {
    let at = lines.start(last);
    while (isSpace(lines.text.charCodeAt(at)) && at < lines.end(last)) at++;
    if (at === lines.end(last) || lines.text.charCodeAt(at) !== mark || runLength(lines.text, at, lines.end(last)) < marks) continue;
    return at === lines.start(last) && runLength(lines.text, at, lines.end(last)) === lines.end(last) - at ? last : null;
  }
  return null;
}

/** To the end of the line on which it is closed. */
function commentAt(lines: Lines, line: number, end: number): Read<Html> | null {
  const start = lines.start(line);
  if ('->'.includes(lines.text.charAt(start + 4))) return null;
  for (let last = line; last < end; last++) {
    const from = last === line ? start + 4 : lines.start(last);
    if (!lines.text.slice(from, lines.end(last)).includes('-->')) continue;
    if (lines.endsInSpace(last)) return null;
    return { node: { type: 'html', value: lines.text.slice(start, lines.end(last)), position: { start: lines.point(line, start), end: lines.point(last, lines.end(last)) } }, next: last + 1 };
  }
  return null;
}

function paragraphAt(lines: Lines, line: number, end: number): Read<Paragraph> | null {
  const segments: Segment[] = [];
  let next = line;
  for (; next < end && !lines.isBlank(next); next++) {
    const kind = kindOf(lines, next, 0);
    if (next > line && (kind === 'heading' || kind === 'fence' || kind === 'item')) break;
    if (kind !== 'text') return null;
    segments.push({ line: next, from: lines.start(next), to: lines.end(next) });
  }
  const node = paragraphOf(lines, segments);
  return node === null ? null : { node, next };
}
