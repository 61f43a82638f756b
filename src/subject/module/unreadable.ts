import type { OxcError } from 'oxc-parser';
import { Problem } from '../../host/problem.js';
import { lineAt } from './lines.js';

/** What a file that does not parse is refused with. */
export function unreadable(file: string, source: string, error: Pick<OxcError, 'message' | 'labels'>): Problem {
  const line = lineAt(source, error.labels[0]?.start ?? 0);
  return new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, line, message: `${file}:${line} does not parse: ${error.message}. Mend it, or name a version of it that runs.` });
}
