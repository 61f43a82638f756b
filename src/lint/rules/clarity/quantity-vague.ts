import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'several', 'many', 'few', 'a few', 'numerous', 'various', 'some', 'most', 'a lot of', 'lots of', 'a number of', 'a couple of', 'multiple', 'large',
  'small', 'huge', 'tiny', 'long', 'short', 'recent', 'frequently', 'often', 'rarely', 'sometimes', 'occasionally', 'approximately', 'about',
  'around', 'roughly', 'nearly', 'almost', 'almost always', 'at a minimum', 'plenty of', 'a variety of', 'a range of', 'additional',
]);

/** Amounts without a number (INCOSE R7, QuARS: vagueness). */
export const quantityVague: TextRule = {
  code: 'LINT-QUANTITY-VAGUE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" is no amount. Write a number, a limit or a range, or name what is meant one by one.` });
  },
};
