import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Palette } from '../palette.js';
import type { Temper } from './strings.js';

const EDGES = [
  0, 1, -1, 2, 10, 100, 1000, 0.1, 0.2, 0.3, 0.5, 1.5, -0.5, 1.005, 2.675, 255, 256, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, -(2 ** 53) + 1,
];
const EXOTIC = [-0, NaN, Infinity, -Infinity, 2 ** 53, 2 ** 53 + 2, 1e21, 1e-7, Number.MIN_VALUE, Number.MAX_VALUE, Number.EPSILON];

/** Small whole numbers and short decimals; wild ones also boundaries, what stands in the sources, any double, and rarely NaN and its like. */
export function numberArbitrary(from: Palette, temper: Temper): Arbitrary<number> {
  const own = from.numbers.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...from.numbers) }] : [];
  const small = { weight: 6, arbitrary: fc.integer({ min: -10, max: 100 }) };
  const decimal = { weight: 2, arbitrary: fc.integer({ min: -1000, max: 100_000 }).map((n) => n / 100) };
  const large = { weight: 1, arbitrary: fc.integer({ min: -100_000, max: 10_000_000 }) };
  if (temper === 'natural') return fc.oneof(small, decimal, large, ...own);
  return fc.oneof(
    small, decimal, large, ...own,
    { weight: 3, arbitrary: fc.constantFrom(...EDGES) },
    { weight: 2, arbitrary: fc.maxSafeInteger() },
    { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
    { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 15 }), fc.constantFrom(-1, 1)).map(([m, e, sign]) => sign * m * 10 ** e) },
    { weight: 1, arbitrary: fc.constantFrom(...EXOTIC) },
  );
}

export function bigintArbitrary(from: Palette, temper: Temper): Arbitrary<bigint> {
  const own = from.bigints.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...from.bigints) }] : [];
  const small = { weight: 5, arbitrary: fc.bigInt({ min: -100n, max: 1000n }) };
  if (temper === 'natural') return fc.oneof(small, ...own);
  return fc.oneof(small, ...own, { weight: 2, arbitrary: fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }) }, { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }) });
}

/** Instants between 1970 and 2100, whole days often; wild ones over the whole range of Date, rarely invalid. */
export function dateArbitrary(temper: Temper): Arbitrary<Date> {
  const day = 86_400_000;
  const days = { weight: 3, arbitrary: fc.integer({ min: 0, max: 47_000 }).map((n) => new Date(n * day)) };
  const months = { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1995, max: 2035 }), fc.integer({ min: 0, max: 11 }), fc.constantFrom(1, 15, 28, 29, 30, 31)).map(([y, m, d]) => new Date(Date.UTC(y, m, d))) };
  const times = { weight: 2, arbitrary: fc.integer({ min: 0, max: 2_147_483 }).map((n) => new Date(n * 1_000_000 + (n % 1000))) };
  if (temper === 'natural') return fc.oneof(days, months, times);
  return fc.oneof(days, months, times, { weight: 2, arbitrary: fc.date({ noInvalidDate: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, 0, -1, 8.64e15).map((time) => new Date(time)) });
}
