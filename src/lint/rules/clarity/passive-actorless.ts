import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

/** A keyword, be, and a participle. */
const PASSIVE = /(?<![\p{L}\p{N}_])(?:MUST|SHALL|SHOULD|must|shall|should)(?: (?:NOT|not|also|only|always|never)){0,2} be (?:[a-z]{2,12}ly )?(?:[a-z]{2,20}ed|shown|written|given|taken|made|sent|kept|left|set|read|put|run|built|chosen|drawn|known|held|lost|found|told|thrown|cut|split|understood|seen)(?![\p{L}\p{N}_-])/gu;
/** Participles that describe a state. */
const STATES = /\b(?:required|limited|allowed|permitted|expected|needed|based|related|located|named|sorted|ordered|nested|empty|red|unchanged|unmodified|signed|unsigned|typed|ended)$/;

/** Who does it? (INCOSE R2). Where the sentence says "by", the actor stands there. */
export const passiveActorless: TextRule = {
  code: 'LINT-PASSIVE-ACTORLESS', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, {
      pattern: PASSIVE,
      message: (found, { prose }) => (STATES.test(found) || /\bby\b/i.test(prose.slice(prose.indexOf(found))) ? null : `"${found}" does not say who does it. Name the actor: "the parser MUST reject …".`),
    });
  },
};
