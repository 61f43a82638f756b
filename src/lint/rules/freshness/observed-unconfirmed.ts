import type { TextRule } from '../../../model/lint.js';

/** Captured behaviour is silent in judging until somebody says that it is right. */
export const observedUnconfirmed: TextRule = {
  code: 'LINT-OBSERVED-UNCONFIRMED', category: 'freshness', needs: 'text', native: true,
  check({ spec }, report) {
    for (const { id, status, span } of spec.requirements) {
      if (status === 'observed') report(span, `${id} is what the code did when it was captured; nobody has said that it is right, and it judges nothing. Take [observed] away if it is, or the requirement.`);
    }
  },
};
