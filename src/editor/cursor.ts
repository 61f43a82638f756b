import type { CodeBlock, SpecDocument } from '../model/document.js';
import type { DeclaredFreedom, Span, Spec } from '../model/spec.js';
import type { IdUse } from './uses.js';
import { operationsOf } from './words.js';

/** What stands at a place of a spec, as far as something is to be said of it. */
export type AtCursor =
  | { readonly kind: 'id'; readonly use: IdUse; readonly span: Span }
  | { readonly kind: 'freedom'; readonly freedom: DeclaredFreedom; readonly span: Span }
  | { readonly kind: 'fence'; readonly block: CodeBlock; readonly span: Span }
  | { readonly kind: 'operation'; readonly name: string; readonly span: Span };

export interface Words {
  readonly spec: Spec;
  readonly document: SpecDocument;
  readonly uses: readonly IdUse[];
}

export function holds({ start, end }: Span, offset: number): boolean {
  return start.offset <= offset && offset <= end.offset;
}

/** Of several the shortest: a heading from which an id comes may name another. */
export function useAt(uses: readonly IdUse[], offset: number): IdUse | null {
  const length = ({ span: { start, end } }: IdUse): number => end.offset - start.offset;
  return uses.filter(({ span }) => holds(span, offset)).toSorted((a, b) => length(a) - length(b))[0] ?? null;
}

/** `recorded`: operations of which something is recorded, which may be more than the spec names. */
export function atCursor({ spec, document, uses }: Words, offset: number, recorded: Iterable<string> = []): AtCursor | null {
  const use = useAt(uses, offset);
  if (use !== null) return { kind: 'id', use, span: use.span };
  const freedom = spec.requirements.flatMap(({ freedoms }) => freedoms).find(({ span }) => holds(span, offset));
  if (freedom !== undefined) return { kind: 'freedom', freedom, span: freedom.span };
  const block = document.blocks.find(({ span }) => holds(span, offset));
  const head = block === undefined || !readsChecks(spec) ? null : infoOf(block, document);
  if (block !== undefined && head !== null && holds(head, offset)) return { kind: 'fence', block, span: head };
  return operationAt({ spec, document, uses }, offset, { inFence: block !== undefined, recorded });
}

/** Whether checks of ours are read there: in other dialects where a subject is named. */
export function readsChecks({ dialect, subject }: Pick<Spec, 'dialect' | 'subject'>): boolean {
  return dialect === 'holdfast' || subject !== null;
}

/** The info string of a fence; null for an indented block. */
export function infoOf({ span, lang }: CodeBlock, document: SpecDocument): Span | null {
  const line = /^[^\r\n]*/.exec(document.text.slice(span.start.offset))?.[0] ?? '';
  const marks = /^(?:`{3,}|~{3,})[ \t]*/.exec(line)?.[0];
  return marks === undefined || lang === '' ? null : document.span(span.start.offset + marks.length, span.start.offset + line.trimEnd().length);
}

function operationAt({ spec, document }: Words, offset: number, { inFence, recorded }: { readonly inFence: boolean; readonly recorded: Iterable<string> }): AtCursor | null {
  if (!inFence && !inCodeSpan(document, offset)) return null;
  const before = /[\p{ID_Continue}$.]*$/u.exec(document.text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const word = before + (/^[\p{ID_Continue}$]*/u.exec(document.text.slice(offset, offset + 200))?.[0] ?? '');
  const known = new Set([...spec.signature.declares, ...operationsOf(spec.requirements.flatMap(({ checks }) => checks)), ...recorded]);
  const name = [word, word.split('.')[0] ?? ''].find((each) => known.has(each));
  if (name === undefined) return null;
  const start = offset - before.length;
  return { kind: 'operation', name, span: document.span(start, start + name.length) };
}

/** In prose each character of code is U+0000. */
function inCodeSpan({ passages }: SpecDocument, offset: number): boolean {
  return passages.some(({ span, prose, place }) => holds(span, offset) && [...prose].some((character, i) => character === '\u0000' && holds(place(i, i + 1), offset)));
}
