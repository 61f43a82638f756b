import type { TextRule } from '../../../model/lint.js';

const OPEN = /(?<![\p{L}\p{N}_-])(?:TBD|TBC|TBA|TODO|FIXME|XXX|to be (?:determined|decided|defined|confirmed))(?![\p{L}\p{N}_-])|\?{3,}/gu;

/** A question that is left open in a text that demands. */
export const tbd: TextRule = {
  code: 'LINT-TBD', category: 'freshness', needs: 'text',
  check({ sentences }, report) {
    for (const { prose, place } of sentences) {
      for (const { index, 0: found } of prose.matchAll(OPEN)) report(place(index, index + found.length), `${found} leaves a question open. Decide it, or mark the requirement [draft] and say who decides.`);
    }
  },
};
