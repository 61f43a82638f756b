import type { SpecDocument } from '../model/document.js';

const TITLE = /^\s*(?:[\d.]+\s)?(?:glossary|definitions?|terms|terminology|terms and definitions|acronyms|abbreviations)\s*$/i;

/** A term that a spec explains, what it says of it, and on which lines. */
export interface Term {
  readonly term: string;
  readonly says: string;
  readonly lines: readonly number[];
}

/** What a spec explains under a heading such as "Glossary": terms in bold, before a colon or dash, in the first column of a table, or as headings; null where it has no such heading. */
export function termsOf({ passages }: SpecDocument): readonly Term[] | null {
  const terms: { term: string; says: string; lines: number[] }[] = [];
  let level = 0;
  let line = 0;
  let found = false;
  for (const { kind, level: depth, text, span } of passages) {
    const own = { says: text, lines: [span.start.line] };
    if (kind === 'heading') {
      if (TITLE.test(text)) [found, level] = [true, depth];
      else if (level > 0 && depth <= level) level = 0;
      else if (level > 0) terms.push({ term: text.trim(), ...own });
      continue;
    }
    if (level === 0) continue;
    const first = kind === 'cell' ? (span.start.line === line ? null : text) : /^([^:.]{1,60}?)\s*(?::|\s[-–—]\s|\s(?:is|are|means)\s)/.exec(text)?.[1] ?? null;
    line = span.start.line;
    const last = terms.at(-1);
    if (first !== null) terms.push({ term: first.trim(), ...own });
    else if (last !== undefined) {
      last.says += ` ${text}`;
      last.lines.push(line);
    }
  }
  return found ? terms : null;
}

/** The terms alone, as they are looked up; null where nothing is explained. */
export function glossaryOf(document: SpecDocument): ReadonlySet<string> | null {
  const terms = termsOf(document);
  return terms === null ? null : new Set(terms.map(({ term }) => normal(term)));
}

export function normal(term: string): string {
  return term.trim().toLowerCase().replace(/^(?:the|an?)\s/, '').replace(/s$/, '');
}
