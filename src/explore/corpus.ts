import type { Printed } from '../model/value.js';
import type { Chance } from './random.js';

const MOST = 400;

interface Entry {
  readonly input: Printed;
  readonly signal: string;
}

/** Inputs of one operation that are worth changing further: examples, and each that showed a new signal. */
export class Corpus {
  readonly #entries: Entry[] = [];
  readonly #seen = new Map<string, number>();

  constructor(examples: readonly Printed[]) {
    for (const input of examples) this.#entries.push({ input, signal: '' });
  }

  get size(): number {
    return this.#entries.length;
  }

  /** How often each signal was seen. */
  get signals(): ReadonlyMap<string, number> {
    return this.#seen;
  }

  /** Notes what an input showed; keeps it if nobody showed that before, or if it is a shorter one that did. */
  learn(input: Printed, signal: string): void {
    const times = (this.#seen.get(signal) ?? 0) + 1;
    this.#seen.set(signal, times);
    if (times === 1 && this.#entries.length < MOST) this.#entries.push({ input, signal });
    if (times > 1 && times < 20) this.#shorten(input, signal);
  }

  #shorten(input: Printed, signal: string): void {
    const at = this.#entries.findIndex((e) => e.signal === signal);
    const held = this.#entries[at];
    if (held !== undefined && input.length < held.input.length) this.#entries[at] = { input, signal };
  }

  /** One entry; the rarer its signal, the likelier it is drawn. Null while there is none. */
  draw(chance: Chance): Printed | null {
    if (this.#entries.length === 0) return null;
    const tries = [chance.pick(this.#entries), chance.pick(this.#entries), chance.pick(this.#entries)];
    const rarest = tries.reduce((a, b) => ((this.#seen.get(b.signal) ?? 0) < (this.#seen.get(a.signal) ?? 0) ? b : a));
    return rarest.input;
  }
}
