import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Parameter, Property, Shape, Signature } from '../../model/shape.js';
import { parse } from '../../value/parse.js';
import type { Palette } from '../palette.js';
import { anyArbitrary, jsonArbitrary, objectArbitrary, record } from './any.js';
import { builtinArbitrary } from './builtins.js';
import { functionArbitrary } from './functions.js';
import type { MakeFunction } from './functions.js';
import { bigintArbitrary, numberArbitrary } from './numbers.js';
import { keyArbitrary, stringArbitrary } from './strings.js';
import type { Temper } from './strings.js';

/** What arbitraries of shapes are made with. */
export interface Making {
  readonly palette: Palette;
  readonly temper: Temper;
  readonly definitions: Readonly<Record<string, Shape>>;
  readonly makeFunction: MakeFunction;
}

const DEEPEST = 4;

/** Argument lists for one signature; trailing optional arguments are often left out. */
export function argumentsArbitrary(signature: Signature, making: Making): Arbitrary<unknown[]> {
  return items(signature.parameters, making, 0);
}

/** Values of a shape. References are followed `DEEPEST` levels down, where the smallest way out is taken. */
export function shapeArbitrary(shape: Shape, making: Making, depth = 0): Arbitrary<unknown> {
  const { palette, temper } = making;
  switch (shape.kind) {
    case 'any': return anyArbitrary(palette, temper);
    case 'json': return jsonArbitrary(palette, temper);
    case 'object': return objectArbitrary(palette, temper);
    case 'never': case 'undefined': return fc.constant(undefined);
    case 'null': return fc.constant(null);
    case 'string': return stringArbitrary(palette, temper);
    case 'number': return numberArbitrary(palette, temper);
    case 'boolean': return fc.boolean();
    case 'bigint': return bigintArbitrary(palette, temper);
    case 'symbol': return fc.constantFrom(Symbol.for('a'), Symbol.for('b'), Symbol.iterator);
    case 'literal': return fc.constant(parse(shape.value));
    case 'template': return fc.tuple(...shape.parts.map((part) => (typeof part === 'string' ? fc.constant(part) : templatePart(part, making)))).map((parts) => parts.join(''));
    case 'array': return fc.array(shapeArbitrary(shape.of, making, depth + 1), { maxLength: depth >= DEEPEST ? 0 : making.temper === 'natural' ? 4 : 6 });
    case 'tuple': return items(shape.items, making, depth);
    case 'record': return recordArbitrary(shape, making, depth);
    case 'union': return fc.oneof(...shallowest(shape.of, depth).map((member) => shapeArbitrary(member, making, depth + 1)));
    case 'function': return functionArbitrary(shape.parameters, shape.returns, making.makeFunction);
    case 'builtin': return builtinArbitrary(shape.name, shape.of.map((s) => shapeArbitrary(s, making, depth + 1)), temper);
    case 'instance': case 'foreign': return objectArbitrary(palette, temper);
    case 'reference': {
      const target = making.definitions[shape.name];
      return target === undefined || depth > DEEPEST + 4 ? anyArbitrary(palette, temper) : shapeArbitrary(target, making, depth + 1);
    }
  }
}

function templatePart(part: Shape, making: Making): Arbitrary<unknown> {
  if (part.kind === 'number') return fc.integer({ min: 0, max: 999 });
  return shapeArbitrary(part, making, DEEPEST);
}

/** Below `DEEPEST` levels only the members that end are left, if there are any. */
function shallowest(of: readonly Shape[], depth: number): readonly Shape[] {
  if (depth < DEEPEST) return of;
  const ending = of.filter((s) => s.kind !== 'reference' && s.kind !== 'record' && s.kind !== 'tuple' && s.kind !== 'builtin' && s.kind !== 'union');
  return ending.length > 0 ? ending : of.slice(0, depth > DEEPEST + 4 ? 1 : of.length);
}

function items(list: readonly Parameter[], making: Making, depth: number): Arbitrary<unknown[]> {
  const fixed = list.filter((p) => !p.rest);
  const rest = list.find((p) => p.rest);
  const values = fc.tuple(...fixed.map((p) => shapeArbitrary(p.shape, making, depth + 1)));
  const least = fixed.findLastIndex((p) => !p.optional) + 1;
  const given = fc.tuple(values, fc.integer({ min: least, max: fixed.length }), fc.boolean());
  // Half of the lists are whole: later optional arguments would be seen too rarely otherwise.
  const shortened = given.map(([all, kept, whole]) => (whole ? all : all.slice(0, kept)));
  if (rest === undefined) return shortened;
  const more = fc.array(shapeArbitrary(rest.shape, making, depth + 1), { maxLength: making.temper === 'natural' ? 3 : 6 });
  return fc.tuple(values, more).map(([all, others]) => [...all, ...others]);
}

function recordArbitrary(shape: Extract<Shape, { kind: 'record' }>, making: Making, depth: number): Arbitrary<unknown> {
  const entries = shape.properties.map((property) => entry(property, making, depth));
  const named = fc.tuple(...entries).map((list) => list.filter((e): e is readonly [string, unknown] => e !== null));
  if (shape.index === undefined || depth > DEEPEST) return named.map(record);
  const key = shape.index.key.kind === 'string' || shape.index.key.kind === 'any' ? keyArbitrary(making.palette, making.temper) : shapeArbitrary(shape.index.key, making, depth + 1).map(String);
  const others = fc.array(fc.tuple(key, shapeArbitrary(shape.index.value, making, depth + 1)), { maxLength: 4 });
  return fc.tuple(named, others).map(([own, more]) => record([...own, ...more.filter(([k]) => !own.some(([name]) => name === k))]));
}

function entry(property: Property, making: Making, depth: number): Arbitrary<readonly [string, unknown] | null> {
  const value = shapeArbitrary(property.shape, making, depth + 1).map((v) => [property.name, v] as const);
  if (!property.optional) return value;
  return depth >= DEEPEST ? fc.constant(null) : fc.oneof(value, fc.constant(null));
}
