import type { Passage, SpecDocument } from '../model/document.js';
import type { Requirement, Span, Spec } from '../model/spec.js';
import { openspecChange } from '../spec/dialects/openspec-path.js';

/** A place at which a spec names an id. */
export interface IdUse {
  /** As it is written where it is defined; of an anchor that of the requirement that it leads to, as far as one could tell. */
  readonly id: string;
  /** `change`: where a change of OpenSpec names what it changes. */
  readonly kind: 'definition' | 'mention' | 'anchor' | 'change';
  /** Of the id alone; where it is not written, of the line that it comes from. */
  readonly span: Span;
  /** Of an anchor the file that the link names, as it is written there, empty for the same file; of a change the file that it is about. */
  readonly target: string;
  /** Other dialects have ids that stand nowhere: they come from headings. */
  readonly written: boolean;
}

const ID = /(?<![\p{L}\p{N}_-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?(?![\p{L}\p{N}_-])/gu;
const WHOLE_ID = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[0-9]+[a-z]?$/;

/** Whether a text has the form of an id. */
export function isId(text: string): boolean {
  return WHOLE_ID.test(text);
}

/**
 * All ids that a spec names: in its words, in code spans that hold nothing else, in comments, and in the anchors of links. What only looks
 * like an id (`UTF-8`) is among them. Code is left alone: an id in it is data.
 */
export function usesOf(spec: Spec, document: SpecDocument): readonly IdUse[] {
  const definitions = spec.requirements.flatMap((requirement) => definitionOf(requirement, spec, document) ?? []);
  const defined = new Set(definitions.map(({ span }) => span.start.offset));
  const named = [...document.passages.flatMap((passage) => inPassage(passage)), ...document.comments.flatMap(({ span }) => inText(span, document))];
  const mentions = named.filter(({ span }) => !defined.has(span.start.offset));
  return [...definitions, ...mentions, ...document.links.flatMap(({ target, span }) => inLink(target, span, document))].toSorted((a, b) => a.span.start.offset - b.span.start.offset);
}

function definitionOf({ id, span }: Requirement, { file, dialect }: Spec, document: SpecDocument): IdUse | null {
  const main = dialect === 'openspec-delta' ? openspecChange(file)?.main : undefined;
  const use = { id, ...(main === undefined ? { kind: 'definition', target: '' } as const : { kind: 'change', target: main } as const) };
  const at = dialect === 'holdfast' || isId(id) ? document.text.indexOf(id, span.start.offset) : -1;
  if (at >= 0 && at < span.end.offset) return { ...use, span: document.span(at, at + id.length), written: true };
  return dialect === 'holdfast' ? null : { ...use, span, written: false };
}

function inPassage({ text, prose, place }: Passage): readonly IdUse[] {
  return [...text.matchAll(ID)].flatMap(({ index, 0: id }) => {
    const end = index + id.length;
    const isCode = prose.charAt(index) === '\u0000';
    // Of a code span all of it, or it is code that holds something like an id.
    if (isCode && (prose.charAt(index - 1) === '\u0000' || prose.charAt(end) === '\u0000')) return [];
    return [{ id, kind: 'mention' as const, span: place(index, end), target: '', written: true }];
  });
}

function inText({ start, end }: Span, document: SpecDocument): readonly IdUse[] {
  return [...document.text.slice(start.offset, end.offset).matchAll(ID)].map(({ index, 0: id }) => ({ id, kind: 'mention' as const, span: document.span(start.offset + index, start.offset + index + id.length), target: '', written: true }));
}

/** `cart.spec.md#cart-3-an-unknown-coupon`: the id is the anchor's beginning, in small letters. */
function inLink(target: string, { start, end }: Span, document: SpecDocument): readonly IdUse[] {
  const hash = target.indexOf('#');
  const id = hash < 0 ? undefined : /^(?:[a-z0-9]+-)+?[0-9]+[a-z]?(?=-|$)/.exec(target.slice(hash + 1))?.[0];
  const at = id === undefined ? -1 : document.text.slice(start.offset, end.offset).lastIndexOf(target);
  if (id === undefined || at < 0) return [];
  const from = start.offset + at + hash + 1;
  return [{ id: id.toUpperCase().replace(/(?<=[0-9])[A-Z]$/, (letter) => letter.toLowerCase()), kind: 'anchor', span: document.span(from, from + id.length), target: target.slice(0, hash), written: true }];
}
