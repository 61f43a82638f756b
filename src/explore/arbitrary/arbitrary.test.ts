import fc, { Random } from 'fast-check';
import type { Arbitrary as Shrinkable } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { boolean, chained, constant, constantFrom, filtered, from, list, mapped, oneOf, tuple, weighted, whole } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';
import { ascii } from './text.js';

const DRAWS = 300;
const even = (n: number): boolean => n % 2 === 0;

/** Ours and fast-check's, put together of the same parts. */
const PAIRS: readonly (readonly [string, Arbitrary<unknown>, Shrinkable<unknown>])[] = [
  ['constant', constant(3), fc.constant(3)],
  ['constantFrom', constantFrom(['a', 'b', 'c']), fc.constantFrom('a', 'b', 'c')],
  ['constantFrom of one', tuple(constantFrom(['a']), whole(0, 9)), fc.tuple(fc.constantFrom('a'), fc.integer({ min: 0, max: 9 }))],
  ['boolean', boolean, fc.boolean()],
  ['a whole number above 0', whole(3, 1000), fc.integer({ min: 3, max: 1000 })],
  ['a whole number below 0', whole(-1000, -3), fc.integer({ min: -1000, max: -3 })],
  ['a whole number around 0', whole(-10, 100), fc.integer({ min: -10, max: 100 })],
  ['one whole number', whole(7, 7), fc.integer({ min: 7, max: 7 })],
  ['any safe integer', whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), fc.maxSafeInteger()],
  ['a list', list(whole(0, 99), { most: 4 }), fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 })],
  ['a list of at least some', list(whole(0, 99), { least: 3, most: 30 }), fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 3, maxLength: 30 })],
  ['a list of one length', list(whole(0, 99), { least: 2, most: 2 }), fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 2, maxLength: 2 })],
  ['an empty list', list(whole(0, 99), { most: 0 }), fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 0 })],
  ['lists of lists', list(list(boolean, { most: 6 }), { most: 6 }), fc.array(fc.array(fc.boolean(), { maxLength: 6 }), { maxLength: 6 })],
  ['one of some', oneOf<unknown>([whole(0, 9), boolean, constant(null)]), fc.oneof(fc.integer({ min: 0, max: 9 }), fc.boolean(), fc.constant(null))],
  [
    'one of some by weight', weighted<unknown>([{ weight: 5, arbitrary: whole(0, 9) }, { weight: 1, arbitrary: boolean }]),
    fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 9 }) as Shrinkable<unknown> }, { weight: 1, arbitrary: fc.boolean() }),
  ],
  ['a tuple', tuple(whole(0, 9), boolean), fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean())],
  ['mapped', mapped(whole(0, 9), String), fc.integer({ min: 0, max: 9 }).map(String)],
  ['filtered', filtered(whole(0, 9), even), fc.integer({ min: 0, max: 9 }).filter(even)],
  ['chained', chained(whole(0, 9), (n) => list(constant(n), { most: n })), fc.integer({ min: 0, max: 9 }).chain((n) => fc.array(fc.constant(n), { maxLength: n }))],
  ['text', ascii({ most: 24 }), fc.string({ maxLength: 24 })],
  ['text of at least some', ascii({ least: 1, most: 3 }), fc.string({ minLength: 1, maxLength: 3 })],
  ['what fast-check has', from(() => fc.double()), fc.double()],
];

describe('what is put together here', () => {
  it.each(PAIRS)('draws what fast-check draws from the same seed: %s', (_, ours, theirs) => {
    for (const bias of [undefined, 1, 3]) {
      const [a, b] = [new Random(xoroshiro128plus(11)), new Random(xoroshiro128plus(11))];
      for (let i = 0; i < DRAWS; i++) expect(ours(a, bias)).toEqual(theirs.generate(b, bias).value);
      // Neither is ahead of the other.
      expect(a.getState()).toEqual(b.getState());
    }
  });
});
