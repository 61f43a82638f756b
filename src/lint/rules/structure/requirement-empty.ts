import type { TextRule } from '../../../model/lint.js';
import { leftOver } from '../../left-over.js';

const KEYWORD = /\b(?:MUST|SHALL|REQUIRED|SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/;

/** A heading with nothing beneath it and no demand in it is a plan, not a requirement. */
export const requirementEmpty: TextRule = {
  code: 'LINT-REQUIREMENT-EMPTY', category: 'structure', needs: 'text', native: true,
  check({ spec }, report) {
    const isLeftOver = leftOver(spec);
    for (const { id, title, status, text, span, body, checks, freedoms } of spec.requirements) {
      if (status !== 'confirmed' || text !== '' || checks.length + freedoms.length > 0 || KEYWORD.test(title)) continue;
      if (isLeftOver(body)) continue;
      report(span, `${id} has a title and says nothing. Say what MUST be so, and show it: an example in prose, a row of a table, a property. Or mark it [draft].`);
    }
  },
};
