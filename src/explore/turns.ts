/** Of so many turns all but one go to the operations that may run changed code. */
const ROUND = 6;

interface Turn {
  /** Place of the operation. */
  readonly at: number;
  /** How often it was its turn before. */
  readonly round: number;
}

/**
 * Whose turn it is. One operation comes after the other; where some may run changed code and others do not, those come far oftener. It
 * depends on nothing that was seen.
 */
export class Turns {
  readonly #lists: readonly (readonly number[])[];
  readonly #taken: [number, number] = [0, 0];
  #turn = 0;

  constructor(names: readonly string[], changed: ReadonlySet<string> | null) {
    const all = names.map((_, i) => i);
    const [first, others] = [true, false].map((is) => all.filter((i) => (changed?.has(names[i] as string) ?? false) === is)) as [number[], number[]];
    this.#lists = first.length === 0 || others.length === 0 ? [all] : [first, others];
  }

  next(): Turn {
    const which = this.#lists.length === 2 && this.#turn++ % ROUND === ROUND - 1 ? 1 : 0;
    const list = this.#lists[which] as readonly number[];
    const turn = this.#taken[which]++;
    return { at: list[turn % list.length] as number, round: Math.floor(turn / list.length) };
  }
}
