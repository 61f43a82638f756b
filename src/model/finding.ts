export type Severity = 'error' | 'warning' | 'info';

/**
 * Something to tell the user that is no verdict on a case. Title, severity and page of each code stand in `report/findings.ts`,
 * which does not compile while one is missing.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** What happened, where, and what to do next; whole sentences. */
  readonly message: string;
  /** Path as the user wrote it, or relative to the working directory. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

export type FindingCode =
  | 'BASELINE-CONFLICTED' | 'BASELINE-EDITED' | 'BASELINE-ENTRY-MISSING' | 'BASELINE-ENTRY-UNDECIDED' | 'BASELINE-MISSING' | 'BASELINE-TRUNCATED'
  | 'BASELINE-UNREADABLE' | 'DECISION-EDITED' | 'DECISION-MISSING' | 'DECISION-UNREADABLE' | 'LEDGER-CONFLICT' | 'LEDGER-LOCKED' | 'LEDGER-UNWRITABLE'
  | 'MERGE-FAILED' | 'MOVE-REFUSED' | 'NOTATION-VERSION'
  | 'ACCESS-REFUSED' | 'ASYNC-LEFT-OVER' | 'CACHE-UNWRITABLE' | 'CASE-NOT-FOUND' | 'CASE-UNREADABLE' | 'CLOSURE-INCOMPLETE'
  | 'EXAMPLE-UNREADABLE' | 'EXAMPLES-NOT-FOUND' | 'EXPORT-NOT-FOUND' | 'FREEDOM-UNREADABLE'
  | 'GIT-FAILED' | 'HISTORY-DEPENDENT' | 'IMPLEMENTATION-UNREADABLE' | 'INSTALL-FAILED' | 'INTERNAL' | 'INTERRUPTED' | 'LOAD-FAILED'
  | 'MODULE-NOT-FOUND' | 'NO-COMMON-OPERATION' | 'NOISY' | 'NOT-A-REPOSITORY' | 'OPERATION-UNTYPED' | 'OPERATION-LEFT-OUT' | 'OPTION-INVALID'
  | 'PACKAGE-NOT-FOUND' | 'PATH-NOT-FOUND' | 'REF-NOT-FOUND' | 'SAME-IMPLEMENTATION' | 'SANDBOX-UNAVAILABLE' | 'SELF-CHECK-FAILED'
  | 'SIGNATURE-INVALID' | 'SOURCE-UNREADABLE' | 'TYPES-UNREADABLE' | 'WHERE-INVALID' | 'WHERE-REFUSES-ALL' | 'WRITES-ON-IMPORT'
  | 'CHECK-FAULTY' | 'CHECK-OPAQUE' | 'PRIOR-UNAVAILABLE' | 'NOTHING-RECORDED' | 'EXPLORATION-CAPPED' | 'CASES-COULD-NOT-RUN' | 'PROPERTY-VACUOUS'
  | 'SPEC-NOT-FOUND' | 'CONFIG-INVALID' | 'RECORD-REFUSED' | 'ROW-NOT-FOUND' | 'RULING-REFUSED' | 'TRUST-BOOTSTRAP' | 'PROPOSALS-UNTRUSTED' | 'SUBJECT-UNSUPPORTED';
