import type { TextRule } from '../../../model/lint.js';

/** Reports and lists call a spec by its title. */
export const titleMissing: TextRule = {
  code: 'LINT-TITLE-MISSING', category: 'structure', needs: 'text', native: true,
  check({ spec, document }, report) {
    if (spec.title !== null || spec.requirements.length === 0) return;
    const first = document.passages.find(({ kind }) => kind === 'heading') ?? document.passages[0];
    report(first?.span ?? document.span(0, 0), 'This spec has no title. Begin it with one heading of level 1 that says what is under specification: "# Shopping cart totals".');
  },
};
