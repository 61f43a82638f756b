import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

const VERBS = 'handle|support|manage|deal with|facilitate|take care of|accommodate|leverage|address|maximize|minimize|optimize|improve|enhance|cater for';
/** As the verb of a demand, or as the one that a step begins with. */
const DEMANDED = new RegExp(String.raw`(?<=(?:^\s*(?:THEN|AND|BUT|Then)|\b(?:MUST|SHALL|SHOULD|must|shall|should))\s(?:(?:also|NOT|not|only)\s)?)(?:${VERBS})(?![\p{L}\p{N}_-])`, 'gu');

/** Verbs that say that something is dealt with, not how (INCOSE R7). */
export const verbVague: TextRule = {
  code: 'LINT-VERB-VAGUE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: DEMANDED, message: (found) => `"${found}" says that something is done about it, and not what. Say what one sees: what is returned, printed, stored or refused.` });
  },
};
