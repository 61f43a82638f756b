import type { TextRule } from '../../../model/lint.js';

/** A prefix without requirements is most often a typing error in one or the other. */
export const prefixUnused: TextRule = {
  code: 'LINT-PREFIX-UNUSED', category: 'structure', needs: 'text', native: true,
  check({ spec, document }, report) {
    if (spec.requirements.length === 0) return;
    const line = /^ids:.*$/m.exec(document.text.slice(0, 2000));
    const [at, length] = line === null ? [0, 0] : [line.index, line[0].trimEnd().length];
    const used = new Set(spec.requirements.map(({ id }) => id.replace(/-\d+[a-z]?$/, '')));
    for (const prefix of spec.ids ?? []) {
      if (!used.has(prefix)) report(document.span(at, at + length), `No requirement has an id that begins with ${prefix}-. Take ${prefix} out of ids, or give the requirements their ids.`);
    }
  },
};
