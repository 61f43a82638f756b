import type { TextRule } from '../../../model/lint.js';

const LOWER = /(?<![\p{L}\p{N}_-])(?:must|shall)(?![\p{L}\p{N}_-])/gu;

/** Only capitals are keywords (RFC 8174): a small "must" is prose, and reads as a demand. */
export const keywordLowercase: TextRule = {
  code: 'LINT-KEYWORD-LOWERCASE', category: 'structure', needs: 'text', native: true,
  check({ sentences }, report) {
    for (const { kind, prose, requirement, place } of sentences) {
      if (requirement === null || kind !== 'paragraph') continue;
      for (const { index, 0: word } of prose.matchAll(LOWER)) {
        const span = place(index, index + word.length);
        const upper = word.toUpperCase();
        report(span, `"${word}" in small letters is no keyword. Write ${upper} where it demands, or say it in another way.`, [{ title: `Write ${upper}`, safe: false, edits: [{ start: span.start.offset, end: span.end.offset, text: upper }] }]);
      }
    }
  },
};
