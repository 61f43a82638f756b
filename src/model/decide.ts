/** What a ruling changes, or would change; every report is a pure function of it. */
export interface DecideResult {
  /** Id of the new decision; of a dry run the one that it would have. */
  readonly decision: string;
  /** In words, one a line: what was ruled, and what follows. */
  readonly plan: readonly string[];
  /** Files that change, from the working folder. */
  readonly files: readonly string[];
  /** False where it was a dry run. */
  readonly done: boolean;
}
