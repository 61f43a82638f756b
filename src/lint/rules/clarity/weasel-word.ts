import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'adequate', 'adequately', 'appropriate', 'appropriately', 'suitable', 'suitably', 'reasonable', 'reasonably', 'sufficient', 'sufficiently',
  'proper', 'properly', 'acceptable', 'user-friendly', 'user friendly', 'intuitive', 'intuitively', 'easy to use', 'seamless',
  'seamlessly', 'robust', 'robustly', 'efficient', 'efficiently', 'flexible', 'flexibly', 'graceful', 'gracefully',
  'smooth', 'smoothly', 'modern', 'state-of-the-art', 'optimal', 'optimally', 'optimized', 'meaningful', 'clearly', 'nicely',
  'relevant', 'sensible', 'significant', 'significantly', 'high quality', 'high-quality', 'performant', 'scalable', 'useful', 'helpful',
  'gentle', 'beautiful', 'elegant', 'comprehensive', 
  'versatile', 'ergonomic', 'timely', 'minimal', 'consistently',
]);

/** "The relevant stage" is one that is known. */
const DEFINITE = /\bthe\s$/i;

/** Words that each reader fills with a meaning of their own (INCOSE R7, QuARS: vagueness). */
export const weaselWord: TextRule = {
  code: 'LINT-WEASEL-WORD', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found, { prose }, index) => (DEFINITE.test(prose.slice(0, index)) && /^relevant$/i.test(found) ? null : `"${found}" means something else to each reader. Say how one tells: by a value, a limit, or an example.`) });
  },
};
