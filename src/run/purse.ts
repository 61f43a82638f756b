import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';

/** Executions that shrinking and all that follows it may cost in one run. */
const MOST = 40_000;
/** A case that never ends costs as much time as some thousands that do: in haste, and where it is judged, with all the time that it may have and four times that. */
const HANGING = { hasty: 2000, judged: 10_000 };
/** A case that ends its process costs the start of another one. */
const ENDING = 100;

/** What is left to spend on shrinking. It counts executions and not time, so that a run ends with the same rows on every machine. */
export class Purse {
  #left = MOST;
  readonly #hanging: number;

  constructor(where: keyof typeof HANGING = 'hasty') {
    this.#hanging = HANGING[where];
  }

  get empty(): boolean {
    return this.#left <= 0;
  }

  /** Both sides of a pair run at a time. */
  pay(pairs: readonly Pair[]): void {
    for (const { prior, candidate } of pairs) this.#left -= Math.max(this.#priceOf(prior), this.#priceOf(candidate));
  }

  /** Of one side. */
  payFor(observations: readonly Observation[]): void {
    for (const observation of observations) this.#left -= this.#priceOf(observation);
  }

  #priceOf(observation: Observation): number {
    return observation.kind === 'timedOut' ? this.#hanging : priceOf(observation);
  }
}

/** What a case costs where it was observed so, in executions of one that returns. */
function priceOf({ kind }: Observation): number {
  switch (kind) {
    case 'timedOut': return HANGING.hasty;
    case 'exited': case 'crashed': return ENDING;
    default: return 1;
  }
}

/** Whether a pair costs a process, and more time than hundreds of others. */
export function isDear({ prior, candidate }: Pair): boolean {
  return costsProcess(prior) || costsProcess(candidate);
}

export function costsProcess(observation: Observation): boolean {
  return priceOf(observation) > 1;
}
