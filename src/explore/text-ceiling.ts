import type { Chance } from './random.js';

/** Smaller numbers are never held to be what made a case long. */
const FLOOR = 256;
/** The ceiling falls to it at once; below, by quarters. */
const JUMP = 10_000;
/** One input in so many may pass over it. */
const RARE = 64;
const DEEPEST = 4;
/** Digits that may be more than the floor. */
const NUMBER = /\d{3,}/g;

/**
 * How large the numbers within the texts of changed inputs may be: `{0..99999}`, `%99999d`, `a{1,99999}`. It falls when a case with larger ones
 * took far longer than others. What is drawn and not changed is left alone: a bound may rest on it.
 */
export class TextCeiling {
  #limit = Number.POSITIVE_INFINITY;

  /** A case with these arguments was long. */
  long(args: readonly unknown[]): void {
    let most = 0;
    eachText(args, 0, (text) => {
      for (const [digits] of text.matchAll(NUMBER)) most = Math.max(most, Number(digits));
    });
    if (most > FLOOR && most <= this.#limit) this.#limit = Math.max(FLOOR, Math.min(JUMP, Math.floor(most / 4)));
  }

  /** The same list, or one with smaller numbers in its texts. */
  lower(args: readonly unknown[], chance: Chance): readonly unknown[] {
    if (this.#limit === Number.POSITIVE_INFINITY || chance.int(RARE) === 0) return args;
    const lowered = args.map((arg) => this.#lowered(arg, 0));
    return lowered.every((arg, i) => arg === args[i]) ? args : lowered;
  }

  #lowered(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return value.replaceAll(NUMBER, (digits) => (Number(digits) > this.#limit ? String(Number(digits) % this.#limit) : digits));
    if (!Array.isArray(value) || depth >= DEEPEST) return value;
    const items = value.map((item: unknown) => this.#lowered(item, depth + 1));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
}

function eachText(value: unknown, depth: number, tell: (text: string) => void): void {
  if (typeof value === 'string') tell(value);
  else if (Array.isArray(value) && depth <= DEEPEST) for (const item of value) eachText(item, depth + 1, tell);
}
