import type { Decision, EntryLine } from '../../model/baseline.js';
import type { CaseId } from '../../model/case.js';
import type { Finding } from '../../model/finding.js';
import type { Ahead } from './ahead.js';
import type { SpecFile } from './spec-file.js';

/** A spec with all that is recorded and ruled beside it. */
export interface LoadedSpec extends SpecFile {
  /** SHA-256 of the spec's text. */
  readonly hash: string;
  /** Accepted entries; empty where nothing is recorded. */
  readonly entries: readonly EntryLine[];
  /** Of each of them. */
  readonly caseIds: readonly CaseId[];
  readonly decisions: readonly Decision[];
  /** Of spec, baseline and ledger; an error makes the verdict invalid. */
  readonly findings: readonly Finding[];
  /** No entry and no adopted prior, and nothing missing that git's HEAD or index holds: nothing was decided yet, or all of it was taken back. */
  readonly nothingRecorded: boolean;
  /** Its candidate, where that was started before the record was read. */
  readonly ahead?: Ahead | null;
}
