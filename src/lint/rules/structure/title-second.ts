import type { TextRule } from '../../../model/lint.js';

export const titleSecond: TextRule = {
  code: 'LINT-TITLE-SECOND', category: 'structure', needs: 'text', native: true,
  check({ document }, report) {
    const titles = document.passages.filter(({ kind, level, requirement }) => kind === 'heading' && level === 1 && requirement === null);
    for (const { span } of titles.slice(1)) report(span, `This is a second heading of level 1; the title of the spec stands on line ${titles[0]?.span.start.line}. Make it level 2, or a spec of its own.`);
  },
};
