import { entryOf } from '../../ledger/text/entry.js';
import type { EntryLine } from '../../model/baseline.js';
import type { Observation } from '../../model/observation.js';
import type { Started } from '../../model/ports.js';

/** So many go over at once. */
const BATCH = 2000;

/**
 * What a candidate did with recorded cases that it was asked while the record was still being read and held against its ledger. Of what is
 * as recorded nothing is kept but that it is. What was not asked, for whatever reason, is asked by whoever judges.
 */
export class Fed {
  readonly #started: Promise<Started>;
  readonly #same = new Set<EntryLine>();
  readonly #other = new Map<EntryLine, Observation>();
  #lines: readonly EntryLine[] = [];
  #at = 0;
  #working: Promise<void> | null = null;
  #over = false;

  constructor(started: Promise<Started>) {
    this.#started = started;
  }

  /** All entries that are read so far. */
  offer(lines: readonly EntryLine[]): void {
    this.#lines = lines;
    if (!this.#over) this.#working ??= this.#work().catch(() => void (this.#over = true)).finally(() => void (this.#working = null));
  }

  /** Fulfilled when all that was offered is asked. */
  async settled(): Promise<void> {
    await this.#working;
  }

  isSame(line: EntryLine): boolean {
    return this.#same.has(line);
  }

  /** What came of another case than those that are as recorded; undefined where it was not asked. */
  observed(line: EntryLine): Observation | undefined {
    return this.#other.get(line);
  }

  async #work(): Promise<void> {
    const started = await this.#started;
    const names = new Set(started.ok ? started.guest.exports.map((e) => e.name) : []);
    while (started.ok && this.#at < this.#lines.length) {
      const batch = this.#lines.slice(this.#at, this.#at + BATCH);
      // What goes by another name is for those who know the spec's.
      if (!batch.every((line) => names.has(line.operation))) break;
      this.#at += batch.length;
      const entries = batch.map(entryOf);
      const observed = await started.guest.run(entries.map((e) => e.case));
      for (const [i, line] of batch.entries()) {
        const [was, is] = [entries[i]?.observation, observed[i]];
        if (is === undefined || is.kind === 'couldNotRun') continue;
        if (was?.text === is.text && was.kind === is.kind) this.#same.add(line);
        else this.#other.set(line, is);
      }
    }
    this.#over ||= this.#at < this.#lines.length;
  }
}
