import type { TextRule } from '../../../model/lint.js';

/** A level left out hides what belongs to what: a requirement ends at a heading of its own level. */
export const headingOrder: TextRule = {
  code: 'LINT-HEADING-ORDER', category: 'structure', needs: 'text',
  check({ document }, report) {
    let before = 0;
    for (const { kind, level, span } of document.passages) {
      if (kind !== 'heading') continue;
      if (before > 0 && level > before + 1) report(span, `This heading is of level ${level} and the one before it of level ${before}. Write ${'#'.repeat(before + 1)}: a heading is at most one level deeper than what it stands under.`);
      before = level;
    }
  },
};
