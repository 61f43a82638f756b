import type { RunRule } from '../../../model/lint.js';

/** Ids name a requirement in commands, decisions and other specs: of two, nobody knows which is meant. */
export const idShared: RunRule = {
  code: 'LINT-ID-SHARED', category: 'structure', needs: 'run',
  check({ specs }, report) {
    const first = new Map<string, { readonly file: string; readonly line: number }>();
    for (const { file, requirements } of specs) {
      for (const { id, span } of requirements) {
        const before = first.get(id);
        if (before === undefined) first.set(id, { file, line: span.start.line });
        // Twice in one file is what the reader says.
        else if (before.file !== file) report(file, span, `${id} is the id of a requirement in ${before.file}:${before.line} already. Give this one a number of its own, or each file a prefix of its own.`);
      }
    }
  },
};
