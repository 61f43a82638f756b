import { bigInt, date, double } from 'fast-check';
import type { Palette } from '../palette.js';
import { constantFrom, from as fromFastCheck, mapped, tuple, weighted, whole } from './arbitrary.js';
import type { Arbitrary, Weighted } from './arbitrary.js';
import type { Temper } from './strings.js';

const EDGES = [
  0, 1, -1, 2, 10, 100, 1000, 0.1, 0.2, 0.3, 0.5, 1.5, -0.5, 1.005, 2.675, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, -(2 ** 53) + 1,
];
const EXOTIC = [-0, NaN, Infinity, -Infinity, 2 ** 53, 2 ** 53 + 2, 1e21, 1e-7, Number.MIN_VALUE, Number.MAX_VALUE, Number.EPSILON];

/** Small whole numbers and short decimals; wild ones also boundaries, what stands in the sources, any double, and rarely NaN and its like. */
export function numberArbitrary(from: Palette, temper: Temper): Arbitrary<number> {
  return from.draw.numbers(freshNumber(from, temper));
}

function freshNumber(from: Palette, temper: Temper): Arbitrary<number> {
  const own = from.numbers.length > 0 ? [{ weight: 3, arbitrary: constantFrom(from.numbers) }] : [];
  // Sizes, counts, places: at the least of them most limits lie.
  const tiny = { weight: 2, arbitrary: whole(-1, 4) };
  const few = { weight: 2, arbitrary: whole(0, 16) };
  const small = { weight: 4, arbitrary: whole(-10, 100) };
  const decimal = { weight: 2, arbitrary: mapped(whole(-1000, 100_000), (n) => n / 100) };
  const large = { weight: 1, arbitrary: whole(-100_000, 10_000_000) };
  if (temper === 'natural') return weighted([tiny, few, small, decimal, large, ...own]);
  const limits = (of: readonly number[], weight: number): readonly Weighted<number>[] => (from.without.has('boundaries') ? [] : [{ weight, arbitrary: constantFrom(of) }]);
  return weighted([
    tiny, few, small, decimal, large, ...own, ...limits(EDGES, 3),
    { weight: 2, arbitrary: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) },
    { weight: 2, arbitrary: fromFastCheck(() => double({ noNaN: true, noDefaultInfinity: true })) },
    { weight: 2, arbitrary: mapped(tuple(whole(1, 9), whole(0, 15), constantFrom([-1, 1])), ([m, e, sign]) => sign * m * 10 ** e) },
    ...limits(EXOTIC, 1),
  ]);
}

export function bigintArbitrary(from: Palette, temper: Temper): Arbitrary<bigint> {
  const own = from.bigints.length > 0 ? [{ weight: 2, arbitrary: constantFrom(from.bigints) }] : [];
  const small = { weight: 5, arbitrary: fromFastCheck(() => bigInt({ min: -100n, max: 1000n })) };
  if (temper === 'natural') return weighted([small, ...own]);
  return weighted([
    small, ...own,
    { weight: 2, arbitrary: fromFastCheck(() => bigInt({ min: -(2n ** 64n), max: 2n ** 64n })) },
    { weight: 1, arbitrary: fromFastCheck(() => bigInt({ min: -(2n ** 200n), max: 2n ** 200n })) },
  ]);
}

/** Instants between 1970 and 2100, whole days often; wild ones over the whole range of Date, rarely invalid. */
export function dateArbitrary(temper: Temper): Arbitrary<Date> {
  const day = 86_400_000;
  const days = { weight: 3, arbitrary: mapped(whole(0, 47_000), (n) => new Date(n * day)) };
  const months = { weight: 2, arbitrary: mapped(tuple(whole(1995, 2035), whole(0, 11), constantFrom([1, 15, 28, 29, 30, 31])), ([y, m, d]) => new Date(Date.UTC(y, m, d))) };
  const times = { weight: 2, arbitrary: mapped(whole(0, 2_147_483), (n) => new Date(n * 1_000_000 + (n % 1000))) };
  if (temper === 'natural') return weighted([days, months, times]);
  return weighted([
    days, months, times,
    { weight: 2, arbitrary: fromFastCheck(() => date({ noInvalidDate: true })) },
    { weight: 1, arbitrary: mapped(constantFrom([NaN, 0, -1, 8.64e15]), (time) => new Date(time)) },
  ]);
}
