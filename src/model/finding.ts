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
  | 'ACCESS-REFUSED' | 'ASYNC-LEFT-OVER' | 'CACHE-UNWRITABLE' | 'CASE-NOT-FOUND' | 'CASE-UNREADABLE' | 'CLOSURE-INCOMPLETE'
  | 'EXAMPLE-UNREADABLE' | 'EXAMPLES-NOT-FOUND' | 'EXPORT-NOT-FOUND' | 'FREEDOM-UNREADABLE'
  | 'GIT-FAILED' | 'HISTORY-DEPENDENT' | 'IMPLEMENTATION-UNREADABLE' | 'INSTALL-FAILED' | 'INTERNAL' | 'INTERRUPTED' | 'LOAD-FAILED'
  | 'MODULE-NOT-FOUND' | 'NO-COMMON-OPERATION' | 'NOISY' | 'NOT-A-REPOSITORY' | 'OPERATION-UNTYPED' | 'OPERATION-LEFT-OUT' | 'OPTION-INVALID'
  | 'PACKAGE-NOT-FOUND' | 'PARAMETER-NOT-INVENTED' | 'PATH-NOT-FOUND' | 'REF-NOT-FOUND' | 'SAME-IMPLEMENTATION' | 'SANDBOX-UNAVAILABLE' | 'SELF-CHECK-FAILED'
  | 'SIGNATURE-INVALID' | 'SOURCE-UNREADABLE' | 'TYPES-UNREADABLE' | 'WHERE-INVALID' | 'WHERE-REFUSES-ALL' | 'WRITES-ON-IMPORT';
