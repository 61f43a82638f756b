import type { TextRule } from '../../../model/lint.js';
import { leftOver } from '../../left-over.js';

/** A MUST that nothing executable holds is a wish: no run can tell that it is broken. */
export const mustUnchecked: TextRule = {
  code: 'LINT-MUST-UNCHECKED', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    const isLeftOver = leftOver(spec);
    for (const { id, title, status, strength, text, span, body, checks, freedoms, criteria } of spec.requirements) {
      if (status !== 'confirmed' || strength !== 'MUST' || checks.length + freedoms.length > 0) continue;
      if (criteria.length === 0 && !(text === '' && /\b(?:MUST|SHALL|REQUIRED)\b/.test(title))) continue;
      // What is not carried out yet is told by itself.
      if (isLeftOver(body)) continue;
      report(span, `${id} is a MUST, and no check holds anybody to it${criteria.length > 1 ? ` (${criteria.length} criteria)` : ''}. Give it an example, a row of a table or a property; or mark it [draft] until there is one.`);
    }
  },
};
