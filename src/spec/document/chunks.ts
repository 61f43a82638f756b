import type { Nodes } from 'mdast';
import type { Lines } from '../plain/lines.js';

const FRONT_MATTER = /^---[ \t]*(?:\r\n?|\n)(?:[^]*?(?:\r\n?|\n))?---[ \t]*(?:\r\n?|\n|$)/;
const HEADING = /^#{1,6}[ \t\r\n]/;

/** What stands between two lines of three hyphens at the very beginning. */
export function hasFrontMatter(text: string): boolean {
  return FRONT_MATTER.test(text);
}

/** Lines on which a heading begins in the first column: a chunk may begin there, unless what is before it goes on over it. */
export function possibleStarts(lines: Lines): readonly number[] {
  const skipped = FRONT_MATTER.exec(lines.text)?.[0].length ?? 0;
  const starts: number[] = [];
  for (let line = 1; line < lines.count; line++) {
    const start = lines.start(line);
    if (lines.code(line) === 35 && start >= skipped && lines.text.charCodeAt(start - 1) === 10 && HEADING.test(lines.text.slice(start, start + 8))) starts.push(line);
  }
  return starts;
}

/**
 * Where the last block of a chunk goes on over a heading in the first column, what ends it; null where the heading ends it. A heading
 * ends every list, quotation, paragraph and table: only a fence of the top level and HTML can be open still.
 */
export function openUntil(blocks: readonly Nodes[], text: string): RegExp | null {
  const last = blocks.at(-1);
  const raw = text.slice(last?.position?.start.offset ?? text.length);
  if (last?.type === 'code') return openFence(raw);
  return last?.type === 'html' ? openHtml(raw) : null;
}

function openFence(raw: string): RegExp | null {
  const marks = /^ {0,3}(?<marks>`{3,}|~{3,})/.exec(raw)?.groups?.['marks'];
  if (marks === undefined) return null;
  const end = new RegExp(`(?<=[\\r\\n]) {0,3}${marks.charAt(0)}{${marks.length},}[ \\t]*(?=[\\r\\n]|$)`, 'g');
  return end.test(raw) ? null : end;
}

/** By CommonMark's kinds of HTML blocks: what begins them, and what ends them. */
const HTML: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g], [/^<\?/, /\?>/g], [/^<!\[CDATA\[/, /\]\]>/g], [/^<![a-z]/i, />/g], [/^</, /(?<=\n)[ \t]*\r?\n/g],
];

function openHtml(raw: string): RegExp | null {
  const end = HTML.find(([begins]) => begins.test(raw.trimStart()))?.[1] ?? /(?!)/g;
  return new RegExp(end.source, end.flags).test(raw) ? null : new RegExp(end.source, end.flags);
}
