import type { Passage, SpecDocument } from '../model/document.js';
import type { Sentence } from '../model/lint.js';

/** White space behind a full stop; not where the sentence goes on in small letters, as behind `e.g.`. */
const SENTENCE_END = /(?<=[.!?][)"'\u201d]?)\s+(?!\p{Ll})|(?<=[。！？])\s*/gu;
const KEYWORD = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL|must|shall|should)\b/;
/** EARS and Gherkin, in capitals; or their words as they begin a step. */
const CLAUSE = /^(?:(?:WHEN|WHILE|WHERE|IF|GIVEN|THEN|AND|BUT)\b|(?:Given|When|Then|While|Where|If)\b)/;

/** The sentences of a document, in order of its text. */
export function sentencesOf(document: SpecDocument, native: boolean): readonly Sentence[] {
  return document.passages.flatMap((passage) => sentencesIn(passage, native));
}

function sentencesIn(passage: Passage, native: boolean): readonly Sentence[] {
  const parts: Sentence[] = [];
  let from = 0;
  for (const { index, 0: gap } of passage.prose.matchAll(SENTENCE_END)) {
    add(passage, { from, to: index, native }, parts);
    from = index + gap.length;
  }
  add(passage, { from, to: passage.prose.length, native }, parts);
  return parts;
}

function add(passage: Passage, { from, to, native }: { readonly from: number; readonly to: number; readonly native: boolean }, parts: Sentence[]): void {
  const text = passage.text.slice(from, to);
  if (text.trim() === '') return;
  const prose = passage.prose.slice(from, to);
  const owned = native && passage.kind === 'paragraph' && passage.requirement !== null;
  parts.push({
    kind: passage.kind, listDepth: passage.listDepth, text, prose, requirement: passage.requirement, demands: owned || KEYWORD.test(prose) || CLAUSE.test(prose.trimStart()),
    get span() { return passage.place(from, to); }, place: (start, end) => passage.place(from + start, from + end),
  });
}
