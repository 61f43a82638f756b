import type { Case } from './case.js';
import type { Observation } from './observation.js';
import type { SourceChange } from './source-change.js';
import type { Path } from './value.js';

/** A typed path at which two observations disagree. */
export interface Difference {
  /** Of a session the class and member: `Cart.total`. */
  readonly operation: string;
  /** Indices are generalised to `[]` so that 6,000 changed items are one difference. */
  readonly path: Path;
  readonly change: ChangeKind;
  /** Class of value on either side: `string`, `number`, `empty array`, `TypeError`, `absent`, … */
  readonly prior: string;
  readonly candidate: string;
}

export type ChangeKind =
  /** One returned and the other threw, exited, crashed or timed out. */
  | 'outcome'
  /** Of another class of value. */
  | 'kind'
  /** The same class of value, another value. */
  | 'value'
  /** Two numbers at most 4 ulp apart. */
  | 'rounding'
  /** Only the prior has it. */
  | 'removed'
  /** Only the candidate has it. */
  | 'added'
  | 'order' | 'length' | 'prototype' | 'sharing' | 'descriptors'
  /** Console, callbacks or promise, not the value. */
  | 'effect';

/** How far from daily use an input lies. */
export type Reach = 'natural' | 'edge' | 'exotic';

/** A case with what both sides did. */
export interface Pair {
  readonly case: Case;
  readonly prior: Observation;
  readonly candidate: Observation;
}

/** All differences that come of one cause, as far as the search could tell: the unit that a person decides on. */
export interface Cluster {
  /** 8 hex digits. In a search the hash of operation, path, kind of change and classes; in a result it also names both sides and the witness. */
  readonly id: string;
  readonly reach: Reach;
  /** What the differences of the row have in common; its operation is the witness's. */
  readonly difference: Difference;
  /** In words: `returns a string where it returned undefined`. */
  readonly cause: string;
  /** Cases that were seen with it. */
  readonly count: number;
  /** Other operations in which the same cause shows. */
  readonly also: readonly string[];
  /** The change of the source that brings it about, where that was found out. */
  readonly source?: SourceChange;
  /** The step that leaves the instance otherwise than it did, where the row is all that shows of that: `new Deque`, `Deque.remove`. */
  readonly after?: string;
  /** What else comes of that change, or of that step, in words. */
  readonly forms?: readonly string[];
  readonly witness: Pair;
  /** Of a witness that one side never answered, how long that was waited for. */
  readonly waited?: Waited;
}

export interface Waited {
  /** After which it counted as one that never returns. */
  readonly seconds: number;
  /** What it did where it was given longer still: then it is slow, and not endless. Null where it was not seen to do anything. */
  readonly later: string | null;
}

/** Freedom that the user declared: a line of `ts unspecified`, read. */
export type Freedom =
  | { readonly kind: 'path'; readonly operation: string | null; readonly path: Path }
  | { readonly kind: 'at'; readonly operation: string | null; readonly path: Path; readonly aspect: PlaceAspect }
  | { readonly kind: 'aspect'; readonly operation: string | null; readonly aspect: Aspect }
  | { readonly kind: 'within'; readonly operation: string | null; readonly path: Path; readonly tolerance: number; readonly relative: boolean };

/** What may be free at one place besides its value: that it is there, its type, that reading it throws. */
export type PlaceAspect = 'absence' | 'kind' | 'outcome';

export type Aspect =
  | 'key-order' | 'prototype' | 'holes' | 'sharing' | 'arguments' | 'callbacks' | 'async' | 'console' | 'negative-zero'
  | 'descriptors' | 'extras' | 'buffers' | 'error-values' | 'outcome';
