import type { TextRule } from '../../../model/lint.js';

const TRIGGER = /^\s*(?:\d{1,3}[.)]\s)?(WHEN|WHILE|WHERE|IF)(?![\p{L}\p{N}_])/u;
const DEMAND = /(?<![\p{L}\p{N}_])(?:MUST|SHALL|SHOULD|MAY|THEN|shall|must|should|then)(?![\p{L}\p{N}_])/u;
const ENDS = /[.!?:][)"'\u201d]?\s*$/;

/** EARS: WHEN <trigger>, the <system> SHALL <response>. A condition without a response demands nothing. */
export const earsShape: TextRule = {
  code: 'LINT-EARS-SHAPE', category: 'clarity', needs: 'text',
  check({ sentences }, report) {
    for (const sentence of sentences) {
      const [lead = '', word = ''] = TRIGGER.exec(sentence.prose) ?? [];
      if (word === '' || sentence.kind !== 'paragraph') continue;
      const rest = sentence.prose.slice(lead.length).trim();
      if (rest === '') report(sentence.span, `${word} and nothing behind it: name the ${word === 'WHEN' ? 'trigger' : 'condition'}, and what MUST come of it.`);
      // In Gherkin the response is a step of its own.
      else if (!DEMAND.test(rest) && ENDS.test(rest) && sentence.listDepth === 0) {
        report(sentence.span, `This names a condition (${word}) and no response. EARS reads "${word} …, the system MUST …": say who MUST do what then.`);
      } else if (word === 'IF' && /\bIF\b.*\bIF\b/.test(sentence.prose) && !/\b(?:ELSE|OTHERWISE|else|otherwise)\b/.test(rest)) {
        report(sentence.span, 'This sentence has IF twice, and no reader knows which condition the response belongs to. Write one criterion for each.');
      }
    }
  },
};
