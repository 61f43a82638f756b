import type { Finding, FindingCode, Severity } from '../model/finding.js';

/** What is known of each kind of finding. A code that is not here does not compile. */
export interface FindingKind {
  /** In a few words, without a full stop. */
  readonly title: string;
  /** As a rule; a finding may weigh more or less where it stands. */
  readonly severity: Severity;
  /** The page that explains it, relative to the package. */
  readonly page: string;
}

export const FINDINGS: Readonly<Record<FindingCode, FindingKind>> = {
  'ACCESS-REFUSED': { title: 'A subject wanted to do more than read', severity: 'warning', page: 'docs/findings/ACCESS-REFUSED.md' },
  'ASYNC-LEFT-OVER': { title: 'A call left work behind that ended later', severity: 'warning', page: 'docs/findings/ASYNC-LEFT-OVER.md' },
  'CACHE-UNWRITABLE': { title: 'The cache cannot be written', severity: 'warning', page: 'docs/findings/CACHE-UNWRITABLE.md' },
  'CASE-NOT-FOUND': { title: 'There is no such witness on this machine', severity: 'error', page: 'docs/findings/CASE-NOT-FOUND.md' },
  'CASE-UNREADABLE': { title: 'This is no case', severity: 'error', page: 'docs/findings/CASE-UNREADABLE.md' },
  'CLOSURE-INCOMPLETE': { title: 'Not all that a module imports can be had', severity: 'error', page: 'docs/findings/CLOSURE-INCOMPLETE.md' },
  'EXAMPLE-UNREADABLE': { title: 'A line of the examples cannot be read', severity: 'error', page: 'docs/findings/EXAMPLE-UNREADABLE.md' },
  'EXAMPLES-NOT-FOUND': { title: 'The file of examples is not there', severity: 'error', page: 'docs/findings/EXAMPLES-NOT-FOUND.md' },
  'EXPORT-NOT-FOUND': { title: 'The module has no such export', severity: 'error', page: 'docs/findings/EXPORT-NOT-FOUND.md' },
  'FREEDOM-UNREADABLE': { title: 'What was declared unspecified cannot be read', severity: 'error', page: 'docs/findings/FREEDOM-UNREADABLE.md' },
  'GIT-FAILED': { title: 'git could not do what was asked', severity: 'error', page: 'docs/findings/GIT-FAILED.md' },
  'HISTORY-DEPENDENT': { title: 'An answer depends on what was called before', severity: 'warning', page: 'docs/findings/HISTORY-DEPENDENT.md' },
  'IMPLEMENTATION-UNREADABLE': { title: 'This does not name an implementation', severity: 'error', page: 'docs/findings/IMPLEMENTATION-UNREADABLE.md' },
  'INSTALL-FAILED': { title: 'What a side needs could not be installed', severity: 'error', page: 'docs/findings/INSTALL-FAILED.md' },
  INTERNAL: { title: 'Holdfast itself is at fault, or this machine', severity: 'error', page: 'docs/findings/INTERNAL.md' },
  INTERRUPTED: { title: 'Ended early', severity: 'error', page: 'docs/findings/INTERRUPTED.md' },
  'LOAD-FAILED': { title: 'A module could not be loaded', severity: 'error', page: 'docs/findings/LOAD-FAILED.md' },
  'MODULE-NOT-FOUND': { title: 'An import leads nowhere', severity: 'error', page: 'docs/findings/MODULE-NOT-FOUND.md' },
  'NO-COMMON-OPERATION': { title: 'The two sides export nothing of one name', severity: 'error', page: 'docs/findings/NO-COMMON-OPERATION.md' },
  NOISY: { title: 'An operation gives different answers to one question', severity: 'warning', page: 'docs/findings/NOISY.md' },
  'NOT-A-REPOSITORY': { title: 'This folder is in no git repository', severity: 'error', page: 'docs/findings/NOT-A-REPOSITORY.md' },
  'OPERATION-LEFT-OUT': { title: 'An operation is on one side only', severity: 'info', page: 'docs/findings/OPERATION-LEFT-OUT.md' },
  'OPERATION-UNTYPED': { title: 'Nothing says what inputs an operation takes', severity: 'warning', page: 'docs/findings/OPERATION-UNTYPED.md' },
  'OPTION-INVALID': { title: 'An option cannot be taken as it stands', severity: 'error', page: 'docs/findings/OPTION-INVALID.md' },
  'PACKAGE-NOT-FOUND': { title: 'The registry has no such package or version', severity: 'error', page: 'docs/findings/PACKAGE-NOT-FOUND.md' },
  'PARAMETER-NOT-INVENTED': { title: 'A parameter wants what cannot be made from data', severity: 'warning', page: 'docs/findings/PARAMETER-NOT-INVENTED.md' },
  'PATH-NOT-FOUND': { title: 'There is no such file', severity: 'error', page: 'docs/findings/PATH-NOT-FOUND.md' },
  'REF-NOT-FOUND': { title: 'git knows no such ref', severity: 'error', page: 'docs/findings/REF-NOT-FOUND.md' },
  'SAME-IMPLEMENTATION': { title: 'Both sides are the same code', severity: 'info', page: 'docs/findings/SAME-IMPLEMENTATION.md' },
  'SANDBOX-UNAVAILABLE': { title: 'The subjects cannot be contained here', severity: 'error', page: 'docs/findings/SANDBOX-UNAVAILABLE.md' },
  'SELF-CHECK-FAILED': { title: 'A planted fault was not found', severity: 'error', page: 'docs/findings/SELF-CHECK-FAILED.md' },
  'SIGNATURE-INVALID': { title: 'The signature is no function type', severity: 'error', page: 'docs/findings/SIGNATURE-INVALID.md' },
  'SOURCE-UNREADABLE': { title: 'A source file does not parse', severity: 'error', page: 'docs/findings/SOURCE-UNREADABLE.md' },
  'TYPES-UNREADABLE': { title: 'Types that ship with a module could not be read', severity: 'info', page: 'docs/findings/TYPES-UNREADABLE.md' },
  'WHERE-INVALID': { title: 'The predicate of --where cannot be used', severity: 'error', page: 'docs/findings/WHERE-INVALID.md' },
  'WHERE-REFUSES-ALL': { title: 'No input was within the contract', severity: 'error', page: 'docs/findings/WHERE-REFUSES-ALL.md' },
  'WRITES-ON-IMPORT': { title: 'A module writes to the terminal while it is loaded', severity: 'warning', page: 'docs/findings/WRITES-ON-IMPORT.md' },
};

/** A finding with the severity that its kind has as a rule. */
export function withSeverity(finding: Omit<Finding, 'severity'>): Finding {
  return { ...finding, severity: FINDINGS[finding.code].severity };
}
