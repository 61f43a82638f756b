export class Cart<T = string> {
  readonly name: string;
  #items: T[] = [];
  protected inner = 1;
  onChange = (item: T): void => { void item; };

  constructor(name: string, private readonly limit?: number) { this.name = name; }

  static from(names: string[], other?: Cart): Cart { return other ?? new Cart(names[0] ?? ''); }
  static #hidden(): void { Cart.#hidden(); }
  add(item: T, count?: number): this { this.#items.push(item); return count === this.limit ? this : this; }
  add2(item: T): number;
  add2(item: T[], at: number): number;
  add2(): number { return 0; }
  merge(other: Cart<T>): void { void other; }
  get size(): number { return this.#items.length; }
  private secret(): void { this.secret(); }
}

export class Locked {
  private constructor(readonly n: number) {}
  static make(n: number): Locked { return new Locked(n); }
}

export abstract class Base { abstract run(a: number): void; plain(): boolean { return true; } }
export class UnknownCoupon extends Error { readonly code: string; constructor(code: string) { super(code); this.code = code; } }
export default class extends Base { run(a: number): void { void a; } }
