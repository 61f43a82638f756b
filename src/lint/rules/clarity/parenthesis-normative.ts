import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

const WITHIN = /\([^()]{0,200}?(?<![\p{L}\p{N}_])(?:MUST|SHALL|SHOULD)(?![\p{L}\p{N}_])[^()]{0,300}\)/gu;

/** What stands in parentheses is read as an aside (INCOSE R21). */
export const parenthesisNormative: TextRule = {
  code: 'LINT-PARENTHESIS-NORMATIVE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WITHIN, message: () => 'A demand stands in parentheses, where it is read as an aside. Make it a sentence of its own.' });
  },
};
