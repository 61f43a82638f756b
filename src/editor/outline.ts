import type { OutlineItem } from '../model/editor.js';
import type { Passage } from '../model/document.js';
import type { Requirement, Span, Spec } from '../model/spec.js';
import type { Words } from './cursor.js';
import { checksInWords, counted } from './words.js';

/** Deeper than any heading: a requirement that is an item of a list. */
const ITEM = 7;

interface Flat {
  readonly level: number;
  readonly item: Omit<OutlineItem, 'whole' | 'children'>;
  readonly start: number;
  readonly end: number;
}

/** Headings and requirements, each with what lies beneath it. */
export function outlineOf({ spec, document }: Words): readonly OutlineItem[] {
  // A heading of Gherkin begins behind its keyword.
  const lineOf = ({ span }: { readonly span: Span }): number => span.start.line;
  const lines = new Set(spec.requirements.map(lineOf));
  const headings = document.passages.filter(({ kind, listDepth }) => kind === 'heading' && listDepth === 0);
  const levels = new Map(headings.map((heading) => [lineOf(heading), heading.level]));
  const flat = [
    ...headings.flatMap((heading) => (lines.has(lineOf(heading)) ? [] : flatHeading(heading))),
    ...spec.requirements.map((each) => flatRequirement(each, spec, levels.get(lineOf(each)) ?? ITEM)),
  ].toSorted((a, b) => a.start - b.start);
  return nested(flat, document.text.trimEnd().length, document.span);
}

function flatHeading({ text, span, level }: Passage): Flat {
  return { level, item: { name: text.trim() === '' ? '(no title)' : text.trim(), detail: '', kind: 'heading', deprecated: false, span }, start: span.start.offset, end: span.end.offset };
}

function flatRequirement({ id, title, checks, criteria, status, span, body }: Requirement, spec: Spec, level: number): Flat {
  const held = [...checksInWords(checks), ...(checks.length > 0 || spec.dialect === 'holdfast' || criteria.length === 0 ? [] : [counted(criteria.length, 'criterion', 'criteria')])];
  const detail = [...(status === 'confirmed' ? [] : [status]), held.length === 0 ? 'no checks' : held.join(', ')].join('; ');
  return { level, item: { name: `${id}: ${title}`, detail, kind: 'requirement', deprecated: status === 'deprecated', span }, start: span.start.offset, end: body.end.offset };
}

function nested(flat: readonly Flat[], textEnd: number, spanOf: (start: number, end: number) => Span): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let i = 0; i < flat.length;) {
    const own = flat[i];
    if (own === undefined) break;
    let next = i + 1;
    while (next < flat.length && (flat[next]?.level ?? 0) > own.level) next++;
    // An item of a list ends where it ends; a heading's part of the text goes on to the next of its level.
    const end = own.level === ITEM ? own.end : Math.max(own.end, Math.min(flat[next]?.start ?? textEnd, textEnd));
    items.push({ ...own.item, whole: spanOf(own.start, end), children: nested(flat.slice(i + 1, next), end, spanOf) });
    i = next;
  }
  return items;
}

/** Front matter, the text beneath headings, fences, and comments over several lines. */
export function foldsOf(words: Words): readonly { readonly start: number; readonly end: number }[] {
  const { document } = words;
  const texts = document.text.split(/\r\n?|\n/);
  const lines = ({ start, end }: Span): { readonly start: number; readonly end: number } => ({ start: start.line, end: lastLine(texts, end.line, end.column) });
  const inOutline = (items: readonly OutlineItem[]): readonly Span[] => items.flatMap(({ whole, children }) => [whole, ...inOutline(children)]);
  const front = /^\ufeff?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?=\r?\n|$)/.exec(document.text)?.[0];
  const spans = [...(front === undefined ? [] : [document.span(0, front.length)]), ...inOutline(outlineOf(words)), ...document.blocks.map(({ span }) => span), ...document.comments.map(({ span }) => span)];
  return spans.map((span) => lines(span)).filter(({ start, end }) => end > start);
}

/** The last line that is not blank. */
function lastLine(lines: readonly string[], line: number, column: number): number {
  let last = column === 1 ? line - 1 : line;
  while (last > 1 && (lines[last - 1] ?? '').trim() === '') last--;
  return last;
}
