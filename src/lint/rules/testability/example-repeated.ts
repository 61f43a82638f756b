import type { TextRule } from '../../../model/lint.js';
import type { Check } from '../../../model/spec.js';
import { caseText } from '../../../value/case.js';

/** Two examples that say the same cost reading and hold nothing more; most often one was to be another. */
export const exampleRepeated: TextRule = {
  code: 'LINT-EXAMPLE-REPEATED', category: 'testability', needs: 'text', native: true,
  check({ spec }, report) {
    const first = new Map<string, Check>();
    for (const { status, checks } of spec.requirements) {
      if (status !== 'confirmed') continue;
      for (const check of checks) {
        if (check.kind !== 'pin' && check.kind !== 'expression') continue;
        const key = `${check.kind === 'pin' ? caseText(check.case) : check.code} ${JSON.stringify(check.expected)}`;
        const before = first.get(key);
        if (before === undefined) first.set(key, check);
        else report(check.span, `${check.text} stands on line ${before.span.start.line} already (${before.requirement}). Leave one out, or give another input here.`);
      }
    }
  },
};
