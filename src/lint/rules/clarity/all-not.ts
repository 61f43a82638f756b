import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

const ALL_NOT = /(?<![\p{L}\p{N}_-])(?:all|every|each|any)\s(?:[^.;:,]{1,60}\s)?(?:MUST|SHALL|must|shall|should|SHOULD)\s(?:NOT|not)(?![\p{L}\p{N}_-])/giu;

/** "All files MUST NOT be deleted": none of them, or not every one? */
export const allNot: TextRule = {
  code: 'LINT-ALL-NOT', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: ALL_NOT, message: (found) => (/^(?:each|any)/i.test(found) ? null : `"${found.length > 60 ? `${found.slice(0, 59)}…` : found}" is read as none of them, and as not all of them. Write "no … MUST" or "not every …".`) });
  },
};
