/** Below it, as a power of two, nothing takes long: 8,000 runs of branches are some tens of microseconds. */
const WORTH_ASKING = 14;
/** So many powers of two above the usual a case takes as much time as dozens of others. */
const ABOVE = 5;

/**
 * How much cases of one operation have to do, by how often branches ran: of what took dozens of times as long as most no other input is made.
 * `{0..99999}` in a pattern, once it was kept for what it showed, would come again in most of what follows. Counted and not timed, so that a
 * search is the same on every machine.
 */
export class Efforts {
  readonly #cases: number[] = [];
  #total = 0;

  /** A case had so much to do, as a power of two; says whether that is far more than usual. */
  note(effort: number): boolean {
    this.#cases[effort] = (this.#cases[effort] ?? 0) + 1;
    this.#total++;
    return effort >= WORTH_ASKING && effort >= this.#usual() + ABOVE;
  }

  /** That of the case in the middle. */
  #usual(): number {
    let [below, effort] = [this.#cases[0] ?? 0, 0];
    while (2 * below < this.#total) below += this.#cases[++effort] ?? 0;
    return effort;
  }
}
