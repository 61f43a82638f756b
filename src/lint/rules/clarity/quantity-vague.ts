import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'several', 'a number of', 'a variety of', 'many', 'few', 'a few', 'numerous', 'various', 'a lot of', 'lots of', 'a couple of', 'large',
  'small', 'huge', 'tiny', 'recent', 'frequently', 'often', 'rarely', 'sometimes', 'occasionally', 'approximately', 
  'roughly', 'almost always', 'at a minimum', 'plenty of', 
]);

/** Amounts without a number (INCOSE R7, QuARS: vagueness). */
export const quantityVague: TextRule = {
  code: 'LINT-QUANTITY-VAGUE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found, { prose }, index) => (/\bhow\s$/i.test(prose.slice(0, index)) ? null : `"${found}" is no amount. Write a number, a limit or a range, or name what is meant one by one.`) });
  },
};
