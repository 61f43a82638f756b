import type { TextRule } from '../../../model/lint.js';

const LEADING = /^\s*(?:\d{1,3}[.)]\s)?(?:This|That|These|Those|It|They)\s(?:also\s)?(?:MUST|SHALL|SHOULD|MAY|must|shall|should)(?![\p{L}\p{N}_])/u;

/** A demand of "it" stands alone in reports, where nobody sees what came before (INCOSE R24). */
export const pronounVague: TextRule = {
  code: 'LINT-PRONOUN-VAGUE', category: 'clarity', needs: 'text',
  check({ sentences }, report) {
    for (const { prose, place } of sentences) {
      const found = LEADING.exec(prose)?.[0];
      if (found === undefined) continue;
      const from = found.length - found.trimStart().length;
      report(place(from, found.length), `"${found.trim()}" demands something of what an earlier sentence names, and is shown without it. Name who or what MUST.`);
    }
  },
};
