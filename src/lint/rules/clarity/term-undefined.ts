import type { TextRule } from '../../../model/lint.js';
import { glossaryOf, normal } from '../../glossary.js';

/** Two or more capitalised words within a sentence: `Order Line`. */
const TERM = /(?<=[\p{Ll}\p{N},;]\s)(?:\p{Lu}\p{Ll}{2,20})(?:\s\p{Lu}\p{Ll}{2,20}){1,3}(?![\p{L}\p{N}_-])/gu;

/** Who keeps a glossary means its words; a term in capitals that it lacks is a gap in one or the other. */
export const termUndefined: TextRule = {
  code: 'LINT-TERM-UNDEFINED', category: 'clarity', needs: 'text', off: true,
  check({ sentences, document }, report) {
    const glossary = glossaryOf(document);
    if (glossary === null) return;
    const told = new Set<string>();
    for (const { prose, demands, place } of sentences) {
      if (!demands) continue;
      for (const { index, 0: term } of prose.matchAll(TERM)) {
        const name = normal(term);
        if (glossary.has(name) || told.has(name)) continue;
        told.add(name);
        report(place(index, index + term.length), `"${term}" is written as a term, and the glossary does not have it. Define it there, or write the term that is meant.`);
      }
    }
  },
};
