import type { Lead } from '../model/observation.js';
import type { Chance } from './random.js';

/** Of these the newest are kept. */
const MOST = 64;

/** Texts and numbers that comparisons held against something while cases ran, but for those that are known anyway. */
export class Seen {
  readonly #known: ReadonlySet<string | number>;
  readonly #texts: string[] = [];
  readonly #numbers: number[] = [];
  #next = 0;

  constructor(texts: readonly string[], numbers: readonly number[]) {
    this.#known = new Set<string | number>([...texts, ...numbers]);
  }

  add(leads: readonly Lead[]): void {
    // The text that was held against an expression is a part of the input, mostly.
    for (const value of leads.flatMap((lead) => (lead.length === 2 ? lead : []))) {
      if (this.#known.has(value) || value === '') continue;
      const list: (string | number)[] = typeof value === 'string' ? this.#texts : this.#numbers;
      if (list.includes(value)) continue;
      list[list.length < MOST ? list.length : this.#next++ % MOST] = value;
    }
  }

  /** One of them; null where there are none. */
  text(chance: Chance): string | null {
    return this.#texts.length === 0 ? null : chance.pick(this.#texts);
  }

  number(chance: Chance): number | null {
    return this.#numbers.length === 0 ? null : chance.pick(this.#numbers);
  }
}
