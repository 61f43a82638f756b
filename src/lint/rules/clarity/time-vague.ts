import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'immediately', 'promptly', 'quickly', 'soon', 'eventually', 'instantly', 'fast', 'rapidly', 'shortly', 'in a timely manner', 'in real time',
  'real-time', 'at once', 'as soon as', 'periodically', 'regularly', 'from time to time', 'in due course', 'responsive', 'responsively', 'slow',
  'slowly', 'briefly', 'later', 'timely',
]);

/** Times without a clock (INCOSE R35). */
export const timeVague: TextRule = {
  code: 'LINT-TIME-VAGUE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" is no time. Give a limit with its unit, or the event by which it has happened.` });
  },
};
