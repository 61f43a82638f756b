import type { ReadSpec } from '../../model/document.js';
import type { DialectName, SubjectName } from '../../model/spec.js';

/** What is known of a spec that it does not say itself. */
export interface Told {
  readonly dialect: DialectName | null;
  readonly subject: SubjectName | null;
  /** What examples ask that name no operation. */
  readonly operation: string | null;
}

export interface ForeignText {
  readonly text: string;
  readonly file: string;
  readonly told: Told;
}

/** A format that specs are written in. */
export interface Dialect {
  readonly name: DialectName;
  /** Paths at which its specs lie as a rule. Where others keep files under the same name, what is in them decides. */
  readonly at: RegExp;
  /** Whether a file is one of its specs; `at` need not hold. */
  claims(file: string, text: string): boolean;
  /** Its reader, loaded when a file of it is read; it never throws. */
  load(): Promise<(given: ForeignText) => ReadSpec>;
}
