import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'and/or', 'or/and', 'and / or',
]);

/** Three readings: and, or, and either (INCOSE R15). */
export const andOr: TextRule = {
  code: 'LINT-AND-OR', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" is read as and, as or, and as both. Write which: "a, b, or both", or "a and b".` });
  },
};
