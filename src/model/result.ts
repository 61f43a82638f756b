import type { Cluster } from './difference.js';
import type { Finding } from './finding.js';

/** What `compare` found; every report is a pure function of it. */
export interface CompareResult {
  readonly verdict: 'different' | 'none-found' | 'invalid';
  readonly prior: SideSummary;
  readonly candidate: SideSummary;
  /** Cases that ran on both sides, the planted and the repeated not counted. */
  readonly executions: number;
  readonly operations: readonly OperationSummary[];
  readonly clusters: readonly Cluster[];
  readonly bound: Bound | null;
  /** What differs outside the declared types; null where nobody asked for it. */
  readonly hostile: HostileSummary | null;
  readonly search: SearchEstimate;
  readonly findings: readonly Finding[];
  /** Pairs that differed and were the same once what was declared free was erased. */
  readonly freed: number;
  readonly planted: number;
  readonly caught: number;
  readonly firstWitnessSeconds: number | null;
  readonly seed: number;
  readonly seconds: number;
  /** Name of the level of containment that the guests ran in. */
  readonly sandbox: string;
}

export interface HostileSummary {
  readonly executions: number;
  /** Operations that were driven: those that declare what they take, and do not take everything. */
  readonly operations: readonly string[];
  readonly clusters: readonly Cluster[];
}

export interface SideSummary {
  readonly name: string;
  readonly hash: string;
}

export interface OperationSummary {
  readonly name: string;
  readonly executions: number;
  /** Where its inputs came from: `signature`, `types`, `usage` (what its code does with them), `examples`, `any value`. */
  readonly inputs: string;
}

/** With no difference in n independent draws, the rate of differing inputs from that source is at most 3/n, at 95 %. */
export interface Bound {
  readonly n: number;
  readonly rate: number;
  readonly source: string;
}

/** Of the guided part of the search; an estimate, since its inputs are not independent. */
export interface SearchEstimate {
  /** Distinct output shapes seen. */
  readonly shapes: number;
  /** Good–Turing: the estimated chance that the next input shows an output shape not seen so far. */
  readonly unseen: number;
  /** Null where the search ended before branches were counted. */
  readonly branches: BranchesReached | null;
}

/** Branches of each side's source, what it imports included, that the search reached since they were counted, and how many there are. */
export interface BranchesReached {
  readonly prior: CountedBranches;
  readonly candidate: CountedBranches;
}

interface CountedBranches {
  readonly reached: number;
  readonly all: number;
}
