import type { Case } from '../../model/case.js';
import { caseText } from '../../value/case.js';
import { smallerCases } from './cases.js';

/** Executions that one witness may cost; of a session, which has as many argument lists as steps, more. */
const MOST = 1200;
const MOST_OF_SESSION = 5000;
const BATCH = 48;
/** Candidates looked at without one that may run: a value whose every smaller form lies outside the types. */
const MOST_LOOKED_AT = 6000;

/** Says whether a smaller case may be tried at all: within the declared types and the contract. */
export type Allowed = (of: Case) => boolean;

/**
 * Greedy descent to the smallest case that still shows the same difference, as a step function: `propose` gives candidates in order,
 * `accept(i)` moves to the i-th of them, `accept(null)` goes on from where it was. Ends when a whole round finds nothing, or when its
 * executions are spent.
 */
export class Shrinker {
  #current: Case;
  #candidates: Generator<Case>;
  #proposed: readonly Case[] = [];
  readonly #tried = new Set<string>();
  readonly #allowed: Allowed;
  readonly #most: number;
  #spent = 0;

  constructor(start: Case, allowed: Allowed) {
    this.#current = start;
    this.#allowed = allowed;
    this.#most = start.kind === 'session' ? MOST_OF_SESSION : MOST;
    this.#candidates = smallerCases(start);
    this.#tried.add(caseText(start));
  }

  get current(): Case {
    return this.#current;
  }

  /** The next candidates; none when there is nothing left to try. */
  propose(): readonly Case[] {
    const batch: Case[] = [];
    for (let looked = 0; batch.length < BATCH && looked < MOST_LOOKED_AT && this.#spent + batch.length < this.#most; looked++) {
      const next = this.#candidates.next();
      if (next.done === true) break;
      const text = caseText(next.value);
      if (this.#tried.has(text)) continue;
      this.#tried.add(text);
      if (this.#allowed(next.value)) batch.push(next.value);
    }
    this.#spent += batch.length;
    this.#proposed = batch;
    return batch;
  }

  accept(index: number | null): void {
    const next = index === null ? undefined : this.#proposed[index];
    if (next === undefined || index === null) return;
    // Nobody looked at what came after it; it may be the next step down.
    for (const later of this.#proposed.slice(index + 1)) this.#tried.delete(caseText(later));
    this.#current = next;
    this.#candidates = smallerCases(next);
  }
}
