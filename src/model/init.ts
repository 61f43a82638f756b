import type { Finding } from './finding.js';

/** What `init` wrote; every report is a pure function of it. */
export interface InitResult {
  readonly subject: string;
  /** Where no module was named: others that a package.json leads to, and that have no spec either. */
  readonly others: readonly string[];
  /** From the working folder. */
  readonly spec: string;
  /** Files that are new, those that were added to, and those that were there and stayed as they are. */
  readonly written: readonly string[];
  readonly added: readonly string[];
  readonly kept: readonly string[];
  /** Examples in the spec that are worth a person's reading. */
  readonly examples: number;
  readonly recorded: number;
  /** Exports of which the spec says nothing, since no declaration can have their names. */
  readonly unnamed: readonly string[];
  readonly findings: readonly Finding[];
  readonly seconds: number;
}
