type State = { readonly open: false } | { readonly open: true; readonly balance: number };

const REFUSED = {
  closed: 'account not open',
  open: 'account already open',
  none: 'amount must be greater than 0',
  poor: 'amount must be less than balance',
};

/** A state that is replaced as a whole. */
export class Account {
  #state: State = { open: false };

  #as(change: (balance: number) => State): void {
    if (!this.#state.open) throw new Error(REFUSED.closed);
    this.#state = change(this.#state.balance);
  }

  open(): void {
    if (this.#state.open) throw new Error(REFUSED.open);
    this.#state = { open: true, balance: 0 };
  }

  close(): void { this.#as(() => ({ open: false })); }

  deposit(amount: number): void {
    this.#as((balance) => {
      if (Number.isNaN(amount) || amount <= 0) throw new Error(REFUSED.none);
      return { open: true, balance: balance + amount };
    });
  }

  withdraw(amount: number): void {
    this.#as((balance) => {
      if (Number.isNaN(amount) || amount <= 0) throw new Error(REFUSED.none);
      if (balance < amount) throw new Error(REFUSED.poor);
      return { open: true, balance: balance - amount };
    });
  }

  get balance(): number {
    if (this.#state.open) return this.#state.balance;
    throw new Error(REFUSED.closed);
  }
}
