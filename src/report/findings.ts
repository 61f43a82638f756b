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
  'BASELINE-CONFLICTED': { title: 'A baseline holds conflict markers', severity: 'error', page: 'docs/findings/BASELINE-CONFLICTED.md' },
  'BASELINE-EDITED': { title: 'A baseline is not as it was decided', severity: 'error', page: 'docs/findings/BASELINE-EDITED.md' },
  'BASELINE-ENTRY-MISSING': { title: 'An accepted entry is missing from the baseline', severity: 'error', page: 'docs/findings/BASELINE-ENTRY-MISSING.md' },
  'BASELINE-ENTRY-UNDECIDED': { title: 'A baseline holds an entry that nobody accepted', severity: 'error', page: 'docs/findings/BASELINE-ENTRY-UNDECIDED.md' },
  'BASELINE-MISSING': { title: 'A baseline is missing', severity: 'error', page: 'docs/findings/BASELINE-MISSING.md' },
  'BASELINE-TRUNCATED': { title: 'A baseline ends early', severity: 'error', page: 'docs/findings/BASELINE-TRUNCATED.md' },
  'BASELINE-UNREADABLE': { title: 'A baseline cannot be read', severity: 'error', page: 'docs/findings/BASELINE-UNREADABLE.md' },
  'DECISION-EDITED': { title: 'A decision does not say what it said', severity: 'error', page: 'docs/findings/DECISION-EDITED.md' },
  'DECISION-MISSING': { title: 'A decision that others build on is missing', severity: 'error', page: 'docs/findings/DECISION-MISSING.md' },
  'DECISION-UNREADABLE': { title: 'A decision cannot be read', severity: 'error', page: 'docs/findings/DECISION-UNREADABLE.md' },
  'LEDGER-CONFLICT': { title: 'Two decisions accept different entries for one case', severity: 'error', page: 'docs/findings/LEDGER-CONFLICT.md' },
  'LEDGER-LOCKED': { title: 'Another process is writing the ledger', severity: 'error', page: 'docs/findings/LEDGER-LOCKED.md' },
  'LEDGER-UNWRITABLE': { title: 'Baseline and decisions cannot be written', severity: 'error', page: 'docs/findings/LEDGER-UNWRITABLE.md' },
  'MERGE-FAILED': { title: 'A baseline could not be merged', severity: 'error', page: 'docs/findings/MERGE-FAILED.md' },
  'MOVE-REFUSED': { title: 'This cannot be moved', severity: 'error', page: 'docs/findings/MOVE-REFUSED.md' },
  'NOTATION-VERSION': { title: 'A baseline is of another version of the notation', severity: 'error', page: 'docs/findings/NOTATION-VERSION.md' },
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
  INTERRUPTED: { title: 'Ended before there was a result', severity: 'error', page: 'docs/findings/INTERRUPTED.md' },
  'LOAD-FAILED': { title: 'A module could not be loaded', severity: 'error', page: 'docs/findings/LOAD-FAILED.md' },
  'MODULE-NOT-FOUND': { title: 'An import leads nowhere', severity: 'error', page: 'docs/findings/MODULE-NOT-FOUND.md' },
  'NO-COMMON-OPERATION': { title: 'The two sides export nothing of one name', severity: 'error', page: 'docs/findings/NO-COMMON-OPERATION.md' },
  NOISY: { title: 'An operation gives different answers to one question', severity: 'warning', page: 'docs/findings/NOISY.md' },
  'NOT-A-REPOSITORY': { title: 'This folder is in no git repository', severity: 'error', page: 'docs/findings/NOT-A-REPOSITORY.md' },
  'OPERATION-LEFT-OUT': { title: 'An operation is on one side only', severity: 'info', page: 'docs/findings/OPERATION-LEFT-OUT.md' },
  'OPERATION-UNTYPED': { title: 'Nothing says what inputs an operation takes', severity: 'warning', page: 'docs/findings/OPERATION-UNTYPED.md' },
  'OPTION-INVALID': { title: 'An option cannot be taken as it stands', severity: 'error', page: 'docs/findings/OPTION-INVALID.md' },
  'PACKAGE-NOT-FOUND': { title: 'The registry has no such package or version', severity: 'error', page: 'docs/findings/PACKAGE-NOT-FOUND.md' },
  'PATH-NOT-FOUND': { title: 'There is no such file', severity: 'error', page: 'docs/findings/PATH-NOT-FOUND.md' },
  'REF-NOT-FOUND': { title: 'git knows no such ref', severity: 'error', page: 'docs/findings/REF-NOT-FOUND.md' },
  'SAME-IMPLEMENTATION': { title: 'Both sides are the same code', severity: 'warning', page: 'docs/findings/SAME-IMPLEMENTATION.md' },
  'SANDBOX-UNAVAILABLE': { title: 'The subjects cannot be contained here', severity: 'error', page: 'docs/findings/SANDBOX-UNAVAILABLE.md' },
  'SELF-CHECK-FAILED': { title: 'A planted fault was not found', severity: 'error', page: 'docs/findings/SELF-CHECK-FAILED.md' },
  'SIGNATURE-INVALID': { title: 'The signature is no function type', severity: 'error', page: 'docs/findings/SIGNATURE-INVALID.md' },
  'SOURCE-UNREADABLE': { title: 'A source file does not parse', severity: 'error', page: 'docs/findings/SOURCE-UNREADABLE.md' },
  'SPEC-CHECK-ORPHANED': { title: 'A check stands under no requirement', severity: 'warning', page: 'docs/findings/SPEC-CHECK-ORPHANED.md' },
  'SPEC-CHECKPOINT-MISPLACED': { title: 'What is expected stands behind no statement', severity: 'error', page: 'docs/findings/SPEC-CHECKPOINT-MISPLACED.md' },
  'SPEC-CODE-INVALID': { title: 'The code of a fence cannot be used', severity: 'error', page: 'docs/findings/SPEC-CODE-INVALID.md' },
  'SPEC-EXAMPLE-UNREADABLE': { title: 'What an example expects cannot be read', severity: 'error', page: 'docs/findings/SPEC-EXAMPLE-UNREADABLE.md' },
  'SPEC-EXAMPLES-CONTRADICT': { title: 'Two examples expect different things of one case', severity: 'error', page: 'docs/findings/SPEC-EXAMPLES-CONTRADICT.md' },
  'SPEC-FENCE-UNKNOWN': { title: 'A fence is almost a check', severity: 'error', page: 'docs/findings/SPEC-FENCE-UNKNOWN.md' },
  'SPEC-FRONT-MATTER': { title: 'The front matter of a spec cannot be used', severity: 'error', page: 'docs/findings/SPEC-FRONT-MATTER.md' },
  'SPEC-ID-DUPLICATE': { title: 'Two requirements have one id', severity: 'error', page: 'docs/findings/SPEC-ID-DUPLICATE.md' },
  'SPEC-ID-NEAR-MISS': { title: 'This is almost a requirement', severity: 'error', page: 'docs/findings/SPEC-ID-NEAR-MISS.md' },
  'SPEC-NOT-FOUND': { title: 'There is no such spec', severity: 'error', page: 'docs/findings/SPEC-NOT-FOUND.md' },
  'SPEC-STATUS-UNKNOWN': { title: 'The status of a requirement is not known', severity: 'error', page: 'docs/findings/SPEC-STATUS-UNKNOWN.md' },
  'SPEC-TABLE-RAGGED': { title: 'A row is not as wide as its table', severity: 'error', page: 'docs/findings/SPEC-TABLE-RAGGED.md' },
  'SPEC-TABLE-UNREADABLE': { title: 'A table of examples cannot be read', severity: 'error', page: 'docs/findings/SPEC-TABLE-UNREADABLE.md' },
  'SPEC-UNREADABLE': { title: 'A spec could not be read', severity: 'error', page: 'docs/findings/SPEC-UNREADABLE.md' },
  'TYPES-UNREADABLE': { title: 'Types that ship with a module could not be read', severity: 'info', page: 'docs/findings/TYPES-UNREADABLE.md' },
  'WHERE-INVALID': { title: 'The predicate of --where cannot be used', severity: 'error', page: 'docs/findings/WHERE-INVALID.md' },
  'WHERE-REFUSES-ALL': { title: 'No input was within the contract', severity: 'error', page: 'docs/findings/WHERE-REFUSES-ALL.md' },
  'CHECK-FAULTY': { title: 'A check of the spec cannot be run', severity: 'error', page: 'docs/findings/CHECK-FAULTY.md' },
  'CHECK-OPAQUE': { title: 'A check rests on what cannot be seen into', severity: 'info', page: 'docs/findings/CHECK-OPAQUE.md' },
  'PRIOR-UNAVAILABLE': { title: 'The adopted prior can no longer be run', severity: 'warning', page: 'docs/findings/PRIOR-UNAVAILABLE.md' },
  'NOTHING-RECORDED': { title: 'Nothing is recorded of a subject yet', severity: 'warning', page: 'docs/findings/NOTHING-RECORDED.md' },
  'EXPLORATION-CAPPED': { title: 'The exploration ended before all was tried', severity: 'info', page: 'docs/findings/EXPLORATION-CAPPED.md' },
  'CASES-COULD-NOT-RUN': { title: 'Cases could not be run', severity: 'warning', page: 'docs/findings/CASES-COULD-NOT-RUN.md' },
  'PROPERTY-VACUOUS': { title: 'A property says nothing on any input', severity: 'warning', page: 'docs/findings/PROPERTY-VACUOUS.md' },
  'TRUST-BOOTSTRAP': { title: 'The base knows no Holdfast yet', severity: 'info', page: 'docs/findings/TRUST-BOOTSTRAP.md' },
  'PROPOSALS-UNTRUSTED': { title: 'The verdict would rest on changes that nobody vouched for', severity: 'warning', page: 'docs/findings/PROPOSALS-UNTRUSTED.md' },
  'SUBJECT-UNSUPPORTED': { title: "A spec's subject cannot be run", severity: 'error', page: 'docs/findings/SUBJECT-UNSUPPORTED.md' },
  'CONFIG-INVALID': { title: 'The configuration cannot be used', severity: 'error', page: 'docs/findings/CONFIG-INVALID.md' },
  'RECORD-REFUSED': { title: 'Nothing was recorded', severity: 'error', page: 'docs/findings/RECORD-REFUSED.md' },
  'ROW-NOT-FOUND': { title: 'There is no such row', severity: 'error', page: 'docs/findings/ROW-NOT-FOUND.md' },
  'RULING-REFUSED': { title: 'This ruling cannot be made', severity: 'error', page: 'docs/findings/RULING-REFUSED.md' },
  'WRITES-ON-IMPORT': { title: 'A module writes to the terminal while it is loaded', severity: 'warning', page: 'docs/findings/WRITES-ON-IMPORT.md' },
};

/** A finding with the severity that its kind has as a rule. */
export function withSeverity(finding: Omit<Finding, 'severity'>): Finding {
  return { ...finding, severity: FINDINGS[finding.code].severity };
}
