import type { Pair } from '../model/difference.js';

/** Executions that shrinking and all that follows it may cost in one run. */
const MOST = 40_000;
/** A case that never ends costs as much time as some thousands that do. */
const HANGING = 2000;

/** What is left to spend on shrinking. It counts executions and not time, so that a run ends with the same rows on every machine. */
export class Purse {
  #left = MOST;

  get empty(): boolean {
    return this.#left <= 0;
  }

  pay(pairs: readonly Pair[]): void {
    for (const { prior, candidate } of pairs) this.#left -= prior.kind === 'timedOut' || candidate.kind === 'timedOut' ? HANGING : 1;
  }
}
