import type { Arbitrary as Shrinkable, Random } from 'fast-check';

/**
 * Makes one value. fast-check's arbitraries keep with each value what it takes to shrink it, and that costs several times as much as the
 * value: nothing here shrinks that way. So what is put together of parts is put together by the functions below, which draw what
 * fast-check's of the same name draw from the same seed; the parts are fast-check's own (`from`). `bias` is fast-check's too: one draw
 * in so many prefers small values and the ends of ranges; undefined for none.
 */
export type Arbitrary<T> = (random: Random, bias: number | undefined) => T;

export interface Weighted<T> {
  readonly weight: number;
  readonly arbitrary: Arbitrary<T>;
}

/** One of fast-check's, made when it is first drawn: some take milliseconds to make. */
export function from<T>(make: () => Shrinkable<T>): Arbitrary<T> {
  let made: Shrinkable<T> | null = null;
  return (random, bias) => (made ??= make()).generate(random, bias).value;
}

export function constant<T>(value: T): Arbitrary<T> {
  return () => value;
}

export function constantFrom<T>(values: readonly T[]): Arbitrary<T> {
  const last = values.length - 1;
  return last === 0 ? constant(values[0] as T) : (random) => values[random.nextInt(0, last)] as T;
}

/** `fc.integer`. */
export function whole(min: number, max: number): Arbitrary<number> {
  const ranges = biased(min, max);
  return (random, bias) => {
    if (bias === undefined || random.nextInt(1, bias) !== 1) return random.nextInt(min, max);
    const id = ranges.length === 1 ? 0 : random.nextInt(-2 * (ranges.length - 1), ranges.length - 2);
    const [low, high] = ranges[id < 0 || ranges.length === 1 ? 0 : id + 1] as Range;
    return random.nextInt(low, high);
  };
}

type Range = readonly [min: number, max: number];

/** Where a biased whole number comes from: near 0, or near the ends. */
function biased(min: number, max: number): readonly Range[] {
  if (min === max) return [[min, max]];
  const log = (n: number): number => Math.floor(Math.log(n) / Math.log(2));
  if (min < 0 && max > 0) return [[-log(-min), log(max)], [max - log(max), max], [min, min + log(-min)]];
  const low: Range = [min, min + log(max - min)];
  const high: Range = [max - log(max - min), max];
  return min < 0 ? [high, low] : [low, high];
}

export const boolean: Arbitrary<boolean> = (random) => random.nextInt(0, 1) === 1;

/** Each as likely as the others. */
export function oneOf<T>(arbitraries: readonly Arbitrary<T>[]): Arbitrary<T> {
  return weighted(arbitraries.map((arbitrary) => ({ weight: 1, arbitrary })));
}

export function weighted<T>(choices: readonly Weighted<T>[]): Arbitrary<T> {
  const by: Arbitrary<T>[] = choices.flatMap(({ weight, arbitrary }) => Array.from({ length: weight }, () => arbitrary));
  const last = by.length - 1;
  return (random, bias) => (by[random.nextInt(0, last)] as Arbitrary<T>)(random, bias);
}

export function tuple<T extends readonly unknown[]>(...parts: { readonly [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T> {
  const list = parts as readonly Arbitrary<unknown>[];
  return (random, bias) => {
    const out: unknown[] = [];
    for (const part of list) out.push(part(random, bias));
    return out as unknown as T;
  };
}

/** `fc.array`. fast-check makes no list of more than ten items beyond twice the least, whatever the most may be. */
export function list<T>(item: Arbitrary<T>, { least = 0, most }: { readonly least?: number; readonly most: number }): Arbitrary<T[]> {
  const longest = Math.min(2 * least + 10, most);
  const small = longest === least ? least : least + Math.floor(Math.log(longest - least) / Math.log(2));
  return (random, bias) => {
    const few = bias !== undefined && longest !== least;
    const items = few && random.nextInt(1, bias) !== 1 ? undefined : bias;
    const length = random.nextInt(least, few && items !== undefined && random.nextInt(1, bias) === 1 ? small : longest);
    const out: T[] = [];
    for (let i = 0; i < length; i++) out.push(item(random, items));
    return out;
  };
}

export function mapped<T, U>(of: Arbitrary<T>, to: (value: T) => U): Arbitrary<U> {
  return (random, bias) => to(of(random, bias));
}

export function filtered<T>(of: Arbitrary<T>, keep: (value: T) => boolean): Arbitrary<T> {
  return (random, bias) => {
    for (;;) {
      const value = of(random, bias);
      if (keep(value)) return value;
    }
  };
}

export function chained<T, U>(of: Arbitrary<T>, next: (value: T) => Arbitrary<U>): Arbitrary<U> {
  return (random, bias) => next(of(random, bias))(random, bias);
}
