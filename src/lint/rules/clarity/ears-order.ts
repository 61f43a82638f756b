import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

/** A condition in capitals behind the demand. */
const BEHIND = /(?<![\p{L}\p{N}_])(?:MUST|SHALL)(?![\p{L}\p{N}_])[^.;]{3,200}?\s(WHEN|WHILE|WHERE)\s/gu;

/** EARS puts the condition first: behind the response it is read as a part of it. */
export const earsOrder: TextRule = {
  code: 'LINT-EARS-ORDER', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: BEHIND, message: (found) => `The condition (${found.trim().split(' ').at(-1)}) stands behind the demand. Write it first: "WHEN …, the system MUST …".` });
  },
};
