import type { TextRule } from '../../../model/lint.js';

/** Zero-width and bidirectional controls, but for what scripts and emoji need between letters: U+200C, U+200D, and U+200E, U+200F, U+061C beside right-to-left text. */
const HIDDEN = /[\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u00ad\ufeff]/g;

/** What a reviewer reads is what is there. */
export const characterHidden: TextRule = {
  code: 'LINT-CHARACTER-HIDDEN', category: 'structure', needs: 'text',
  check({ document }, report) {
    for (const { index, 0: character } of document.text.matchAll(HIDDEN)) {
      // The byte order mark that a file may begin with.
      if (index === 0 && character === '\ufeff') continue;
      const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      report(document.span(index, index + 1), `Here stands ${name}, which nobody sees and which can make text look like another. Remove it, or write it as an escape where a value holds it.`, [{ title: `Remove ${name}`, safe: false, edits: [{ start: index, end: index + 1, text: '' }] }]);
    }
  },
};
