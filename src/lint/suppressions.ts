import type { Comment, ReadSpec, SpecDocument } from '../model/document.js';
import type { Edit } from '../model/finding.js';
import type { Span } from '../model/spec.js';

/** A comment that silences findings: `<!-- holdfast-disable-next-block CODE: reason -->`, or `-file`. */
export interface Suppression {
  readonly span: Span;
  readonly codes: readonly string[];
  /** Empty where there is none: then it silences nothing. */
  readonly reason: string;
  /** Where it silences; null where there is nothing behind it. */
  readonly range: Span | null;
  /** What takes the comment out. */
  readonly removal: Edit;
}

/** A comment that begins as one that silences and is none. */
export interface Malformed {
  readonly span: Span;
  readonly text: string;
}

export interface Suppressions {
  readonly of: readonly Suppression[];
  readonly malformed: readonly Malformed[];
}

const FORM = /^holdfast-disable-(next-block|file)(?=[\s:]|$)([^:]*)(?::([^]*))?$/;

export function suppressionsOf({ spec }: Pick<ReadSpec, 'spec'>, document: SpecDocument): Suppressions {
  const of: Suppression[] = [];
  const malformed: Malformed[] = [];
  for (const comment of document.comments) {
    if (!comment.text.startsWith('holdfast-')) continue;
    const [, where, codes = '', reason = ''] = FORM.exec(comment.text) ?? [];
    if (where === undefined) malformed.push({ span: comment.span, text: comment.text });
    else {
      const range = where === 'file' ? document.span(0, document.text.length) : nextBlock(comment, document, spec.requirements);
      of.push({ span: comment.span, codes: codes.split(/[\s,]+/).filter((code) => code !== ''), reason: reason.trim(), range, removal: removal(document.text, comment.span) });
    }
  }
  return { of, malformed };
}

/** The paragraph, fence, table, list or item that begins next; of a heading that begins a requirement all of the requirement. */
function nextBlock({ span }: Comment, { passages, blocks }: SpecDocument, requirements: readonly { readonly span: Span; readonly body: Span }[]): Suppression['range'] {
  const behind = span.end.offset;
  const at = firstBehind(passages, behind);
  const [passage, block] = [passages[at], blocks[firstBehind(blocks, behind)]];
  if (block !== undefined && (passage === undefined || block.span.start.offset < passage.span.start.offset)) return offsets(block.span, block.span);
  if (passage === undefined) return null;
  const requirement = beginning(requirements, passage.span.start.line);
  if (requirement !== undefined) return offsets(requirement.body, requirement.body);
  let last = passage;
  for (let i = at + 1; i < passages.length; i++) {
    const next = passages[i];
    if (next === undefined || next.kind === 'heading') break;
    const same = passage.kind === 'cell' ? next.kind === 'cell' && next.span.start.line - last.span.start.line <= 2 : passage.listDepth > 0 && next.listDepth >= passage.listDepth;
    if (!same) break;
    last = next;
  }
  return offsets(passage.span, last.span);
}

/** The requirement whose first line this is. */
function beginning(requirements: readonly { readonly span: Span; readonly body: Span }[], line: number): { readonly body: Span } | undefined {
  let low = 0;
  let high = requirements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requirements[middle]?.span.start.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  const found = requirements[low];
  return found?.span.start.line === line ? found : undefined;
}

function offsets(from: Span, to: Span): Span {
  return { start: from.start, end: to.end };
}

function firstBehind(of: readonly { readonly span: Span }[], offset: number): number {
  let low = 0;
  let high = of.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((of[middle]?.span.start.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** With its line, where it stands alone on it, and the empty line that would be left twice. */
function removal(text: string, { start: { offset: start }, end: { offset: end } }: Span): Edit {
  let [from, to] = [start, end];
  while (from > 0 && ' \t'.includes(text.charAt(from - 1))) from--;
  while (to < text.length && ' \t'.includes(text.charAt(to))) to++;
  const alone = (from === 0 || '\r\n'.includes(text.charAt(from - 1))) && (to === text.length || '\r\n'.includes(text.charAt(to)));
  if (!alone) return { start, end, text: '' };
  for (let i = 0; i < 2; i++) {
    const after = /^\r\n|^[\r\n]/.exec(text.slice(to, to + 2))?.[0];
    if (after === undefined) break;
    to += after.length;
    const blankBefore = from === 0 || /(?:\r\n|\n|\r)(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, from - 4), from));
    if (!blankBefore) break;
  }
  return { start: from, end: to, text: '' };
}
