import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'better', 'faster', 'slower', 'easier', 'simpler', 'cleaner', 'clearer', 'more efficient', 'more reliable', 'more readable', 'improved',
  'enhanced', 'as fast as', 'quicker', 'smarter', 'nicer', 'higher quality', 'lower latency',
]);

/** Comparisons with nothing (QuARS: vagueness). */
export const comparisonOpen: TextRule = {
  code: 'LINT-COMPARISON-OPEN', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" compares with something that does not stand here. Say with what, and by how much.` });
  },
};
