import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Palette } from '../palette.js';
import { bigintArbitrary, dateArbitrary, numberArbitrary } from './numbers.js';
import { keyArbitrary, stringArbitrary } from './strings.js';
import type { Temper } from './strings.js';

/** A plain object whose own keys are exactly these, `__proto__` included. */
export function record(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of entries) Object.defineProperty(out, key, { value, writable: true, enumerable: true, configurable: true });
  return out;
}

/** Any JSON value: strings, numbers, booleans, null, and arrays and records of them. */
export function jsonArbitrary(from: Palette, temper: Temper): Arbitrary<unknown> {
  return nested(scalars(from, temper, false), from, temper, []);
}

/** Any value that is data. The wild ones include what JSON has not: undefined, bigints, dates, maps, sets, regular expressions. */
export function anyArbitrary(from: Palette, temper: Temper): Arbitrary<unknown> {
  const more = temper === 'natural' ? [] : [
    (inner: Arbitrary<unknown>) => fc.array(fc.tuple(inner, inner), { maxLength: 3 }).map((e) => new Map(e)),
    (inner: Arbitrary<unknown>) => fc.array(inner, { maxLength: 3 }).map((e) => new Set(e)),
  ];
  return nested(scalars(from, temper, true), from, temper, more);
}

export function objectArbitrary(from: Palette, temper: Temper): Arbitrary<unknown> {
  return anyArbitrary(from, temper).filter((v) => typeof v === 'object' && v !== null);
}

/** Made anew each time: one object in two places of an input would be sharing, which is another input. */
const RARE: readonly (() => unknown)[] = [
  () => /a/g, () => Symbol.for('s'), () => Symbol.iterator, () => Object('boxed'), () => Object(1), () => new Error('e'), () => new Uint8Array([1, 2]), () => new ArrayBuffer(2),
];

function scalars(from: Palette, temper: Temper, all: boolean): Arbitrary<unknown> {
  const json = [
    { weight: 4, arbitrary: stringArbitrary(from, temper) as Arbitrary<unknown> },
    { weight: 4, arbitrary: (all ? numberArbitrary(from, temper) : numberArbitrary(from, temper).map((n) => (Number.isFinite(n) && !Object.is(n, -0) ? n : 0))) as Arbitrary<unknown> },
    { weight: 2, arbitrary: fc.boolean() },
    { weight: 1, arbitrary: fc.constant(null) },
  ];
  if (!all) return fc.oneof(...json);
  const undefinedToo = { weight: 1, arbitrary: fc.constant(undefined) };
  const date = { weight: 1, arbitrary: dateArbitrary(temper) };
  if (temper === 'natural') return fc.oneof(...json, undefinedToo, date);
  return fc.oneof(
    ...json, undefinedToo, date,
    { weight: 1, arbitrary: bigintArbitrary(from, temper) },
    { weight: 1, arbitrary: fc.constantFrom(...RARE).map((make) => make()) },
  );
}

type Container = (inner: Arbitrary<unknown>) => Arbitrary<unknown>;

function nested(leaf: Arbitrary<unknown>, from: Palette, temper: Temper, more: readonly Container[]): Arbitrary<unknown> {
  const key = keyArbitrary(from, temper);
  const containers = (inner: Arbitrary<unknown>): Arbitrary<unknown> => fc.oneof(
    { weight: 3, arbitrary: fc.array(inner, { maxLength: 4 }) as Arbitrary<unknown> },
    { weight: 4, arbitrary: fc.array(fc.tuple(key, inner), { maxLength: 4 }).map(record) as Arbitrary<unknown> },
    ...more.map((make) => ({ weight: 1, arbitrary: make(inner) })),
  );
  const shallow = fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: containers(leaf) });
  return fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 3, arbitrary: containers(leaf) }, { weight: 2, arbitrary: containers(shallow) });
}
