import type { TextRule } from '../../../model/lint.js';
import { reportEach } from '../../words.js';

/** Two words with a stroke between them; paths, units and code have other shapes. */
const SLASHED = /(?<![\p{L}\p{N}_./\\:~@*<>{}"'-])\p{L}{3,20}\/\p{L}{3,20}(?![\p{L}\p{N}_./\\<>{}*-])/gu;
const FIXED: ReadonlySet<string> = new Set(['and/or', 'or/and', 'input/output', 'client/server', 'read/write', 'tcp/ip', 'ssl/tls', 'true/false', 'yes/no', 'key/value', 'start/end', 'given/when', 'when/then']);

/** An oblique between words: and, or, both, or a name (INCOSE R17). */
export const slash: TextRule = {
  code: 'LINT-SLASH', category: 'clarity', needs: 'text',
  check(context, report) {
    reportEach(context, report, { pattern: SLASHED, message: (found) => (FIXED.has(found.toLowerCase()) ? null : `"${found}" is read as and, as or, and as a name. Write which.`) });
  },
};
