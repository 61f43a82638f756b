import type { Decision, EntryText, FileChange, LedgerTexts } from '../model/baseline.js';
import type { Finding } from '../model/finding.js';
import { readBaseline } from './baseline-text.js';
import type { ReadBaseline } from './baseline-text.js';
import { checkLedger } from './check.js';
import type { CheckedLedger } from './check.js';
import { readDecision } from './decision/read.js';
import { writeDecision } from './decision/write.js';
import { decisionsAbout } from './names.js';
import { printLedger } from './print-ledger.js';
import type { Sha256 } from './text/hash.js';

/** Where a spec's ledger lies. */
export interface LedgerPlace {
  /** The spec's folder, absolute, with the platform's separators. */
  readonly folder: string;
  /** The spec's file name without `.spec.md`. */
  readonly spec: string;
  /** The folder as findings show it: empty, or with `/` at its end. */
  readonly shown: string;
}

/** A spec's baseline and decisions, read and held against each other. */
export interface OpenLedger {
  readonly place: LedgerPlace;
  /** The baseline's text as it stands. */
  readonly text: string | null;
  /** Null where there is no such file. */
  readonly baseline: ReadBaseline | null;
  /** All of the folder, and those about this spec. */
  readonly all: readonly Decision[];
  readonly decisions: readonly Decision[];
  readonly checked: CheckedLedger;
  /** Of reading and checking; any makes it invalid. */
  readonly findings: readonly Finding[];
}

export function baselineFile({ shown, spec }: LedgerPlace): string {
  return `${shown}${spec}.baseline`;
}

export function decisionFile({ shown }: LedgerPlace, id: string): string {
  return `${shown}decisions/${id}.md`;
}

/** Decisions from the texts of a folder, each with what is wrong with it. */
export function openDecisions(texts: Pick<LedgerTexts, 'decisions'>, { shown, sha256 }: Pick<LedgerPlace, 'shown'> & { readonly sha256?: Sha256 | undefined }): { readonly decisions: readonly Decision[]; readonly findings: readonly Finding[] } {
  const read = texts.decisions.map(({ name, text, list }) => readDecision({ file: `${shown}decisions/${name}`, text, list }, sha256));
  return { decisions: read.flatMap(({ decision }) => decision ?? []), findings: read.flatMap(({ findings }) => findings) };
}

export interface OpenOptions {
  /** The platform's own is much faster than ours. */
  readonly sha256?: Sha256;
  /** Decisions that git's HEAD has, so that one whose file is gone can be named. */
  readonly remembered?: readonly Decision[];
}

export function openLedger(texts: LedgerTexts, place: LedgerPlace, options: OpenOptions = {}): OpenLedger {
  const read = openDecisions(texts, { shown: place.shown, sha256: options.sha256 });
  const decisions = decisionsAbout(place.spec, read.decisions);
  const baseline = texts.baseline === null ? null : readBaseline(texts.baseline);
  const checked = checkLedger({ file: baselineFile(place), baseline, decisions, others: read.decisions.filter((each) => !decisions.includes(each)), fileOf: (id) => decisionFile(place, id), ...options });
  return { place, text: texts.baseline, baseline, all: read.decisions, decisions, checked, findings: [...read.findings, ...checked.findings] };
}

/**
 * The files to write so that further decisions hold: theirs, and, where it changes, the baseline with the entries that they add (`texts`) and without
 * those that they revoke. Throws where a decision adds an entry whose text was not handed in, which is a fault of the caller's.
 */
export function amendments(open: OpenLedger, decisions: readonly Decision[], texts: Iterable<EntryText>, sha256?: Sha256): readonly FileChange[] {
  const { place, baseline } = open;
  const all = decisionsAbout(place.spec, [...open.all, ...decisions]);
  const printed = printLedger(all, [...(baseline?.entries.map(({ text }) => text) ?? []), ...texts], sha256);
  const [lost] = printed.missing;
  if (lost !== undefined) throw new Error(`no text of the entry ${lost.entry} of case ${lost.case}, by ${lost.by.join(', ')}`);
  return [
    ...(printed.text === open.text ? [] : [{ path: `${place.folder}/${place.spec}.baseline`, text: printed.text }]),
    ...decisions.flatMap((each) => writeDecision(each)).map(({ name, text }) => ({ path: `${place.folder}/decisions/${name}`, text })),
  ];
}
