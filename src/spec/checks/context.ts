import type { Check, DeclaredFreedom } from '../../model/spec.js';
import type { Source } from '../document/source.js';
import type { Notes } from '../notes.js';

/** What reading the checks of one requirement takes, and where they go. */
export interface CheckContext {
  readonly requirement: string;
  readonly source: Source;
  readonly notes: Notes;
  /** What the spec's signature names. */
  readonly declares: ReadonlySet<string>;
  readonly checks: Check[];
  readonly freedoms: DeclaredFreedom[];
}
