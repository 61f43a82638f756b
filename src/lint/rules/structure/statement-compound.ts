import type { TextRule } from '../../../model/lint.js';

const DEMAND = /(?<![\p{L}\p{N}_])(?:MUST|SHALL|must|shall)(?![\p{L}\p{N}_])/gu;

/** One sentence, one demand (INCOSE R18): of two, one can hold while the other fails, and the id says neither. */
export const statementCompound: TextRule = {
  code: 'LINT-STATEMENT-COMPOUND', category: 'structure', needs: 'text',
  check({ sentences }, report) {
    for (const { kind, prose, demands, place } of sentences) {
      if (!demands || kind === 'heading') continue;
      const [first, second] = [...prose.matchAll(DEMAND)];
      if (first === undefined || second === undefined) continue;
      report(place(second.index, second.index + second[0].length), `This sentence demands two things or more: a second ${second[0]} stands in it. Make it a sentence of its own, best a requirement of its own.`);
    }
  },
};
