import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'where possible', 'if possible', 'when possible', 'whenever possible', 'as possible', 'so far as possible', 'as far as possible',
  'as far as practicable', 'where practicable', 'if practicable', 'as appropriate', 'if appropriate', 'when appropriate', 'where appropriate',
  'as necessary', 'if necessary', 'when necessary', 'where necessary', 'as needed', 'if needed', 'when needed', 'where needed', 'as required',
  'if required', 'as applicable', 'if applicable', 'where applicable', 'when applicable', 'when applicable', 'to the extent possible',
  'to the extent practical', 'if feasible', 'where feasible', 'best effort', 'best-effort', 'as much as possible', 'unless necessary', 'preferably',
  'ideally', 'if it makes sense', 'try to', 'attempt to', 'strive to', 'if desired', 'when relevant', 'if relevant', 'where relevant',
]);

/** A way out of the demand (INCOSE R8). */
export const escapeClause: TextRule = {
  code: 'LINT-ESCAPE-CLAUSE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" lets everybody out of the demand. Say on which condition it holds, or what happens where it does not.` });
  },
};
