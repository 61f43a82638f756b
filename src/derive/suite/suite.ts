import type { Shape, Signature } from '../../model/shape.js';
import type { Spec } from '../../model/spec.js';

/** What a suite is made of, besides the runner. */
export interface SuiteParts {
  readonly spec: Spec;
  /** How the made file imports the subject: `../cart.ts`, `classnames`. */
  readonly subject: string;
  /** What inputs properties and models take, by the check's id; null where that could not be read. */
  readonly inputs: ReadonlyMap<string, Signature | null>;
  readonly definitions: Readonly<Record<string, Shape>>;
}

/** One test, without the runner's words. */
export interface SuiteTest {
  readonly name: string;
  readonly body: readonly string[];
  readonly isAsync: boolean;
  /** Why it is not carried out; null where it is. */
  readonly skip: string | null;
}

/** The tests of a requirement. */
export interface SuiteGroup {
  readonly title: string;
  readonly tests: readonly SuiteTest[];
}

/** What of the spec a suite cannot hold, or not wholly. */
export interface NotHeld {
  readonly requirement: string;
  readonly line: number;
  readonly text: string;
  /** A whole sentence. */
  readonly why: string;
}

/** What a check becomes: the lines of a test, or why it becomes none. */
export type Body =
  | { readonly lines: readonly string[]; readonly isAsync: boolean; readonly beside?: string }
  | { readonly skip: string };
