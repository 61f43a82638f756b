import type { TextRule } from '../../../model/lint.js';

/** `[NEEDS CLARIFICATION: …]`, `[FEATURE NAME]`, `<your text>`, `{{name}}`. */
const PLACEHOLDER = /\[NEEDS CLARIFICATION[^\]]{0,300}\]?|\[(?:[A-Z][A-Z#_-]*)(?: [A-Z#_-]+)+\]|\[(?:describe|explain|brief|your|insert|add|name of|e\.g\.)\b[^\]]{0,300}\]|\{\{[^{}]{1,80}\}\}|\blorem ipsum\b/giu;

/** What a template left for people to fill in. */
export const placeholder: TextRule = {
  code: 'LINT-PLACEHOLDER', category: 'freshness', needs: 'text',
  check({ sentences }, report) {
    for (const { prose, place } of sentences) {
      for (const { index, 0: found } of prose.matchAll(PLACEHOLDER)) {
        if (/^\[[^\]]*\]?$/.test(found) && !/^\[(?:needs clarification|describe|explain|brief|your|insert|add|name of|e\.g\.)/i.test(found) && found !== found.toUpperCase()) continue;
        report(place(index, index + found.length), `${found.length > 60 ? `${found.slice(0, 59)}…` : found} is what a template left to be filled in. Write what is meant, or take it out.`);
      }
    }
  },
};
