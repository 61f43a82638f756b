export class Account {
  #cents: number | null = null;

  open(): void {
    if (this.#cents !== null) throw new Error('account already open');
    this.#cents = 0;
  }

  close(): void {
    this.#held();
    this.#cents = null;
  }

  deposit(amount: number): void {
    const held = this.#held();
    if (!(amount > 0)) throw new Error('amount must be greater than 0');
    this.#cents = held + amount;
  }

  withdraw(amount: number): void {
    const held = this.#held();
    if (!(amount > 0)) throw new Error('amount must be greater than 0');
    if (amount > held) throw new Error('amount must be less than balance');
    this.#cents = held - amount;
  }

  get balance(): number {
    return this.#held();
  }

  #held(): number {
    if (this.#cents === null) throw new Error('account not open');
    return this.#cents;
  }
}
