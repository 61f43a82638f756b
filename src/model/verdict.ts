import type { DecisionKind } from './baseline.js';
import type { Case } from './case.js';
import type { Cluster, Difference, Pair } from './difference.js';
import type { Finding } from './finding.js';
import type { Bound, SearchEstimate } from './result.js';
import type { NotRead, Status, Strength } from './spec.js';
import type { Path } from './value.js';

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
  /** Recorded in the baseline, demanded by the spec, invented in this run, or a name that the module exports. */
  readonly origin: 'recorded' | 'specified' | 'explored' | 'surface';
}

/** A row of the gate: a cluster with what it counts as. */
export interface Row extends Cluster {
  readonly outcome: CaseOutcome;
  readonly counts: 'unsafe' | 'undecided' | 'reported';
  /** Path of the spec. */
  readonly spec: string;
  /** The requirement that is violated; null where none is. */
  readonly requirement: string | null;
  /** The kinds of rulings that can settle it; none where code or spec have to change. */
  readonly rulings: readonly DecisionKind[];
  /** The decision that it was ruled by, where a ruling makes it what it is. */
  readonly decision: string | null;
  /** The ruling that gave the witness the entry it is held to, which the prior never did; absent where that is the prior's own. */
  readonly wantedBy?: string;
  /** Its difference leads no case: it is seen behind one that is seen everywhere, in cases that are counted there too. */
  readonly isBehind?: boolean;
  /** Ids of the cases behind it, as far as they were kept; the witness is one of them. */
  readonly cases: readonly Case[];
  /** What a ruling on it speaks of: its own difference first, then what differs with it of the same cause. */
  readonly told: readonly Told[];
  /** What else differs in some of its cases, and stays open when it is ruled on. */
  readonly besides: readonly Told[];
  /** Rows of the same cause that a ruling on this one settles as well: it stands for them, and counts their cases. Each can be ruled on by itself. */
  readonly joined: readonly Row[];
  readonly origin: JudgedCase['origin'];
}

/** A difference of a row as rulings speak of it: where something is returned that was not, with the classes of value that came out. */
export interface Told {
  readonly difference: Difference;
  /** Where it was seen: which of the row's cases, at which step of it, and the path that it has there; a row may say less of it. */
  readonly seen: readonly (readonly [at: number, step: number, path: Path])[];
}

export interface Question {
  readonly verdict: QuestionVerdict;
  /** Number of cases behind it. */
  readonly cases: number;
}

/** The second question also says how much of the baseline was held out: judged once, after the visible cases passed. */
export interface BehaviourQuestion extends Question {
  readonly heldOut: { readonly cases: number; readonly sealed: boolean };
}

export interface Questions {
  readonly spec: Question;
  readonly behaviour: BehaviourQuestion;
  readonly surface: Question;
}

/** What the explored part of the second question is worth. */
export interface ExploredSummary {
  readonly executions: number;
  readonly bound: Bound | null;
  readonly search: SearchEstimate;
}

export interface SpecResult {
  /** Path of the spec. */
  readonly spec: string;
  /** The subject as the spec names it. */
  readonly subject: string;
  /** `notAsked` where no question had a case: nothing was judged, which is no pass. */
  readonly verdict: QuestionVerdict;
  readonly questions: Questions;
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  readonly explored: ExploredSummary | null;
  /** Cases of the spec that nobody has confirmed: they were asked, and the spec says nothing by them. */
  readonly silent: number;
  /** Differences that were erased by what the spec declares free. */
  readonly freed: number;
  readonly planted: number;
  readonly caught: number;
  readonly seed: number;
  /** Nothing is recorded of it anywhere. */
  readonly firstRun: boolean;
  /** Level of containment; null where nothing ran. */
  readonly sandbox: string | null;
  readonly candidate: string;
  /** Known defects that are kept: the verdict is safe in spite of them, until a date. */
  readonly kept: readonly { readonly decision: string; readonly expires: string }[];
  readonly prior: string | null;
  /** What the rows' witnesses ran on; null of a side that did not run. */
  readonly ran: { readonly prior: Ran | null; readonly candidate: Ran | null };
  /** Files, and folders as `folder/*`, on which the verdict depends; from the working folder, or absolute. */
  readonly sources: readonly string[];
}

/** An implementation as it ran, for a witness to be run on it again. */
export interface Ran {
  /** As the report names it. */
  readonly name: string;
  readonly hash: string;
  /** The export that its name asks for. */
  readonly export: string | null;
  /** What it calls the operations that the rows are about. */
  readonly names: Readonly<Record<string, string>>;
}

/** What a verdict rests on that the base does not have. */
export interface Rests {
  readonly decisions: readonly string[];
  readonly requirements: readonly string[];
  /** What has another name and is what it was; a decision that says so is among `decisions` too. */
  readonly moves: readonly MovedName[];
}

/** A spec or the file of its subject, by paths from the working folder, or an operation. */
export interface MovedName {
  readonly what: 'spec' | 'subject' | 'operation';
  readonly from: string;
  readonly to: string;
  /** The decision that says so; null where none has to. */
  readonly decision: string | null;
}

/** What `verify` found; every report is a pure function of it. */
export interface VerifyResult {
  /** `notAsked` where no spec was judged, since nothing reaches any, or none had a case: that is no pass, and does not block either. */
  readonly verdict: QuestionVerdict;
  readonly rests: Rests;
  readonly specs: readonly SpecResult[];
  readonly questions: Questions;
  readonly findings: readonly Finding[];
  readonly notRead: readonly NotRead[];
  /** The one requirement that was asked about; null where all were. */
  readonly requirement: string | null;
  /** Undecided is published as neutral until this date; null where it counts as it is. */
  readonly reportsUntil: string | null;
  readonly seconds: number;
}
