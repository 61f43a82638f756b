import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

const WILL = /(?<![\p{L}\p{N}_'\u2019-])(?:will|would|is going to|are going to|is supposed to|are supposed to|needs to|need to|has to|have to)(?![\p{L}\p{N}_'\u2019-])/giu;

/** "will" foretells; whether it demands nobody can say (ISO 29148). */
export const futureTense: TextRule = {
  code: 'LINT-FUTURE-TENSE', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WILL, message: (found) => `"${found}" foretells or explains; whether it demands is open. Write MUST where it does, and the present tense where it does not.` });
  },
};
