import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'adequate', 'adequately', 'appropriate', 'appropriately', 'suitable', 'suitably', 'reasonable', 'reasonably', 'sufficient', 'sufficiently',
  'proper', 'properly', 'correctly', 'acceptable', 'user-friendly', 'user friendly', 'intuitive', 'intuitively', 'easy to use', 'seamless',
  'seamlessly', 'robust', 'robustly', 'efficient', 'efficiently', 'effective', 'effectively', 'flexible', 'flexibly', 'graceful', 'gracefully',
  'smooth', 'smoothly', 'modern', 'state-of-the-art', 'optimal', 'optimally', 'optimized', 'meaningful', 'clean', 'cleanly', 'clearly', 'nicely',
  'relevant', 'sensible', 'significant', 'significantly', 'high quality', 'high-quality', 'performant', 'scalable', 'simple', 'useful', 'helpful',
  'well-formed', 'gentle', 'beautiful', 'elegant', 'natural', 'comprehensive', 'normal', 'normally', 'typical', 'typically', 'usual', 'usually',
  'generally', 'versatile', 'ergonomic', 'timely', 'minimal', 'consistently',
]);

/** Words that each reader fills with a meaning of their own (INCOSE R7, QuARS: vagueness). */
export const weaselWord: TextRule = {
  code: 'LINT-WEASEL-WORD', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" means something else to each reader. Say how one tells: by a value, a limit, or an example.` });
  },
};
