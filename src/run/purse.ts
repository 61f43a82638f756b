import type { Observation } from '../model/observation.js';
import type { Pair } from '../model/difference.js';

/** Executions that shrinking and all that follows it may cost in one run. */
const MOST = 40_000;
/** A case that never ends costs as much time as some thousands that do. */
const HANGING = 2000;
/** A case that ends its process costs the start of another one. */
const ENDING = 100;

/** What is left to spend on shrinking. It counts executions and not time, so that a run ends with the same rows on every machine. */
export class Purse {
  #left = MOST;

  get empty(): boolean {
    return this.#left <= 0;
  }

  pay(pairs: readonly Pair[]): void {
    for (const { prior, candidate } of pairs) this.#left -= Math.max(priceOf(prior), priceOf(candidate));
  }
}

/** What a case costs where it was observed so, in executions of one that returns. */
function priceOf({ kind }: Observation): number {
  return kind === 'timedOut' ? HANGING : endsItsProcess(kind) ? ENDING : 1;
}

/** Whether a pair costs a process, and more time than hundreds of others. */
export function isDear({ prior, candidate }: Pair): boolean {
  return [prior, candidate].some(({ kind }) => kind === 'timedOut' || endsItsProcess(kind));
}

/** Smaller cases than this one that are run before one looks at what they did: where each may cost a process, those after the first that shows the same are run for nothing. */
export function atOnce(pair: Pair): number {
  return isDear(pair) ? 1 : Infinity;
}

function endsItsProcess(kind: Observation['kind']): boolean {
  return kind === 'exited' || kind === 'crashed';
}
