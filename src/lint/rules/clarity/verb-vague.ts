import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'handle', 'handles', 'support', 'supports', 'process', 'processes', 'manage', 'manages', 'deal with', 'deals with', 'facilitate', 'facilitates',
  'take care of', 'accommodate', 'accommodates', 'leverage', 'address', 'addresses', 'maximize', 'minimize', 'optimize', 'improve', 'enhance',
  'consider', 'considers', 'respect', 'respects', 'honor', 'cater for',
]);

/** Verbs that say that something is dealt with, not how (INCOSE R7). */
export const verbVague: TextRule = {
  code: 'LINT-VERB-VAGUE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" says that something is done about it, and not what. Say what one sees: what is returned, printed, stored or refused.` });
  },
};
