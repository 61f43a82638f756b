import type { Finding } from './finding.js';
import type { NotRead } from './spec.js';

/** What linting specs says. */
export interface LintResult {
  /** Of the reader, by file and place. */
  readonly findings: readonly Finding[];
  /** What looks like a check and is none, or is not carried out yet. */
  readonly notRead: readonly NotRead[];
  /** Numbers of what was read. */
  readonly specs: number;
  readonly requirements: number;
  readonly checks: number;
}
