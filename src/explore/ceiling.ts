import type { Chance } from './random.js';

/** Smaller numbers are never held to be what made a case costly. */
const FLOOR = 256;
/** From beyond it the ceiling falls to it at once; below, by quarters. */
const JUMP = 1_000_000;
/** One guided draw in so many may still pass over it: what lies there is rare, and costs as much as all the others. */
const RARE = 64;
const DEEPEST = 4;

/**
 * How large the numbers of an input may be. It falls when a case with larger ones costs much more than others (it hangs, exhausts memory,
 * or prints more than can be kept), so that an operation which builds a result as long as a number says is not asked for little else than
 * its longest results.
 */
export class Ceiling {
  #limit = Number.POSITIVE_INFINITY;

  /** Infinity until something was costly. */
  get limit(): number {
    return this.#limit;
  }

  /** `args` made a costly case. */
  costly(args: readonly unknown[]): void {
    const most = largest(args, 0);
    if (most <= FLOOR || most > this.#limit) return;
    this.#limit = most > JUMP ? JUMP : Math.max(FLOOR, Math.floor(most / 4));
  }

  /** The same list, or one whose larger numbers are brought below the ceiling. `chance` lets a few of them stand. */
  lower(args: unknown[], chance: Chance | null): unknown[] {
    if (this.#limit === Number.POSITIVE_INFINITY || largest(args, 0) <= this.#limit) return args;
    return chance?.int(RARE) === 0 ? args : args.map((arg) => this.#lowered(arg, 0));
  }

  #lowered(value: unknown, depth: number): unknown {
    if (typeof value === 'number') return Math.abs(value) > this.#limit && Number.isFinite(value) ? Math.trunc(value % this.#limit) : value;
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) return value;
    if (Array.isArray(value)) return value.map((item) => this.#lowered(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    // The record may be part of an input that is kept.
    const out: Record<string, unknown> = { ...value };
    for (const [key, item] of Object.entries(value)) if (typeof item === 'number') out[key] = this.#lowered(item, depth + 1);
    return out;
  }
}

/** The largest finite number of a list by size; 0 where it holds none. */
function largest(value: unknown, depth: number): number {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.abs(value) : 0;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return 0;
  let most = 0;
  const items = Array.isArray(value) ? value : Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : [];
  for (const item of items) most = Math.max(most, largest(item, depth + 1));
  return most;
}
