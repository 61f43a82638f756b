import type { TextRule } from '../../../model/lint.js';
import type { Check } from '../../../model/spec.js';

const REFUSES = /\b(?:MUST|SHALL)\s+(?:throw|reject|refuse|fail|raise)\b/;

/** A refusal that is demanded in words, while all checks beneath it succeed. */
export const refusalUnchecked: TextRule = {
  code: 'LINT-REFUSAL-UNCHECKED', category: 'testability', needs: 'text', native: true,
  check({ spec, sentences }, report) {
    const unheld = new Set(spec.requirements.filter(({ status, checks }) => status === 'confirmed' && checks.length > 0 && !checks.some(mayRefuse)).map(({ id }) => id));
    for (const { prose, requirement, place } of sentences) {
      const said = requirement !== null && unheld.has(requirement) ? REFUSES.exec(prose) : null;
      if (said !== null) report(place(said.index, said.index + said[0].length), `${requirement} demands a refusal, and none of its checks shows one. Add an example of it: \`total([], "NOPE")\` throws \`UnknownCoupon\`.`);
    }
  },
};

function mayRefuse(check: Check): boolean {
  if (check.kind === 'pin' || check.kind === 'expression') return check.expected.how !== 'returns';
  if (check.kind === 'example') return check.checkpoints.some(({ expected }) => expected.how !== 'returns');
  return check.kind === 'model' || check.code.includes('throws(');
}
