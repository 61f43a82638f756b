import type { Decision, EntryHash, EntryLine } from '../model/baseline.js';
import type { CaseId } from '../model/case.js';
import type { ReadBaseline } from './baseline-text.js';
import type { Ledger, Live } from './live.js';
import type { Sha256 } from './text/hash.js';

/** An entry of the file with what the ledger knows of it. */
export interface AcceptedEntry {
  readonly line: EntryLine;
  readonly hash: EntryHash;
  readonly case: CaseId;
  /** The decisions by which it is accepted. */
  readonly by: readonly string[];
}

/** What is held against each other. */
export interface LedgerToCheck {
  /** Path of the baseline, as findings show it. */
  readonly file: string;
  /** Null where the file is missing. */
  readonly baseline: ReadBaseline | null;
  /** Those about this baseline's spec. */
  readonly decisions: readonly Decision[];
  /** Decisions of the folder about other specs. */
  readonly others?: readonly Decision[];
  /** Decisions that an earlier state had (git's HEAD), so that one whose file is gone can be named. */
  readonly remembered?: readonly Decision[];
  /** Path of a decision's file, as findings show it. */
  readonly fileOf: (id: string) => string;
  readonly sha256?: Sha256;
}

/** What a first look found, for those who say what became of it. */
export interface Compared {
  readonly ledger: Ledger;
  readonly accepted: readonly AcceptedEntry[];
  /** Entries of the file that are not accepted. */
  readonly strangers: readonly EntryLine[];
  /** Accepted, and not in the file. */
  readonly missing: readonly Live[];
}
