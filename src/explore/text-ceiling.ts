import { put, visit } from './places.js';
import type { Chance } from './random.js';

/** Smaller numbers are never held to be what made a case long. */
const FLOOR = 256;
/** The ceiling falls to it at once; below, by quarters. */
const JUMP = 10_000;
/** One input in so many may pass over it. */
const RARE = 64;
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
    visit(args, [], (value) => {
      if (typeof value === 'string') for (const [digits] of value.matchAll(NUMBER)) most = Math.max(most, Number(digits));
    });
    if (most > FLOOR && most <= this.#limit) this.#limit = Math.max(FLOOR, Math.min(JUMP, Math.floor(most / 4)));
  }

  /** The same list, or one with smaller numbers in its texts. */
  lower(args: readonly unknown[], chance: Chance): readonly unknown[] {
    if (this.#limit === Number.POSITIVE_INFINITY || chance.int(RARE) === 0) return args;
    let lowered: unknown = args;
    visit(args, [], (value, path) => {
      const text = typeof value === 'string' ? this.#lowered(value) : value;
      if (text !== value) lowered = put(lowered, path, text);
    });
    return lowered as readonly unknown[];
  }

  #lowered(text: string): string {
    return text.replaceAll(NUMBER, (digits) => (Number(digits) > this.#limit ? String(Number(digits) % this.#limit) : digits));
  }
}
