import type { TextRule } from '../../../model/lint.js';

/** What goes away judges nothing: its checks look alive and are not. */
export const deprecatedChecked: TextRule = {
  code: 'LINT-DEPRECATED-CHECKED', category: 'freshness', needs: 'text', native: true,
  check({ spec }, report) {
    for (const { id, status, span, checks } of spec.requirements) {
      if (status === 'deprecated' && checks.length > 0) report(span, `${id} is [deprecated], so its ${checks.length === 1 ? 'check judges' : `${checks.length} checks judge`} nothing. Take the checks out, or [deprecated] where they are to hold until it is gone.`);
    }
  },
};
