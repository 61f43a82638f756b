import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance. Its state moves with each draw; two sources of one seed draw the same. */
export class Chance {
  readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(xoroshiro128plus(seed | 0));
  }

  /** A whole number from 0 to `below - 1`; 0 if `below` is 1 or less. */
  int(below: number): number {
    return below <= 1 ? 0 : this.random.nextInt(0, below - 1);
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.random.nextDouble() < p;
  }

  /** One of `list`, mostly one of the first: half of them come from its first quarter. The list must not be empty. */
  early<T>(list: readonly T[]): T {
    return list[Math.floor(this.random.nextDouble() ** 2 * list.length)] as T;
  }

  /** One of `list`, all alike; the list must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T;
  }
}

/** One of `list`, all alike, as an arbitrary draws it; the list must not be empty. */
export function oneOf<T>(list: readonly T[], random: Random): T {
  return list[random.nextInt(0, list.length - 1)] as T;
}

/** Mixes words into a seed, so that streams named differently are independent (FNV-1a over code units). */
export function seedOf(seed: number, ...names: readonly (string | number)[]): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (const name of names) {
    for (const char of `${name}\0`) h = Math.imul(h ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  return h | 0;
}
