import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'always', 'never', '100%', '100 %', 'completely', 'totally', 'absolutely', 'under all circumstances', 'in all cases', 'at all times',
  'any and all', 'fully', 'entirely', 'every possible', 'guarantee', 'guarantees', 'guaranteed', 'ensure', 'ensures',
]);

/** Promises that nobody can check to the end (INCOSE R26). */
export const absolute: TextRule = {
  code: 'LINT-ABSOLUTE', category: 'clarity', needs: 'text', off: true,
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" cannot be shown by any number of tests. Say for which inputs or states it holds, and what is seen then.` });
  },
};
