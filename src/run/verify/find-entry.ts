import { compareEntries } from '../../ledger/text/order.js';
import type { EntryLine } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import { caseText } from '../../value/case.js';

/** The accepted entry of a case; null where there is none. They stand in the baseline's order, so that none but a few are looked at. */
export function findEntry(entries: readonly EntryLine[], of: Case): EntryLine | null {
  const wanted = { operation: of.operation, case: caseText(of) };
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const order = compareEntries(entries[middle] as EntryLine, wanted);
    if (order === 0) return entries[middle] as EntryLine;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return null;
}
