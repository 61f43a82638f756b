import type { TextRule } from '../../../model/lint.js';

/** What looks like a check and is none is listed in any case; here it can be made to weigh. */
export const notRead: TextRule = {
  code: 'LINT-NOT-READ', category: 'reading', needs: 'text', off: true,
  check({ spec }, report) {
    for (const { span, text, why } of spec.notRead) report(span, `${text} was not read: ${why}`);
  },
};
