import type { TextRule } from '../../../model/lint.js';
import { leftOver } from '../../left-over.js';

const KEYWORD = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/;

/** Without a keyword a requirement is a MUST; where neither a keyword nor a check stands, nobody can tell it from an explanation. */
export const keywordMissing: TextRule = {
  code: 'LINT-KEYWORD-MISSING', category: 'structure', needs: 'text', native: true,
  check({ spec }, report) {
    const isLeftOver = leftOver(spec);
    for (const { id, title, status, text, span, body, checks, freedoms, criteria } of spec.requirements) {
      if (status !== 'confirmed' || text === '' || checks.length + freedoms.length + criteria.length > 0 || KEYWORD.test(title) || isLeftOver(body)) continue;
      report(span, `${id} demands nothing in so many words: no MUST, SHOULD or MAY stands in it, and no check. It counts as a MUST. Say what MUST be so, or move it out from under the id where it only explains.`);
    }
  },
};
