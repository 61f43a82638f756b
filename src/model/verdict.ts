import type { Case } from './case.js';
import type { Cluster, Pair } from './difference.js';
import type { Finding } from './finding.js';
import type { Status, Strength } from './spec.js';

/** Of a question also `notAsked`, which never blocks. */
export type Verdict = 'safe' | 'unsafe' | 'undecided' | 'invalid';
export type QuestionVerdict = Verdict | 'notAsked';

/** What the spec says of an observation. */
export type SpecWord = 'violates' | 'satisfies' | 'silent';

/** Outcome of a case: the closed list of the gate's table. */
export type CaseOutcome =
  | 'couldNotRun' | 'conflict' | 'held' | 'broken' | 'violation' | 'regression' | 'repair' | 'permitted' | 'undescribed' | 'held-undescribed'
  | 'specified' | 'new'
  /** The prior no longer does what its entry says. */
  | 'drifted'
  /** Explored, and covered by a ruling. */
  | 'decided'
  /** A side gave two answers to one case. */
  | 'noisy';

/** What the table says about one observation by one check. */
export interface Word {
  readonly check: string;
  readonly requirement: string;
  readonly strength: Strength;
  readonly status: Status;
  readonly pins: boolean;
  readonly result: 'holds' | 'violated';
  readonly detail: string;
}

export interface JudgedCase {
  readonly outcome: CaseOutcome;
  readonly pair: Pair;
  readonly words: readonly Word[];
  /** Recorded in the baseline, demanded by the spec, or invented in this run. */
  readonly origin: 'recorded' | 'specified' | 'explored';
}

/** A row of the gate: a cluster with what it counts as. */
export interface Row extends Cluster {
  readonly outcome: CaseOutcome;
  readonly counts: 'unsafe' | 'undecided' | 'reported';
  /** Path of the spec. */
  readonly spec: string;
  /** The requirement that is violated; null where none is. */
  readonly requirement: string | null;
  /** The decision that it was ruled by, where a ruling makes it what it is. */
  readonly decision: string | null;
  /** Ids of the cases behind it, as far as they were kept; the witness is one of them. */
  readonly cases: readonly Case[];
  readonly origin: JudgedCase['origin'];
}

export interface Question {
  readonly verdict: QuestionVerdict;
  /** Number of cases behind it. */
  readonly cases: number;
}

export interface SpecResult {
  readonly spec: string;
  readonly subject: string;
  readonly verdict: Verdict;
  readonly questions: { readonly spec: Question; readonly behaviour: Question & { readonly heldOut: { readonly cases: number; readonly sealed: boolean } }; readonly surface: Question };
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}
