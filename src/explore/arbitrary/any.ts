import type { Palette } from '../palette.js';
import { boolean, constant, constantFrom, filtered, list, mapped, oneOf, tuple, weighted } from './arbitrary.js';
import type { Arbitrary, Weighted } from './arbitrary.js';
import { builtinArbitrary } from './builtins.js';
import { bigintArbitrary, dateArbitrary, numberArbitrary } from './numbers.js';
import { perPalette } from './per-palette.js';
import { keyArbitrary, stringArbitrary } from './strings.js';
import type { Temper } from './strings.js';

/** A plain object whose own keys are exactly these, `__proto__` included. */
export function record(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const entry of entries) setOwn(out, entry[0], entry[1]);
  return out;
}

export function setOwn(of: Record<string, unknown>, key: string, value: unknown): void {
  // Assigned, it would set the prototype.
  if (key === '__proto__') Object.defineProperty(of, key, { value, writable: true, enumerable: true, configurable: true });
  else of[key] = value;
}

/** Any JSON value: strings, numbers, booleans, null, and arrays and records of them. */
export const jsonArbitrary = perPalette((from: Palette, temper: Temper): Arbitrary<unknown> => nested(scalars(from, temper, false), from, temper, []));

/** Any value that is data. The wild ones include what JSON has not: undefined, bigints, dates, maps, sets, regular expressions. */
export const anyArbitrary = perPalette((from: Palette, temper: Temper): Arbitrary<unknown> => {
  const more = temper === 'natural' ? [] : [
    (inner: Arbitrary<unknown>) => mapped(list(tuple(inner, inner), { most: 3 }), (e) => new Map(e)),
    (inner: Arbitrary<unknown>) => mapped(list(inner, { most: 3 }), (e) => new Set(e)),
  ];
  return nested(scalars(from, temper, true), from, temper, more);
});

export function objectArbitrary(from: Palette, temper: Temper): Arbitrary<unknown> {
  return filtered(anyArbitrary(from, temper), (v) => typeof v === 'object' && v !== null);
}

/** Made anew each time: one object in two places of an input would be sharing, which is another input. */
const RARE: readonly (() => unknown)[] = [
  () => /a/g, () => Symbol.for('s'), () => Symbol.iterator, () => Object('boxed'), () => Object(1), () => new Error('e'), () => new Uint8Array([1, 2]), () => new ArrayBuffer(2),
];
const RARE_CLASSES = ['RegExp', 'Error', 'Uint8Array', 'Float64Array', 'DataView', 'ArrayBuffer'] as const;

function scalars(from: Palette, temper: Temper, all: boolean): Arbitrary<unknown> {
  const numbers = numberArbitrary(from, temper);
  const json: readonly Weighted<unknown>[] = [
    { weight: 4, arbitrary: stringArbitrary(from, temper) },
    { weight: 4, arbitrary: all ? numbers : mapped(numbers, (n) => (Number.isFinite(n) && !Object.is(n, -0) ? n : 0)) },
    { weight: 2, arbitrary: boolean },
    { weight: 1, arbitrary: constant(null) },
  ];
  if (!all) return weighted(json);
  const undefinedToo = { weight: 1, arbitrary: constant(undefined) };
  const date = { weight: 1, arbitrary: dateArbitrary(temper) };
  if (temper === 'natural') return weighted<unknown>([...json, undefinedToo, date]);
  return weighted<unknown>([
    ...json, undefinedToo, date,
    { weight: 1, arbitrary: bigintArbitrary(from, temper) },
    { weight: 1, arbitrary: oneOf<unknown>([mapped(constantFrom(RARE), (make) => make()), ...RARE_CLASSES.map((name) => builtinArbitrary(name, [], temper))]) },
  ]);
}

type Container = (inner: Arbitrary<unknown>) => Arbitrary<unknown>;

function nested(leaf: Arbitrary<unknown>, from: Palette, temper: Temper, more: readonly Container[]): Arbitrary<unknown> {
  const key = keyArbitrary(from, temper);
  const containers = (inner: Arbitrary<unknown>): Arbitrary<unknown> => weighted<unknown>([
    { weight: 3, arbitrary: list(inner, { most: 4 }) },
    { weight: 4, arbitrary: mapped(list(tuple(key, inner), { most: 4 }), record) },
    ...more.map((make) => ({ weight: 1, arbitrary: make(inner) })),
  ]);
  const shallow = weighted([{ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: containers(leaf) }]);
  return weighted([{ weight: 3, arbitrary: leaf }, { weight: 3, arbitrary: containers(leaf) }, { weight: 2, arbitrary: containers(shallow) }]);
}
