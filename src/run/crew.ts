import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import { closeSides, runOn, type Sides } from './sides.js';

/** Milliseconds after which it is seen who waits for whom. */
const WATCHED = 300;
/** With less of that time at work, whoever invents the cases waits for those that run them. */
const BUSY = 0.5;
/** Cases of a batch that one pair takes at least. */
const LEAST = 8;

export interface Recruiting {
  /** Starts both sides once more; null where they do not start. */
  readonly start: () => Promise<Sides | null>;
  /** So many pairs there are at most. */
  readonly most: number;
  /** Milliseconds from some fixed moment. */
  readonly clock: () => number;
  /** How many of them this process was at work. */
  readonly busy: () => number;
}

/**
 * Pairs of guests that share the cases of a batch: one at first, and one more whenever we were found to wait for those that there are. Both
 * sides of a case run in one pair, so that whatever else a side remembers is the same on both.
 */
export class Crew {
  readonly first: Sides;
  readonly #pairs: Sides[];
  readonly #recruiting: Recruiting | null;
  #watched: { readonly at: number; readonly busy: number } | null = null;
  #coming: Promise<void> | null = null;
  #complete: boolean;
  #failure: unknown = null;

  /** Without `recruiting` the first pair stays alone. */
  constructor(first: Sides, recruiting: Recruiting | null) {
    this.first = first;
    this.#pairs = [first];
    this.#recruiting = recruiting;
    this.#complete = recruiting === null || recruiting.most <= 1;
  }

  /** Pairs in the order of the cases; fewer once `enough` says so. */
  async run(cases: readonly Case[], enough?: () => boolean): Promise<readonly Pair[]> {
    if (this.#failure !== null) throw this.#failure as Error;
    this.#recruit();
    const parts = split(cases, Math.min(this.#pairs.length, Math.max(1, Math.floor(cases.length / LEAST))));
    const ran = await Promise.all(parts.map((part, i) => runOn(this.#pairs[i] as Sides, part, enough)));
    // Behind the first that is missing none can be told to belong to its case.
    const short = ran.findIndex((pairs, i) => pairs.length < (parts[i] as readonly Case[]).length);
    return (short < 0 ? ran : ran.slice(0, short + 1)).flat();
  }

  async close(): Promise<void> {
    this.#complete = true;
    await this.#coming;
    await Promise.all(this.#pairs.map(closeSides));
  }

  /** One more pair, where we waited. */
  #recruit(): void {
    if (this.#complete || this.#coming !== null || this.#recruiting === null) return;
    const { clock, busy } = this.#recruiting;
    const now = { at: clock(), busy: busy() };
    const before = this.#watched ??= now;
    if (now.at - before.at < WATCHED) return;
    this.#watched = now;
    if ((now.busy - before.busy) / (now.at - before.at) < BUSY) this.#coming = this.#join(this.#recruiting).finally(() => { this.#coming = null; });
  }

  async #join({ start, most }: Recruiting): Promise<void> {
    try {
      const pair = await start();
      if (pair !== null) this.#pairs.push(pair);
      this.#complete ||= pair === null || this.#pairs.length >= most;
    } catch (error) {
      this.#complete = true;
      // Where no more processes can be had, those that there are do it alone.
      if (!(error instanceof Problem)) this.#failure = error;
    }
  }
}

/** In parts of nearly the same length, in order. */
function split<T>(all: readonly T[], parts: number): readonly (readonly T[])[] {
  return Array.from({ length: parts }, (_, i) => all.slice(Math.floor(i * all.length / parts), Math.floor((i + 1) * all.length / parts)));
}
