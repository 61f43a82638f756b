import type { TextRule } from '../../../model/lint.js';

const NEGATION = /(?<![\p{L}\p{N}_-])(?:not|no|never|none|nothing|neither|nor|without|unless|except|cannot|isn't|doesn't|don't|won't)(?![\p{L}\p{N}_-])/giu;
/** Pairs that read as one. */
const ONE = /\b(?:neither\b.{1,80}?\bnor|no\b.{1,40}?\bor no|not only)\b/giu;

/** Two negations have to be worked out, three are read wrongly (INCOSE R16). */
export const negationStack: TextRule = {
  code: 'LINT-NEGATION-STACK', category: 'clarity', needs: 'text',
  check({ sentences }, report) {
    for (const { prose, demands, kind, place } of sentences) {
      if (!demands || kind === 'heading' || prose.length > 2000) continue;
      const found = [...prose.matchAll(NEGATION)];
      const pairs = [...prose.matchAll(ONE)].length;
      const third = found[2 + pairs];
      if (third !== undefined) report(place(third.index, third.index + third[0].length), `This sentence negates ${found.length} times (${found.map(([word]) => word.toLowerCase()).join(', ')}): it is read wrongly. Say what is so, in two sentences.`);
    }
  },
};
