import { describe, expect, it } from 'vitest';
import { constant, list, mapped, tuple, whole } from './arbitrary/arbitrary.js';
import type { Arbitrary } from './arbitrary/arbitrary.js';
import { Draw } from './draw.js';
import { Chance } from './random.js';

/** Draws made one after the other, each begun anew. */
function draws<T>(draw: Draw, of: Arbitrary<T>, count = 400): readonly T[] {
  const { random } = new Chance(1);
  return Array.from({ length: count }, () => {
    draw.begin(random);
    return of(random, undefined);
  });
}

const fresh = mapped(whole(0, 1_000_000), (n) => `name ${n}`);
const distinct = (values: readonly unknown[]): number => new Set(values).size;

describe('a draw', () => {
  it('in some uses a name again and again, in others never', () => {
    const draw = new Draw();
    const counts = draws(draw, list(draw.strings(fresh), { least: 10, most: 10 })).map(distinct);
    expect(counts.filter((n) => n === 10).length).toBeGreaterThan(100);
    expect(counts.filter((n) => n <= 4).length).toBeGreaterThan(40);
  });

  it('knows nothing of the one before it', () => {
    const draw = new Draw();
    let made = 0;
    const names = draws(draw, list(draw.strings(() => `name ${made++}`), { least: 5, most: 5 })).flatMap((all) => [...new Set(all)]);
    expect(distinct(names)).toBe(names.length);
  });

  it('gives a number again, its neighbours, and its negative', () => {
    const draw = new Draw();
    const pairs = draws(draw, tuple(draw.numbers(whole(1000, 9_000_000)), draw.numbers(whole(1000, 9_000_000))), 2000);
    for (const of of [(a: number) => a, (a: number) => a + 1, (a: number) => a - 1, (a: number) => -a]) expect(pairs.some(([a, b]) => b === of(a))).toBe(true);
  });

  it('keeps to a few of the alternatives in some, to all of them in others, and leaves none out for good', () => {
    const draw = new Draw();
    const seen = draws(draw, list(draw.alternatives([1, 2, 3, 4].map((n) => constant(n))), { least: 20, most: 20 })).map((items) => new Set(items));
    expect(seen.filter((kinds) => kinds.size === 1).length).toBeGreaterThan(20);
    expect(seen.filter((kinds) => kinds.size === 4).length).toBeGreaterThan(100);
    expect(new Set(seen.flatMap((kinds) => [...kinds]))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('has values of one kind in some where any would do, and of all kinds in others', () => {
    const draw = new Draw();
    const mixed = mapped(whole(0, 3), (n): unknown => [null, true, 'x', 7][n]);
    const kinds = draws(draw, list(draw.anything(mixed, [draw.strings(fresh), whole(0, 9)]), { least: 10, most: 10 })).map((values) => new Set(values.map((v) => typeof v)));
    expect(kinds.filter((of) => of.size === 1 && of.has('string')).length).toBeGreaterThan(60);
    expect(kinds.filter((of) => of.size === 1 && of.has('number')).length).toBeGreaterThan(60);
    expect(kinds.filter((of) => of.size > 2).length).toBeGreaterThan(120);
  });

  it('has hardly any optional property, or nearly all of them', () => {
    const draw = new Draw();
    const counts = draws(draw, list(draw.optional(constant(1)), { least: 10, most: 10 })).map((values) => values.filter((v) => v !== null).length);
    expect(counts.filter((n) => n === 1).length).toBeGreaterThan(15);
    expect(counts.filter((n) => n >= 9).length).toBeGreaterThan(15);
  });
});
