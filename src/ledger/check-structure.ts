import type { EntryHash, EntryText } from '../model/baseline.js';
import type { Finding, FindingCode } from '../model/finding.js';
import type { Compared, LedgerToCheck } from './checked.js';
import { endOf } from './explain-missing.js';
import type { Ledger, Live } from './live.js';
import type { Fault } from './read-entries.js';

const CODES: Readonly<Record<Fault['kind'], FindingCode>> = {
  conflicted: 'BASELINE-CONFLICTED', unreadable: 'BASELINE-UNREADABLE', header: 'BASELINE-UNREADABLE', truncated: 'BASELINE-TRUNCATED',
  layout: 'BASELINE-EDITED', order: 'BASELINE-EDITED', duplicate: 'BASELINE-EDITED',
};

const RESTORE = 'Restore the file from git: Holdfast alone writes it.';

const REMEDIES: Readonly<Record<Fault['kind'], string>> = {
  conflicted: 'Run holdfast merge, which rebuilds the file from both sides and asks only about what both of them decided.',
  unreadable: RESTORE, header: RESTORE, truncated: RESTORE, order: RESTORE, duplicate: RESTORE,
  layout: 'Holdfast alone writes this file: restore it from git, and keep formatters away from *.baseline.',
};

/** What is wrong with the file as a text: each with the case and decision that it touches, where that can be said. */
export function structuralFindings(what: LedgerToCheck, compared: Compared): readonly Finding[] {
  const { baseline, file } = what;
  const { ledger } = compared;
  if (baseline === null) return what.decisions.length === 0 ? [] : [wholeMissing(what, ledger)];
  if (baseline.isOtherVersion) return [{ code: 'NOTATION-VERSION', severity: 'error', file, line: 1, message: `${file}:1: ${baseline.faults[0]!.what}. Use the Holdfast that wrote it or a newer one; holdfast migrate brings older files to the version of the Holdfast that runs it.` }];
  const markers = baseline.faults.filter(({ kind }) => kind === 'conflicted');
  const faults = baseline.faults.filter((fault) => fault.kind !== 'conflicted' || fault === markers[0]).map((fault): Finding => ({
    code: CODES[fault.kind], severity: 'error', file, line: fault.line,
    message: `${file}:${fault.line}: ${fault.what}${fault.kind === 'conflicted' && markers.length > 1 ? `, the first of ${markers.length}` : ''}.${touched(fault, compared)} ${remedyOf(fault, what)}`,
  }));
  return [...faults, ...headerFinding(what, ledger), ...cutFinding(what, compared), ...undecidedFile(what)];
}

/** Markers that Holdfast wrote name two decisions: nothing is left to rebuild, and one of them has to give way. */
function remedyOf({ kind, what }: Fault, { decisions }: LedgerToCheck): string {
  const isOurs = kind === 'conflicted' && decisions.some(({ id }) => what.includes(`<<<<<<< ${id}`));
  return isOurs ? 'The decisions that they name disagree: holdfast merge --take DECISION --why "…" keeps what one of them accepted.' : REMEDIES[kind];
}

function touched({ kind }: Fault, { missing, accepted }: Compared): string {
  const first = missing[0];
  const last = accepted.at(-1);
  if (kind === 'truncated' && first === undefined && last !== undefined) return ` The last entry, of case ${last.case} by the decision ${last.by.join(' and ')}, is there and its line end is not.`;
  if (first === undefined || !['unreadable', 'truncated', 'header', 'conflicted'].includes(kind)) return '';
  const which = `case ${first.case}, which the decision ${first.by.join(' and ')} added`;
  return missing.length === 1 ? ` The accepted entry of ${which}, cannot be read there.` : ` ${missing.length} accepted entries cannot be read there, the first of them ${which}.`;
}

function wholeMissing({ file, fileOf, decisions }: LedgerToCheck, { live }: Ledger): Finding {
  const [first] = live.values();
  if (first === undefined) return { code: 'BASELINE-MISSING', severity: 'error', file, message: `${file} is missing, though there are decisions about it, as ${fileOf(decisions[0]!.id)}. Restore the file from git.` };
  return {
    code: 'BASELINE-MISSING', severity: 'error', file,
    message: `${file} is missing, though ${live.size} entries are accepted: the first is case ${first.case}, by the decision ${first.by[0]!} (${fileOf(first.by[0]!)}). Restore the file from git.`,
  };
}

function headerFinding({ baseline, file, decisions }: LedgerToCheck, { environment }: Ledger): readonly Finding[] {
  if (baseline === null || baseline.environment === null || environment === null || baseline.environment === environment) return [];
  const id = decisions.filter(({ rests }) => rests.environment === environment).map((each) => each.id).toSorted()[0]!;
  return [{
    code: 'BASELINE-EDITED', severity: 'error', file, line: 1,
    message: `${file}:1: the first line names the environment ${baseline.environment}, and by the decision ${id} it is ${environment}. Restore the line from git.`,
  }];
}

/** A baseline that holds nothing, and that nobody decided on. What it holds without a decision is told entry by entry. */
function undecidedFile({ baseline, decisions, file }: LedgerToCheck): readonly Finding[] {
  if (decisions.length > 0 || baseline!.entries.length > 0 || baseline!.faults.length > 0) return [];
  return [{ code: 'BASELINE-ENTRY-UNDECIDED', severity: 'error', file, line: 1, message: `${file}:1: there is a baseline, and no decision that it is the view of. Restore decisions/ from git, or remove the file and let holdfast record begin.` }];
}

/** Lines are missing at the end of a file whose last line is whole. */
function cutFinding(what: LedgerToCheck, compared: Compared): readonly Finding[] {
  const { file, baseline } = what;
  const line = baseline!.faults.some(({ kind }) => kind === 'truncated' || kind === 'header') ? null : endOf(what, compared);
  if (line === null) return [];
  const { missing } = compared;
  return [{
    code: 'BASELINE-TRUNCATED', severity: 'error', file, line,
    message: `${file}:${line}: the file ends here, and ${missing.length} accepted entries stand in it no more, the first of them case ${missing[0]!.case}, which the decision ${missing[0]!.by.join(' and ')} added. Restore the file from git.`,
  }];
}

export interface Decided extends Pick<LedgerToCheck, 'fileOf'> {
  /** Text of an entry, where some file has it. */
  readonly textOf: (entry: EntryHash) => EntryText | undefined;
}

/** On one line, and with its end: there stands what came of the case. */
function shortened(text: EntryText): string {
  const line = text.replaceAll('\n', '; ');
  return line.length > 100 ? `${line.slice(0, 59)} … ${line.slice(-38)}` : line;
}

/** What the decisions say against each other: of those that disagree one finding, on however many cases it is. */
export function ledgerFindings({ fileOf, textOf }: Decided, { conflicts, dangling }: Ledger): readonly Finding[] {
  const groups = new Map<string, (readonly Live[])[]>();
  for (const list of conflicts) {
    const names = list.map(({ by }) => by[0]!).join(' and ');
    groups.set(names, [...(groups.get(names) ?? []), list]);
  }
  return [
    ...[...groups].map(([names, lists]): Finding => {
      const first = lists[0]!;
      const texts = first.flatMap(({ entry }) => textOf(entry) ?? []).map(shortened);
      const shown = texts.length < first.length ? '' : `: ${texts.join(', and ')}`;
      const which = lists.length === 1 ? `one case, ${first[0]!.case}` : `${lists.length} cases, ${first[0]!.case} first`;
      return {
        code: 'LEDGER-CONFLICT', severity: 'error', file: fileOf(first[0]!.by[0]!),
        message: `The decisions ${names} accept different entries for ${which}${shown}. One of them has to give way: holdfast merge --take DECISION --why "…" keeps what that one accepts and revokes the other's.`,
      };
    }),
    ...dangling.map(({ by, revocation }): Finding => ({
      code: 'DECISION-MISSING', severity: 'error', file: fileOf(by),
      message: `The decision ${by} revokes an entry of case ${revocation.case} that ${revocation.of} added, and there is no such decision, or it did not add it. Restore ${fileOf(revocation.of)} from git.`,
    })),
  ];
}
