/** By time, or by number of cases: the latter gives the same batches on every machine. */
export type Limit = { readonly seconds: number } | { readonly executions: number };

/** What the first cases cost is not known: a few that hang must not use up the time. */
const FIRST_BATCH = 4;
/** Cases of two batches are held while they run; of larger ones the garbage collector would take them for long-lived. */
const LARGEST_BATCH = 256;
/** Milliseconds that a batch should take, where time is the limit. */
const BATCH_TIME = 100;
/** Shares of the time that are kept for what comes after the search: where nothing was found, and from the first row on. */
const KEPT = { least: 0.05, found: 0.2, most: 0.3 };
/** Executions that it takes to shrink one row. */
const TO_SHRINK = 300;
/** With fewer than one proposal in so many inside the contract, the search by number gives up. */
const REFUSAL_RATE = 500;

/** How large the next batch is, and whether there is one. */
export class Pace {
  readonly #limit: Limit;
  readonly #signal: AbortSignal;
  readonly #clock: () => number;
  readonly #began: number;
  #last: number;
  #size = FIRST_BATCH;
  #inFlight = 0;
  #proposed = 0;
  #executed = 0;
  #kept: number = KEPT.least;

  constructor(limit: Limit, clock: () => number, signal: AbortSignal) {
    this.#limit = limit;
    this.#clock = clock;
    this.#signal = signal;
    this.#began = clock();
    this.#last = this.#began;
  }

  get proposed(): number {
    return this.#proposed;
  }

  seconds(): number {
    return (this.#clock() - this.#began) / 1000;
  }

  /** Whether no more is to be begun, even of a batch that is under way: where time is the limit, some of it is kept for what comes after. */
  over(): boolean {
    return this.#signal.aborted || ('seconds' in this.#limit && this.seconds() >= this.#limit.seconds * (1 - this.#kept));
  }

  /** Leaves time to shrink so many rows, by what a case has cost. */
  keep(rows: number): void {
    if (rows === 0 || 'executions' in this.#limit) return;
    const each = this.seconds() / Math.max(1, this.#executed);
    this.#kept = Math.min(KEPT.most, Math.max(KEPT.found, (rows * TO_SHRINK * each) / this.#limit.seconds));
  }

  /** The size of the batch to start now; 0 when the limit is reached. */
  start(): number {
    if (this.over()) return 0;
    if ('seconds' in this.#limit) {
      this.#inFlight += this.#size;
      return this.#size;
    }
    if (this.#proposed > this.#limit.executions * REFUSAL_RATE) return 0;
    const size = Math.max(0, Math.min(this.#size, this.#limit.executions - this.#executed - this.#inFlight));
    this.#size = Math.min(LARGEST_BATCH, this.#size * 2);
    this.#inFlight += size;
    return size;
  }

  /** A batch of `size` proposals is done; `executed` of them were inside the contract. */
  ran(size: number, executed: number): void {
    this.#inFlight -= size;
    this.#proposed += size;
    this.#executed += executed;
    const now = this.#clock();
    const took = now - this.#last;
    this.#last = now;
    if ('executions' in this.#limit) return;
    if (took < BATCH_TIME / 2) this.#size = Math.min(LARGEST_BATCH, this.#size * 2);
    // What hangs takes seconds: then the next batch is much smaller.
    else if (took > BATCH_TIME * 2) this.#size = Math.max(4, Math.floor(this.#size * Math.max(BATCH_TIME / took, 1 / 16)));
  }
}
