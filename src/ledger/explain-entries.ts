import type { EntryLine } from '../model/baseline.js';
import type { CaseId } from '../model/case.js';
import type { Finding } from '../model/finding.js';
import type { Compared, LedgerToCheck } from './checked.js';
import { clip } from './clip.js';
import { caseIdOf, entryHash } from './text/hash.js';

interface Explained {
  readonly findings: readonly Finding[];
  /** Those whose entry in the file is another than the accepted one, which then is not missing. */
  readonly cases: ReadonlySet<CaseId>;
}

/** Entries of the file that the ledger does not accept: edited, revoked, or never decided. */
export function explainedEntries({ strangers, missing }: Compared, what: LedgerToCheck): Explained {
  const moved = movedByHand(strangers, what);
  if (moved !== null) return { findings: [moved], cases: new Set() };
  const decided = new Map(missing.map((live) => [live.case, live]));
  const cases = new Set<CaseId>();
  const all = strangers.map((entry): Finding => {
    const id = caseIdOf(entry, what.sha256);
    const live = decided.get(id);
    if (live === undefined) return undecided(entry, id, what);
    cases.add(id);
    return {
      code: 'BASELINE-EDITED', severity: 'error', file: what.file, line: entry.line,
      message: `${what.file}:${entry.line}: the entry of ${clip(entry.case)} (case ${id}) is not the one that the decision ${live.by.join(' and ')} accepted. Entries change by a ruling only: restore the line from git, or rule on the difference with holdfast decide.`,
    };
  });
  return { findings: clipped(all), cases };
}

/** A baseline that has another name than the decisions say, as it has after a rename without Holdfast: all that is wrong with it is that. */
function movedByHand(strangers: readonly EntryLine[], { file, decisions, others = [], sha256 }: LedgerToCheck): Finding | null {
  if (decisions.length > 0 || strangers.length === 0) return null;
  const hashes = strangers.map((entry) => entryHash(entry.text, sha256));
  const specs = [...new Set(others.map((d) => d.spec))].filter((spec) => {
    const added = new Set(others.filter((d) => d.spec === spec).flatMap((d) => d.added.map(({ entry }) => entry)));
    return hashes.every((hash) => added.has(hash));
  });
  const [spec] = specs;
  if (spec === undefined || specs.length > 1) return null;
  const [from, to] = [`${file.replace(/[^/]*$/, '')}${spec}.spec.md`, file.replace(/\.baseline$/, '.spec.md')];
  return { code: 'BASELINE-ENTRY-UNDECIDED', severity: 'error', file, line: strangers[0]!.line, message: `${file}: its ${strangers.length} entries were accepted as those of ${from}, and no decision says that it has another name. Say so: holdfast mv ${from} ${to}.` };
}

/** Shown one by one; of the rest the number. */
const SHOWN = 5;

function clipped(all: readonly Finding[]): readonly Finding[] {
  const last = all[SHOWN - 1];
  if (last === undefined || all.length === SHOWN) return all;
  return [...all.slice(0, SHOWN - 1), { ...last, message: `${last.message} The same is true of ${all.length - SHOWN} more.` }];
}

function undecided(entry: EntryLine, id: CaseId, what: LedgerToCheck): Finding {
  return {
    code: 'BASELINE-ENTRY-UNDECIDED', severity: 'error', file: what.file, line: entry.line,
    message: `${what.file}:${entry.line}: ${clip(entry.case)} (case ${id}) is not accepted: ${whyNot(entry, what)}`,
  };
}

function whyNot(entry: EntryLine, { decisions, remembered = [], sha256, fileOf }: LedgerToCheck): string {
  const hash = entryHash(entry.text, sha256);
  const revokedBy = decisions.find(({ revoked }) => revoked.some((each) => each.entry === hash))?.id;
  if (revokedBy !== undefined) return `the decision ${revokedBy} revoked it. Take the line out.`;
  const lost = remembered.find(({ added }) => added.some((each) => each.entry === hash))?.id;
  if (lost !== undefined) return `the decision ${lost} added it, and its file is gone. Restore ${fileOf(lost)} from git.`;
  return 'no decision added it. Take the line out and let holdfast record add it with a decision; if the file of a decision was lost, restore it from git.';
}
