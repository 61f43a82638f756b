import type { TextRule } from '../../../model/lint.js';

/** Words; plain-language guides ask for 20 to 25 on average. */
const MOST = 45;

/** What has to be read twice is read in two ways. */
export const sentenceLong: TextRule = {
  code: 'LINT-SENTENCE-LONG', category: 'clarity', needs: 'text',
  check({ sentences }, report) {
    for (const { prose, demands, kind, span } of sentences) {
      if (!demands || kind !== 'paragraph') continue;
      const words = prose.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) || word.includes('\u0000')).length;
      if (words > MOST) report(span, `This sentence has ${words} words; over ${MOST} it is read in two ways. Split it: one sentence for each demand, conditions as a list.`);
    }
  },
};
