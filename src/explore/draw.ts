import type { Random } from 'fast-check';
import type { Arbitrary } from './arbitrary/arbitrary.js';
import { oneOf } from './random.js';
import { plainTextTwins } from './twin.js';

/** In tenths: how many values of a draw are one that it made before, and how many optional properties are there. */
const AGAIN = [0, 0, 3, 5, 8] as const;
const PRESENT = [2, 5, 5, 8] as const;
/** In half of the draws what can be any value is that, in the others of one kind: the first, or the second. */
const KINDS = [null, null, 0, 1] as const;
const MOST = 24;
/** One in so many of the texts that are used again is only nearly the same. */
const TWINS = 12;

/**
 * The draw under way: its habits, and what it has made so far. Much only shows where one name or number stands in several places of an
 * input (a key that both records have, a path of keys that are there, an entry that is written twice), or where much of one thing and none
 * of another comes together (all pushes and no pop; one option alone). Draws that are all alike do a little of everything; so each has
 * habits of its own (swarm testing: Groce et al., ISSTA 2012). Each draw begins anew, and so depends on none before it.
 */
export class Draw {
  #strings: string[] = [];
  #numbers: number[] = [];
  #again = 0;
  #present = 5;
  /** Undefined until something can be any value. */
  #kind: (typeof KINDS)[number] | undefined;
  readonly #picked = new Map<object, readonly Arbitrary<unknown>[]>();
  readonly #hasHabits: boolean;

  constructor(hasHabits = true) {
    this.#hasHabits = hasHabits;
  }

  begin(random: Random): void {
    this.#strings = [];
    this.#numbers = [];
    this.#kind = undefined;
    if (!this.#hasHabits) return;
    this.#again = oneOf(AGAIN, random);
    this.#present = oneOf(PRESENT, random);
    if (this.#picked.size > 0) this.#picked.clear();
  }

  /** Texts and keys alike: what names a property in one place is a value in another. */
  strings(fresh: Arbitrary<string>): Arbitrary<string> {
    return (random, bias) => (this.#repeats(this.#strings, random) ? again(oneOf(this.#strings, random), random) : note(fresh(random, bias), this.#strings));
  }

  /** The same number, or now and then its neighbour or its negative. */
  numbers(fresh: Arbitrary<number>): Arbitrary<number> {
    return (random, bias) => {
      if (!this.#repeats(this.#numbers, random)) return note(fresh(random, bias), this.#numbers);
      const again = oneOf(this.#numbers, random);
      return oneOf([again, again, again, again, again, again + 1, again - 1, -again], random);
    };
  }

  /** One of these: in half of the draws one of a few of them. */
  alternatives<T>(all: readonly Arbitrary<T>[]): Arbitrary<T> {
    if (all.length === 1) return all[0] as Arbitrary<T>;
    if (!this.#hasHabits) return (random, bias) => (oneOf(all, random) as Arbitrary<T>)(random, bias);
    return (random, bias) => {
      const held = this.#picked.get(all);
      const some = held ?? fewOf(all, random);
      if (held === undefined) this.#picked.set(all, some);
      return (oneOf(some, random) as Arbitrary<T>)(random, bias);
    };
  }

  /** What holds values of any kind mostly holds values of one, which come again: nodes of a graph, keys of a cache, items of a heap. */
  anything(mixed: Arbitrary<unknown>, kinds: readonly [Arbitrary<unknown>, Arbitrary<unknown>]): Arbitrary<unknown> {
    if (!this.#hasHabits) return mixed;
    return (random, bias) => {
      if (this.#kind === undefined) this.#kind = oneOf(KINDS, random);
      return (this.#kind === null ? mixed : kinds[this.#kind])(random, bias);
    };
  }

  /** The value, or null where it is left out. */
  optional<T>(of: Arbitrary<T>): Arbitrary<T | null> {
    return (random, bias) => (random.nextInt(1, 10) <= this.#present ? of(random, bias) : null);
  }

  #repeats(made: readonly unknown[], random: Random): boolean {
    return this.#again > 0 && made.length > 0 && random.nextInt(1, 10) <= this.#again;
  }
}

function again(text: string, random: Random): string {
  if (random.nextInt(1, TWINS) > 1) return text;
  const twins = plainTextTwins(text);
  return twins.length === 0 ? text : oneOf(twins, random);
}

function fewOf<T>(all: readonly T[], random: Random): readonly T[] {
  if (random.nextInt(0, 1) === 0) return all;
  const some = all.filter(() => random.nextInt(0, 1) === 0);
  return some.length > 0 ? some : [oneOf(all, random)];
}

function note<T>(value: T, into: T[]): T {
  if (into.length < MOST) into.push(value);
  return value;
}
