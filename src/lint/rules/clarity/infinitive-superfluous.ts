import type { TextRule } from '../../../model/lint.js';
import { anyOf, reportEach } from '../../words.js';

const WORDS = anyOf([
  'be able to', 'be capable of', 'have the ability to', 'have the capability to', 'be designed to', 'be intended to', 'be used to',
  'allow the ability to', 'provide the ability to', 'provide the capability to', 'provide a way to', 'provide a mechanism to',
  'provide the option to', 'support the ability to', 'enable the ability to', 'be responsible for',
]);

/** A demand to be able to, instead of to do (INCOSE R10). */
export const infinitiveSuperfluous: TextRule = {
  code: 'LINT-INFINITIVE-SUPERFLUOUS', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: WORDS, message: (found) => `"${found}" demands an ability and not what is done: having it and never using it would do. Say what happens, and when.` });
  },
};
