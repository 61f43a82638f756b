export type Severity = 'error' | 'warning' | 'info';

/**
 * Something to tell the user that is no verdict on a case. Title, severity and page of each code stand in `report/findings.ts`,
 * which does not compile while one is missing.
 */
export interface Finding {
  readonly code: FindingCode | CustomCode;
  readonly severity: Severity;
  /** What happened, where, and what to do next; whole sentences. */
  readonly message: string;
  /** Path as the user wrote it, or relative to the working directory. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
  /** Where the part that it speaks of ends: behind its last character. */
  readonly endLine?: number;
  readonly endColumn?: number;
  /** What would mend it, the best first. */
  readonly fixes?: readonly Fix[];
}

/** A change of the file that a finding stands in. */
export interface Fix {
  /** What it does, as one would choose it from a list: `Write "the" once`. */
  readonly title: string;
  /** Whether `--fix` may make it unasked: it changes nothing that the spec says. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Offsets in UTF-16 units from the start of the text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What rules of the configuration find has codes of their own. */
export type CustomCode = `CUSTOM-${string}`;

export type FindingCode =
  | LintCode
  | 'BASELINE-CONFLICTED' | 'BASELINE-EDITED' | 'BASELINE-ENTRY-MISSING' | 'BASELINE-ENTRY-UNDECIDED' | 'BASELINE-MISSING' | 'BASELINE-TRUNCATED'
  | 'BASELINE-UNREADABLE' | 'DECISION-EDITED' | 'DECISION-MISSING' | 'DECISION-UNREADABLE' | 'LEDGER-CONFLICT' | 'LEDGER-LOCKED' | 'LEDGER-UNWRITABLE'
  | 'MERGE-FAILED' | 'MOVE-REFUSED' | 'NOTATION-VERSION'
  | 'ACCESS-REFUSED' | 'ASYNC-LEFT-OVER' | 'COUNTING-NOTICED' | 'CACHE-UNWRITABLE' | 'CASE-NOT-FOUND' | 'CASE-UNREADABLE' | 'CLOSURE-INCOMPLETE'
  | 'ANSWER-OPAQUE' | 'EXAMPLE-UNREADABLE' | 'EXAMPLES-NOT-FOUND' | 'EXPORT-NOT-FOUND' | 'FEW-CASES' | 'FIELDS-UNDECLARED' | 'FREEDOM-UNREADABLE'
  | 'GIT-FAILED' | 'HISTORY-DEPENDENT' | 'IMPLEMENTATION-UNREADABLE' | 'INSTALL-FAILED' | 'INTERNAL' | 'INTERRUPTED' | 'LOAD-FAILED'
  | 'MODULE-NOT-FOUND' | 'NO-COMMON-OPERATION' | 'NOISY' | 'NOT-A-REPOSITORY' | 'OPERATION-UNTYPED' | 'OPERATION-TYPED-BY-USE' | 'OPERATION-LEFT-OUT' | 'OPTION-INVALID'
  | 'PACKAGE-NOT-FOUND' | 'PARAMETER-NOT-INVENTED' | 'PATH-NOT-FOUND' | 'REF-NOT-FOUND' | 'SAME-IMPLEMENTATION' | 'SANDBOX-UNAVAILABLE' | 'SELF-CHECK-FAILED'
  | 'SIGNATURE-INVALID' | 'SOURCE-UNREADABLE'
  | 'SPEC-CHANGE-REFUSED' | 'SPEC-CHECK-ORPHANED' | 'SPEC-CHECKPOINT-MISPLACED' | 'SPEC-CODE-INVALID' | 'SPEC-EXAMPLE-UNREADABLE' | 'SPEC-EXAMPLES-CONTRADICT' | 'SPEC-FENCE-UNKNOWN'
  | 'SPEC-FRONT-MATTER' | 'SPEC-ID-DUPLICATE' | 'SPEC-ID-NEAR-MISS' | 'SPEC-NOT-FOUND' | 'SPEC-STATUS-UNKNOWN' | 'SPEC-TABLE-RAGGED' | 'SPEC-TABLE-UNREADABLE'
  | 'SPEC-UNREADABLE' | 'SPEC-REMOVED' | 'SPEC-CONFLICTED'
  | 'BUILD-REFUSED' | 'BUILD-STALE'
  | 'CHECK-FAULTY' | 'CHECK-OPAQUE' | 'PRIOR-UNAVAILABLE' | 'EXPORT-NEW' | 'NOTHING-ASKED' | 'NOTHING-RECORDED' | 'EXPLORATION-CAPPED' | 'CASES-COULD-NOT-RUN' | 'CASES-NOT-ASKED' | 'PROPERTY-VACUOUS' | 'SURROUNDINGS-PROBED'
  | 'INIT-REFUSED' | 'CONFIG-INVALID' | 'RECORD-REFUSED' | 'ROW-NOT-FOUND' | 'RULING-REFUSED' | 'TRUST-BOOTSTRAP' | 'PROPOSALS-UNTRUSTED' | 'SUBJECT-UNSUPPORTED'
  | 'CONFIG-PROPOSED' | 'REQUIREMENT-NOT-FOUND' | 'SPECS-LEFT-OUT' | 'TRUST-BASE-AHEAD'
  | 'TYPES-UNASSIGNABLE' | 'TYPES-UNREADABLE' | 'WHERE-INVALID' | 'WHERE-REFUSES-ALL' | 'WRITES-ON-IMPORT';

/** What rules of `lint` find. */
export type LintCode =
  | 'LINT-ABSOLUTE' | 'LINT-ACRONYM-UNDEFINED' | 'LINT-ALL-NOT' | 'LINT-AND-OR' | 'LINT-CHARACTER-HIDDEN' | 'LINT-COMPARISON-OPEN'
  | 'LINT-CRITERION-UNBOUND' | 'LINT-DEPRECATED-CHECKED' | 'LINT-EARS-ORDER' | 'LINT-EARS-SHAPE' | 'LINT-ESCAPE-CLAUSE' | 'LINT-EXAMPLE-REPEATED'
  | 'LINT-FREEDOM-HOLLOWS' | 'LINT-FUTURE-TENSE' | 'LINT-HEADING-ORDER' | 'LINT-HEADING-REPEATED' | 'LINT-ID-REUSED' | 'LINT-ID-SHARED'
  | 'LINT-INFINITIVE-SUPERFLUOUS' | 'LINT-KEYWORD-LOWERCASE' | 'LINT-KEYWORD-MISSING' | 'LINT-KEYWORD-MIXED' | 'LINT-LINK-BROKEN'
  | 'LINT-LIST-UNBOUNDED' | 'LINT-MUST-UNCHECKED' | 'LINT-NEGATION-STACK' | 'LINT-NOT-READ' | 'LINT-OBSERVED-UNCONFIRMED'
  | 'LINT-OPERATION-UNCHECKED' | 'LINT-OPERATION-UNDECLARED' | 'LINT-PARENTHESIS-NORMATIVE' | 'LINT-PASSIVE-ACTORLESS' | 'LINT-PLACEHOLDER'
  | 'LINT-PREFIX-UNUSED' | 'LINT-PRONOUN-VAGUE' | 'LINT-PROPERTY-TAUTOLOGY' | 'LINT-QUANTITY-VAGUE'
  | 'LINT-REFERENCE-CIRCULAR' | 'LINT-REFERENCE-DANGLING' | 'LINT-REFUSAL-UNCHECKED' | 'LINT-REQUIREMENT-EMPTY' | 'LINT-RULE-FAILED'
  | 'LINT-SENTENCE-LONG' | 'LINT-SLASH' | 'LINT-STATEMENT-COMPOUND' | 'LINT-SUPPRESSION-STALE' | 'LINT-SUPPRESSION-UNREADABLE'
  | 'LINT-SUPPRESSION-UNREASONED' | 'LINT-TABLE-UNBOUND' | 'LINT-TBD' | 'LINT-TERM-UNDEFINED' | 'LINT-TIME-VAGUE' | 'LINT-TITLE-MISSING'
  | 'LINT-TITLE-SECOND' | 'LINT-VERB-VAGUE' | 'LINT-WEASEL-WORD' | 'LINT-WORD-REPEATED'
  | 'LINT-EXAMPLE-MISTYPED' | 'LINT-EXAMPLE-CONTRADICTS-MODEL' | 'LINT-PROPERTY-CONTRADICTS-EXAMPLE' | 'LINT-PROPERTY-CONTRADICTS-MODEL' | 'LINT-MODELS-DISAGREE';
