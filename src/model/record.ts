import type { Finding } from './finding.js';

/** What `record` did; every report is a pure function of it. */
export interface RecordResult {
  readonly specs: readonly RecordedSpec[];
  readonly seconds: number;
}

export interface RecordedSpec {
  readonly spec: string;
  /** New entries, and all that are accepted now. */
  readonly recorded: number;
  readonly inAll: number;
  /** Id of the decision that accepts them; null where there was nothing new. */
  readonly decision: string | null;
  readonly operations: readonly RecordedOperation[];
  /** Of the source's branches those that the search reached; null where they were not counted. */
  readonly branches: { readonly reached: number; readonly all: number } | null;
  /** Cases that showed something and were not kept, by why: they answered otherwise when asked again, never ended well, cannot be seen into. */
  readonly left: { readonly unsteady: number; readonly ended: number; readonly unseen: number };
  readonly findings: readonly Finding[];
}

export interface RecordedOperation {
  readonly operation: string;
  readonly recorded: number;
  /** By kind of feature: shown by the entries, and by none of them for want of room. */
  readonly held: Readonly<Record<string, number>>;
  readonly fellOut: Readonly<Record<string, number>>;
}
