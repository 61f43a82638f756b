import type { Printed } from '../model/value.js';
import type { Chance } from './random.js';

const MOST = 400;
/** Signals that are told apart; further ones are counted as new, each by itself. */
const MOST_SIGNALS = 20_000;
/** Entries of which the one with the rarest signal is drawn. */
const TRIES = 3;

/** An input that is kept. */
export interface Entry {
  readonly input: Printed;
  readonly signal: string;
  /** The input as values, once somebody has read it: whoever changes it changes a copy. */
  values: readonly unknown[] | null;
}

/** Inputs of one operation that are worth changing further: examples, and each that showed a new signal. */
export class Corpus {
  readonly #entries: Entry[] = [];
  readonly #seen = new Map<string, number>();
  #further = 0;

  constructor(examples: readonly Printed[]) {
    for (const input of examples) this.#entries.push({ input, signal: '', values: null });
  }

  get size(): number {
    return this.#entries.length;
  }

  /** How often each signal was seen, in no order. */
  signals(): readonly number[] {
    return [...this.#seen.values(), ...Array.from({ length: this.#further }, () => 1)];
  }

  /** Notes what an input showed; keeps it, and says so, if nobody showed that before, or if it is a shorter one that did. */
  learn(input: Printed, signal: string): boolean {
    const times = (this.#seen.get(signal) ?? 0) + 1;
    if (times === 1 && this.#seen.size >= MOST_SIGNALS) {
      this.#further++;
      return false;
    }
    this.#seen.set(signal, times);
    if (times > 1) return times < 20 && this.#shorten(input, signal);
    if (this.#entries.length >= MOST) return false;
    this.#entries.push({ input, signal, values: null });
    return true;
  }

  #shorten(input: Printed, signal: string): boolean {
    const at = this.#entries.findIndex((e) => e.signal === signal);
    const held = this.#entries[at];
    if (held === undefined || input.length >= held.input.length) return false;
    this.#entries[at] = { input, signal, values: null };
    return true;
  }

  /** One entry; the rarer its signal, the likelier it is drawn. Null while there is none. */
  draw(chance: Chance): Entry | null {
    if (this.#entries.length === 0) return null;
    let rarest = chance.pick(this.#entries);
    for (let tries = 1; tries < TRIES; tries++) {
      const other = chance.pick(this.#entries);
      if ((this.#seen.get(other.signal) ?? 0) < (this.#seen.get(rarest.signal) ?? 0)) rarest = other;
    }
    return rarest;
  }
}
