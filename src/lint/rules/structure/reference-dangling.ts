import type { RunRule } from '../../../model/lint.js';

/** An id in prose that has the prefix of one of the specs, and that no requirement has. */
export const referenceDangling: RunRule = {
  code: 'LINT-REFERENCE-DANGLING', category: 'structure', needs: 'run',
  check({ specs }, report) {
    const ids = new Set(specs.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
    const prefixes = new Set(specs.flatMap((spec) => spec.prefixes ?? spec.requirements.map(({ id }) => prefixOf(id))));
    for (const { file, mentions } of specs) {
      for (const { id, span } of mentions) {
        if (!ids.has(id) && prefixes.has(prefixOf(id))) report(file, span, `There is no requirement ${id} in what was read. Name the one that is meant, or leave the reference out.`);
      }
    }
  },
};

function prefixOf(id: string): string {
  return id.replace(/-\d+[a-z]?$/, '');
}
