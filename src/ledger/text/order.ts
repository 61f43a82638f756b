import type { EntryLine } from '../../model/baseline.js';

/** The baseline's order: by operation, then by the case's text, both by UTF-16 code units. 0 is the same case. */
export function compareEntries(a: Pick<EntryLine, 'operation' | 'case'>, b: Pick<EntryLine, 'operation' | 'case'>): number {
  if (a.operation !== b.operation) return a.operation < b.operation ? -1 : 1;
  return a.case === b.case ? 0 : a.case < b.case ? -1 : 1;
}
