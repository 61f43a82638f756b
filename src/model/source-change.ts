import type { Implementation } from './implementation.js';

/** One thing in which the sources of two implementations differ. */
export interface SourceChange {
  /** Relative to the prior's entry, with `/`. */
  readonly file: string;
  /** In the prior, from 1. */
  readonly line: number;
  /** What stands there in either, white space collapsed; empty where nothing does. */
  readonly before: string;
  readonly after: string;
  /** So little that it is one cause: no rewritten function, and nothing that is imported from elsewhere. */
  readonly small: boolean;
}

/** All in which two versions of one source differ. */
export interface SourceChanges {
  readonly list: readonly SourceChange[];
  /** The prior with only these changes made; none of them is the prior laid out as the others are. */
  readonly prior: (made: readonly SourceChange[]) => Implementation;
}
