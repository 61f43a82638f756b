/** What the self-check has planted so far, and what of it got through. */
export class Checked {
  #planted = 0;
  #caught = 0;
  readonly #missed: string[] = [];

  /** One planted fault. `what` names it, for people, where nobody caught it. */
  expect(caught: boolean, what: string): void {
    this.#planted++;
    if (caught) this.#caught++;
    else this.#missed.push(what);
  }

  /** A condition of the run that must hold; it plants nothing. */
  demand(holds: boolean, what: string): void {
    if (!holds) this.#missed.push(what);
  }

  get result(): SelfChecked {
    return { planted: this.#planted, caught: this.#caught, missed: this.#missed };
  }
}

export interface SelfChecked {
  readonly planted: number;
  readonly caught: number;
  /** What got through, in words. */
  readonly missed: readonly string[];
}
