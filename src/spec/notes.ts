import type { Finding, FindingCode, Severity } from '../model/finding.js';
import type { NotRead, Span } from '../model/spec.js';

/** Codes of what the reader finds, each with the severity that it has as a rule. */
export const SEVERITIES = {
  'FREEDOM-UNREADABLE': 'error', INTERNAL: 'error', 'SPEC-CHANGE-REFUSED': 'error', 'SPEC-CHECK-ORPHANED': 'warning', 'SPEC-CHECKPOINT-MISPLACED': 'error', 'SPEC-CODE-INVALID': 'error',
  'SPEC-EXAMPLE-UNREADABLE': 'error', 'SPEC-EXAMPLES-CONTRADICT': 'error', 'SPEC-FENCE-UNKNOWN': 'error', 'SPEC-FRONT-MATTER': 'error',
  'SPEC-CONFLICTED': 'error', 'SPEC-ID-DUPLICATE': 'error', 'SPEC-ID-NEAR-MISS': 'error', 'SPEC-STATUS-UNKNOWN': 'error', 'SPEC-TABLE-RAGGED': 'error',
  'SPEC-TABLE-UNREADABLE': 'error', 'SPEC-UNREADABLE': 'error',
} as const satisfies Partial<Record<FindingCode, Severity>>;

export type SpecCode = keyof typeof SEVERITIES;

/** Takes down what reading finds. */
export class Notes {
  readonly findings: Finding[] = [];
  readonly notRead: NotRead[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** `message`: what is wrong and what to write instead, in whole sentences. */
  find(code: SpecCode, span: Span, message: string, severity: Severity = SEVERITIES[code]): void {
    this.findings.push({ code, severity, message, file: this.#file, line: span.start.line, column: span.start.column, endLine: span.end.line, endColumn: span.end.column });
  }

  /** All of it, in the order of the text. */
  inOrder(): { readonly findings: readonly Finding[]; readonly notRead: readonly NotRead[] } {
    return {
      findings: this.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
      notRead: this.notRead.toSorted((a, b) => a.span.start.offset - b.span.start.offset),
    };
  }

  /** Something looks like a check and was not read as one. */
  leave(span: Span, text: string, why: string): void {
    this.notRead.push({ file: this.#file, span, text: clip(text), why });
  }
}

export function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
