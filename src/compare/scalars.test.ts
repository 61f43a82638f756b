import { describe, expect, it } from 'vitest';
import { scalarChange, ulps, within } from './scalars.js';

describe('scalarChange', () => {
  it.each([
    [0.1 + 0.2, 0.3, 'rounding'], [1, 1 + 4 * Number.EPSILON, 'rounding'], [1, 1 + 5 * Number.EPSILON, 'value'], [-1, -1 - 4 * Number.EPSILON, 'rounding'],
    [Number.MAX_VALUE, Infinity, 'value'], [5e-324, 1e-323, 'rounding'], [5e-324, -5e-324, 'rounding'], [0, 5e-324, 'value'], [0, -0, 'value'], [1, -1, 'value'], [1e-300, 1.1e-300, 'value'], [Number.NaN, 1, 'value'],
  ])('%d and %d: %s', (a, b, change) => {
    expect(scalarChange(a, b).change).toBe(change);
    expect(scalarChange(b, a).change).toBe(change);
  });

  it.each([
    ['Straße', 'STRASSE', 'string'], ['Ab', 'aB', 'the string in other case'], ['e\u0301', 'é', 'the string in another Unicode form'], ['a b', 'a  b', 'the string with other white space'],
    ['a b c', 'c a b', 'the string with its words in another order'], ['a, b', 'a', 'a part of the string'], ['a', 'a, b', 'the string and more'], ['a', '', 'empty string'], ['', 'a', 'string'],
  ])('%j and %j: %s', (a, b, candidate) => {
    expect(scalarChange(a, b)).toEqual({ change: 'value', prior: a === '' ? 'empty string' : 'string', candidate });
  });
});

it('counts steps of the last place, over zero too', () => {
  expect(ulps(1, 1 + Number.EPSILON)).toBe(1n);
  expect(ulps(-5e-324, 5e-324)).toBe(2n);
  expect(ulps(-1, -1)).toBe(0n);
});

it('allows what a tolerance allows, and nothing that is not finite', () => {
  const absolute = [{ kind: 'within', tolerance: 0.5, relative: false }] as const;
  const relative = [{ kind: 'within', tolerance: 0.01, relative: true }] as const;
  expect([within(1, 1.5, absolute), within(1, 1.51, absolute), within(1, 1.5, [])]).toEqual([true, false, false]);
  expect([within(100, 101, relative), within(-100, -101, relative), within(100, 102, relative)]).toEqual([true, true, false]);
  expect([within(Infinity, 1, relative), within(Number.NaN, Number.NaN, absolute)]).toEqual([false, false]);
});
