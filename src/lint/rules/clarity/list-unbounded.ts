import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'etc', 'et cetera', 'and so on', 'and so forth', 'and the like', 'and more', 'and others', 'or similar', 'and similar',
  'including but not limited to', 'including, but not limited to', 'not limited to', 'such as', 'among others', 'or the like', 'for example',
  'for instance', 'e.g',
]);

/** Lists that do not end (INCOSE R9). */
export const listUnbounded: TextRule = {
  code: 'LINT-LIST-UNBOUNDED', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" leaves the list open: nobody can tell when it is complete. Name all that belongs to it, or the rule by which one tells; examples stand in sentences of their own.` });
  },
};
