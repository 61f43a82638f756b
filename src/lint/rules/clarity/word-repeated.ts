import type { TextRule } from '../../../model/lint.js';

const TWICE = /(?<![\p{L}\p{N}_'\u2019-])(a|an|and|are|as|at|be|by|can|each|for|from|if|in|is|it|must|no|not|of|on|or|shall|should|the|then|this|to|when|with)(\s{1,9})\1(?![\p{L}\p{N}_'\u2019-])/giu;

/** A slip of the pen; one of the two can go. */
export const wordRepeated: TextRule = {
  code: 'LINT-WORD-REPEATED', category: 'clarity', needs: 'text',
  check({ document }, report) {
    for (const { prose, place } of document.passages) {
      for (const { index, 0: found, 1: word = '', 2: gap = '' } of prose.matchAll(TWICE)) {
        const second = place(index + word.length, index + found.length);
        const raw = document.text.slice(second.start.offset, second.end.offset);
        // Over marks of emphasis or a line break it is for people to mend.
        const plain = raw === found.slice(word.length) && gap.trim() === '';
        const fix = { title: `Write "${word}" once`, safe: plain, edits: [{ start: second.start.offset, end: second.end.offset, text: '' }] };
        report(place(index, index + found.length), `"${word}" stands twice. Write it once.`, plain ? [fix] : []);
      }
    }
  },
};
