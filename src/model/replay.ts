import type { JudgedCase } from './verdict.js';

/** A witness, with all that is needed to run it again. */
export interface ReplayRecord {
  readonly holdfast: 1;
  /** The cluster's id, or the case's. */
  readonly id: string;
  /** Case text: `total([{sku: "a"}])`; of an export that is not called its name. */
  readonly case: string;
  /** What is asked of both sides: that they answer the case, or what they export by that name. */
  readonly asks: 'case' | 'export';
  readonly prior: ReplaySide;
  readonly candidate: ReplaySide;
  /** Absolute; relative paths in the names start here. */
  readonly workingFolder: string;
  /** As given with `--allow` and `--unspecified`. */
  readonly allow: readonly string[];
  readonly unspecified: readonly string[];
  /** What it was a row by; null of a comparison without a spec, and absent in what older versions kept. */
  readonly judgedBy?: JudgedBy | null;
}

/** The spec that a witness was found by, for it to be judged by the spec as it is now. */
export interface JudgedBy {
  /** Path from the working folder. */
  readonly spec: string;
  /** The ref whose specs and rulings were trusted; null where the tree's own were. */
  readonly base: string | null;
  readonly origin: JudgedCase['origin'];
  /** The requirement that was violated; null where none was. */
  readonly requirement: string | null;
  /** Exotic rows blocked too. */
  readonly strict: boolean;
}

export interface ReplaySide {
  /** As the user wrote it, or a report names it. */
  readonly name: string;
  /** Of what ran; empty where nothing did. */
  readonly hash: string;
  /** It is what a record rests on: another implementation that its name leads to by now says nothing of it. */
  readonly adopted: boolean;
  /** What the operation is called on this side, and the export that was asked for. */
  readonly operation: string;
  readonly export: string | null;
  /** Empty where there is none. */
  readonly observation: string;
}
