/** What `init` wrote; every report is a pure function of it. */
export interface InitResult {
  readonly subject: string;
  /** From the working folder. */
  readonly spec: string;
  /** Files that were written or added to, and those that were there and stayed as they are. */
  readonly written: readonly string[];
  readonly kept: readonly string[];
  /** Examples in the spec that are worth a person's reading. */
  readonly examples: number;
  readonly recorded: number;
  readonly seconds: number;
}
