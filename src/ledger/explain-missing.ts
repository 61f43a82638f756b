import type { EntryHash } from '../model/baseline.js';
import type { Finding } from '../model/finding.js';
import type { Compared, LedgerToCheck } from './checked.js';
import type { Live } from './live.js';

/** Shown one by one; of the rest the number. */
const SHOWN = 5;

/** Accepted entries that the file lacks. Where the file is missing, of another version or ends early, one finding elsewhere says so. */
export function missingEntries(what: LedgerToCheck, compared: Compared): readonly Finding[] {
  const { baseline, file } = what;
  const { missing } = compared;
  const saidElsewhere = baseline === null || baseline.faults.some(({ kind }) => kind === 'truncated' || kind === 'header') || endOf(what, compared) !== null;
  if (saidElsewhere || missing.length === 0) return [];
  const rest = missing.length > SHOWN ? ` ${missing.length - SHOWN} more are missing besides.` : '';
  return missing.slice(0, SHOWN).map((live, i): Finding => {
    const line = lineBefore(live, what, compared);
    return {
      code: 'BASELINE-ENTRY-MISSING', severity: 'error', file, line,
      message: `${file}:${line}: an accepted entry is missing behind this line: case ${live.case}, which the decision ${live.by.join(' and ')} added. Restore the line from git; what is to go needs a ruling (holdfast decide).${i === Math.min(SHOWN, missing.length) - 1 ? rest : ''}`,
    };
  });
}

/**
 * The last line of a file that was cut at a line's end, or null. A decision lists its entries in the baseline's order: the file was cut
 * if at least two are gone and of every decision none is there behind one that is gone.
 */
export function endOf({ decisions }: LedgerToCheck, { missing, accepted }: Compared): number | null {
  if (missing.length < 2) return null;
  if (accepted.length === 0) return 1;
  const gone = new Set(missing.map(({ entry }) => entry));
  const there = new Set(accepted.map(({ hash }) => hash));
  let isSplit = false;
  for (const { added } of decisions) {
    const live = added.filter(({ entry }) => gone.has(entry) || there.has(entry));
    const first = live.findIndex(({ entry }) => gone.has(entry));
    if (first < 0) continue;
    if (live.slice(first).some(({ entry }) => there.has(entry))) return null;
    if (first > 0) isSplit = true;
  }
  return isSplit ? accepted.at(-1)!.line.line : null;
}

/** The line of the entry that its decision lists before it; 1, the first line of the file, where there is none. */
function lineBefore(live: Live, { decisions }: LedgerToCheck, { accepted }: Compared): number {
  const lines = new Map<EntryHash, number>(accepted.map((each) => [each.hash, each.line.line]));
  let line = 1;
  for (const { entry } of decisions.find(({ id }) => id === live.by[0])?.added ?? []) {
    if (entry === live.entry) return line;
    line = lines.get(entry) ?? line;
  }
  return line;
}
