import type { SpecDocument } from '../../../model/document.js';

const TITLE = /^\s*(?:[\d.]+\s)?(?:glossary|definitions?|terms|terminology|terms and definitions|acronyms|abbreviations)\s*$/i;

/** What a spec explains under a heading such as "Glossary": terms in bold, before a colon or dash, or in the first column of a table; null where it has no such heading. */
export function glossaryOf({ passages }: SpecDocument): ReadonlySet<string> | null {
  const terms = new Set<string>();
  let level = 0;
  let line = 0;
  let found = false;
  for (const { kind, level: depth, text, span } of passages) {
    if (kind === 'heading') {
      if (TITLE.test(text)) [found, level] = [true, depth];
      else if (level > 0 && depth <= level) level = 0;
      else if (level > 0) terms.add(normal(text));
      continue;
    }
    if (level === 0) continue;
    const first = kind === 'cell' ? (span.start.line === line ? null : text) : /^([^:.]{1,60}?)\s*(?::|\s[-–—]\s|\s(?:is|are|means)\s)/.exec(text)?.[1] ?? null;
    line = span.start.line;
    if (first !== null) terms.add(normal(first));
  }
  return found ? terms : null;
}

export function normal(term: string): string {
  return term.trim().toLowerCase().replace(/^(?:the|an?)\s/, '').replace(/s$/, '');
}
