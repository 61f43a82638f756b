/** So many cases that came to an end are worth the time of one that never did, or that took its process with it. */
const WORTH = 128;

interface Account {
  ended: number;
  answered: number;
  credit: number;
}

/**
 * What is asked less often because it hangs, or ends its process: each such case costs as much time as hundreds of others, and of a class of
 * which one method does so by half of its inputs little else would be seen. It is asked as often as it answers, and never not at all. It has
 * no chance of its own.
 */
export class Toll {
  readonly #worth: number;
  readonly #accounts = new Map<string, Account>();

  /** `worth`: of so many cases that came to an end together, the time that one takes which did not. */
  constructor(worth = WORTH) {
    this.#worth = worth;
  }

  /** What is called `name` was asked; `ended`: it never came to an end, or ended its process. */
  note(name: string, ended: boolean): void {
    let account = this.#accounts.get(name);
    if (account === undefined) this.#accounts.set(name, account = { ended: 0, answered: 0, credit: 0 });
    if (ended) account.ended++;
    else account.answered++;
  }

  /** How often it may be asked, of the times that it otherwise would be: 1 is always. */
  worth(name: string): number {
    const { answered, ended } = this.#accounts.get(name) ?? { answered: 0, ended: 0 };
    return ended === 0 ? 1 : Math.min(1, (answered + 1) / (ended * this.#worth));
  }

  /** Whether it may be asked now. Always, where it never ended anything. */
  grants(name: string): boolean {
    const account = this.#accounts.get(name);
    if (account === undefined || account.ended === 0) return true;
    account.credit += this.worth(name);
    if (account.credit < 1) return false;
    account.credit -= 1;
    return true;
  }
}
