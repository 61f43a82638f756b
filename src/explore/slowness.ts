/** What a quick case earns, in milliseconds: as much is spent on it anyway. */
const EARNED = 0.5;
/** Milliseconds that slow cases may take beyond what quick ones earned. */
const CREDIT = 250;

/** What a slow case means for the search. */
export interface Slow {
  /** It is slow where most are not: no input to go on from. */
  readonly isLong: boolean;
  /** Such cases have taken so much time that there is to be less of what made them slow. */
  readonly costs: boolean;
}

/**
 * How much time slow cases of one operation took: `new Cache({ max: 5796052 })` fills arrays for a quarter of a second, and no count of branches
 * shows that. One that was slow by chance costs nothing. Where most cases are slow, large inputs are not to blame.
 */
export class Slowness {
  #quick = 0;
  #slow = 0;
  #debt = 0;

  /** A case took so many milliseconds, on the side that was quicker; 0 where it was not slow, or nobody looked. */
  note(milliseconds: number): Slow {
    if (milliseconds === 0) {
      this.#quick++;
      this.#debt = Math.max(0, this.#debt - EARNED);
      return QUICK;
    }
    this.#slow++;
    this.#debt += milliseconds;
    const isLong = this.#slow < this.#quick;
    const costs = isLong && this.#debt > CREDIT;
    if (costs) this.#debt = 0;
    return { isLong, costs };
  }
}

const QUICK: Slow = { isLong: false, costs: false };
