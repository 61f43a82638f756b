import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { copyPlain, NOT_PLAIN } from './copy.js';

describe('a plain copy', () => {
  it('is what printing and reading gives', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withNullPrototype: true, withTypedArray: true }), (value) => {
      const copy = copyPlain(value);
      if (copy !== NOT_PLAIN) expect(print(copy)).toBe(print(parse(print(value))));
    }), { seed: 3, numRuns: 3000 });
  });

  it.each([
    ['a tree', '[{a: [1, -0, NaN], ["__proto__"]: {b: undefined}}, "x", 2n, null, []]'],
    ['a primitive value', '"text"'],
  ])('copies %s', (_, text) => {
    const value = parse(text);
    const copy = copyPlain(value);
    expect(print(copy)).toBe(text);
    if (typeof value === 'object') expect(copy).not.toBe(value);
  });

  const shared = {};
  const fixed = Object.defineProperty({}, 'a', { value: 1, enumerable: true });
  it.each<[string, unknown]>([
    ['sharing', [shared, shared]], ['a date', [new Date(0)]], ['a function', { a: () => 1 }], ['a symbol', [Symbol.for('a')]], ['a hole', [1, , 2]],
    ['what is frozen', Object.freeze([1])], ['a fixed property', fixed], ['a getter', { get a() { return 1; } }], ['more than items', Object.assign([1], { a: 1 })], ['an instance', Object.create({ inherited: 1 })],
  ])('leaves %s alone', (_, value) => {
    expect(copyPlain(value)).toBe(NOT_PLAIN);
  });
});
