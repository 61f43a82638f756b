import type { Finding } from './finding.js';

/** What can be made of a spec. */
export type BuildKind = 'types' | 'schema' | 'criteria' | 'brief' | 'vitest' | 'node' | 'jest' | 'pytest' | 'stubs';

/** One file that a spec's text alone decides, to the byte. */
export interface MadeFile {
  /** Name in the spec's folder of made files. */
  readonly name: string;
  readonly text: string;
  readonly kind: BuildKind;
  /** What is in it, for people: `6 tests, 1 of them skipped`. */
  readonly holds: string;
}

/**
 * `new` was not there, `changed` was another, `same` was as it is; `removed` is made no more. With `--check` nothing is written: then
 * `new` is missing, `changed` is stale and `removed` is left over.
 */
export type FileState = 'new' | 'changed' | 'same' | 'removed';

export interface BuiltFile {
  /** From the working folder. */
  readonly file: string;
  readonly kind: BuildKind | null;
  readonly state: FileState;
  readonly holds: string;
}

/** What stands in a spec and in nothing that was made, or not wholly. */
export interface LeftOut {
  readonly kind: BuildKind;
  /** Empty where it is about the whole. */
  readonly requirement: string;
  readonly line: number;
  readonly text: string;
  /** A whole sentence. */
  readonly why: string;
}

export interface BuiltSpec {
  readonly spec: string;
  readonly folder: string;
  readonly files: readonly BuiltFile[];
  readonly leftOut: readonly LeftOut[];
}

export interface BuildResult {
  readonly checked: boolean;
  readonly specs: readonly BuiltSpec[];
  readonly findings: readonly Finding[];
}
