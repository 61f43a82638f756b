import type { TextRule } from '../../../model/lint.js';

const STRONG = /\b(?:MUST|SHALL|REQUIRED)\b/;
const WEAK = /\b(?:SHOULD|RECOMMENDED|MAY|OPTIONAL)\b/;

/** A requirement has one strength, that of its strongest word: what it only recommends is judged as a MUST. */
export const keywordMixed: TextRule = {
  code: 'LINT-KEYWORD-MIXED', category: 'structure', needs: 'text', native: true,
  check({ spec, sentences }, report) {
    const strong = new Set(spec.requirements.filter(({ strength }) => strength === 'MUST').map(({ id }) => id));
    const says = new Set(sentences.flatMap(({ requirement, prose }) => (requirement !== null && STRONG.test(prose) ? [requirement] : [])));
    for (const { prose, requirement, place } of sentences) {
      const weak = WEAK.exec(prose);
      if (weak === null || requirement === null || !strong.has(requirement) || !says.has(requirement)) continue;
      report(place(weak.index, weak.index + weak[0].length), `${requirement} says MUST elsewhere, and a requirement has one strength: its checks under this ${weak[0]} are judged as a MUST. Give what is ${weak[0] === 'MAY' || weak[0] === 'OPTIONAL' ? 'allowed' : 'recommended'} an id of its own.`);
    }
  },
};
