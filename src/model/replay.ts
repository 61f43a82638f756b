/** A witness, with all that is needed to run it again. */
export interface ReplayRecord {
  readonly holdfast: 1;
  /** The cluster's id, or the case's. */
  readonly id: string;
  /** Case text: `total([{sku: "a"}])`. */
  readonly case: string;
  readonly prior: ReplaySide;
  readonly candidate: ReplaySide;
  /** Absolute; relative paths in the names start here. */
  readonly workingFolder: string;
  /** As given with `--allow` and `--unspecified`. */
  readonly allow: readonly string[];
  readonly unspecified: readonly string[];
}

export interface ReplaySide {
  /** As the user wrote it. */
  readonly name: string;
  readonly hash: string;
  /** What the operation is called on this side, and the export that was asked for. */
  readonly operation: string;
  readonly export: string | null;
  readonly observation: string;
}
