import type { Parameter, Property, Shape, Signature } from '../../model/shape.js';
import type { Printed } from '../../model/value.js';
import { literalKind } from '../../value/literal-kind.js';
import { instanceForm, Made } from '../../value/made.js';
import { parse } from '../../value/parse.js';
import type { Palette } from '../palette.js';
import { anyArbitrary, jsonArbitrary, objectArbitrary, record, setOwn } from './any.js';
import { boolean, constant, constantFrom, list, mapped, oneOf, tuple, weighted, whole } from './arbitrary.js';
import type { Arbitrary } from './arbitrary.js';
import { answerOf } from './answers.js';
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
  /** Constructors of the classes of which both sides make instances, by name. */
  readonly classes: ReadonlyMap<string, readonly Signature[]>;
  readonly makeFunction: MakeFunction;
  /** With functions that it made as their source. */
  readonly print: (value: unknown) => Printed;
}

const DEEPEST = 4;
/** Items of a list further down, where they hold nothing else. */
const FEW = 2;
/** For each that is given as undefined so many are given as something. */
const GIVEN = 24;

/** Argument lists for one signature; trailing optional arguments are often left out. */
export function argumentsArbitrary(signature: Signature, making: Making): Arbitrary<unknown[]> {
  return items(signature.parameters, making, 0);
}

/** Values of a shape. References are followed `DEEPEST` levels down, where the smallest way out is taken. */
export function shapeArbitrary(shape: Shape, making: Making, depth = 0): Arbitrary<unknown> {
  const { palette, temper } = making;
  switch (shape.kind) {
    case 'any': return depth > 1 ? palette.draw.anything(anyArbitrary(palette, temper), [stringArbitrary(palette, 'natural'), numberArbitrary(palette, 'natural')]) : anyArbitrary(palette, temper);
    case 'json': return jsonArbitrary(palette, temper);
    case 'object': return objectArbitrary(palette, temper);
    case 'never': case 'undefined': return constant(undefined);
    case 'null': return constant(null);
    case 'string': return stringArbitrary(palette, temper);
    case 'number': return numberArbitrary(palette, temper);
    case 'boolean': return boolean;
    case 'bigint': return bigintArbitrary(palette, temper);
    case 'symbol': return constantFrom([Symbol.for('a'), Symbol.for('b'), Symbol.iterator]);
    case 'literal': return constant(parse(shape.value));
    case 'template': return mapped(tuple(...shape.parts.map((part) => (typeof part === 'string' ? constant<unknown>(part) : templatePart(part, making)))), (parts) => parts.join(''));
    case 'array': return arrayArbitrary(shape.of, making, depth);
    case 'tuple': return items(shape.items, making, depth);
    case 'record': return recordArbitrary(shape, making, depth);
    case 'union': return unionArbitrary(shallowest(shape.of, depth), making, depth);
    case 'function': return functionArbitrary(shape, making.makeFunction, answersArbitrary(shape.returns, making, depth));
    case 'builtin': return builtinArbitrary(shape.name, shape.of.map((s) => shapeArbitrary(s, making, depth + 1)), temper);
    case 'instance': return instanceArbitrary(shape.name, making, depth);
    case 'foreign': return objectArbitrary(palette, temper);
    case 'reference': {
      const target = making.definitions[shape.name];
      return target === undefined || depth > DEEPEST + 4 ? anyArbitrary(palette, temper) : shapeArbitrary(target, making, depth + 1);
    }
  }
}

/** How far inside one another instances are made. */
const DEEPEST_INSTANCE = 2 * DEEPEST;

/** As the class's own constructor makes them; where there is none, or one would hold another without end, a plain object in its place. */
function instanceArbitrary(name: string, making: Making, depth: number): Arbitrary<unknown> {
  const signatures = making.classes.get(name);
  if (signatures === undefined || depth > DEEPEST_INSTANCE) return objectArbitrary(making.palette, making.temper);
  const lists = signatures.length === 0 ? constant<unknown[]>([]) : oneOf(signatures.map((signature) => items(signature.parameters, making, depth + 2)));
  return mapped(lists, (args) => new Made(instanceForm(name), args));
}

/** Expressions for what a function has to give. */
function answersArbitrary(returns: Shape, making: Making, depth: number): Arbitrary<string> | null {
  const answer = depth > DEEPEST ? null : answerOf(returns);
  if (answer === null) return null;
  // Functions are not made smaller: what they answer is small from the beginning.
  const values = shapeArbitrary(answer.shape, { ...making, temper: 'natural' }, depth + 2);
  return mapped(values, (value) => (answer.later ? `Promise.resolve(${making.print(value)})` : `(${making.print(value)})`));
}

/** Literals beside a type that allows them all are one alternative to it: however many there are, others come as often. */
function unionArbitrary(of: readonly Shape[], making: Making, depth: number): Arbitrary<unknown> {
  const known = of.filter((s) => s.kind === 'literal' && of.some((wide) => wide.kind === literalKind(s.value)));
  const others = of.filter((s) => !known.includes(s));
  const make = (list: readonly Shape[]): readonly Arbitrary<unknown>[] => list.map((member) => shapeArbitrary(member, making, depth + 1));
  return making.palette.draw.alternatives(known.length < 2 ? make(of) : [making.palette.draw.alternatives(make(known)), ...make(others)]);
}

/** Mostly short; what holds much must be given much, and so some of those that stand in no other are long. Far down they are short, or empty where they might hold one another. */
function arrayArbitrary(of: Shape, making: Making, depth: number): Arbitrary<unknown> {
  const item = shapeArbitrary(of, making, depth + 1);
  const usual = list(item, { most: depth >= DEEPEST ? (isPlain(of) ? FEW : 0) : making.temper === 'natural' ? 4 : 6 });
  return depth > 1 ? usual : weighted([{ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: list(item, { least: 7, most: 24 }) }]);
}

/** What holds nothing else. */
function isPlain(shape: Shape): boolean {
  return shape.kind === 'union' ? shape.of.every(isPlain) : PLAIN.has(shape.kind);
}

function isPlainList(shape: Shape): boolean {
  return shape.kind === 'array' && isPlain(shape.of);
}

const PLAIN: ReadonlySet<Shape['kind']> = new Set(['string', 'number', 'boolean', 'bigint', 'literal', 'template', 'null', 'undefined']);

function templatePart(part: Shape, making: Making): Arbitrary<unknown> {
  if (part.kind === 'number') return whole(0, 999);
  return shapeArbitrary(part, making, DEEPEST);
}

/** Below `DEEPEST` levels only the members that end are left, if there are any. */
function shallowest(of: readonly Shape[], depth: number): readonly Shape[] {
  if (depth < DEEPEST) return of;
  const ending = of.filter((s) => s.kind !== 'reference' && s.kind !== 'record' && s.kind !== 'tuple' && s.kind !== 'builtin' && s.kind !== 'union');
  return ending.length > 0 ? ending : of.slice(0, depth > DEEPEST + 4 ? 1 : of.length);
}

function items(parameters: readonly Parameter[], making: Making, depth: number): Arbitrary<unknown[]> {
  const fixed = parameters.filter((p) => !p.rest);
  const rest = parameters.find((p) => p.rest);
  const least = fixed.findLastIndex((p) => !p.optional) + 1;
  const values = tuple(...fixed.map((p, i) => {
    const own = parameterArbitrary(p, making, depth + 1);
    // What may be missing in front of what may not cannot be left out: undefined stands in its place.
    return p.optional && i < least ? oneOf([own, constant(undefined)]) : own;
  }));
  const given = tuple(values, whole(least, fixed.length), boolean);
  // Half of the lists are whole: later optional arguments would be seen too rarely otherwise.
  const shortened = mapped(given, ([all, kept, complete]): unknown[] => (complete ? all : all.slice(0, kept)));
  if (rest === undefined) return shortened;
  const more = list(shapeArbitrary(rest.shape, making, depth + 1), { most: making.temper === 'natural' ? 3 : 6 });
  return mapped(tuple(shortened, more), ([all, others]) => [...all, ...others]);
}

/** What such names stand for is called, whatever the types let in. */
const CALLED = /^(?:cb|callback|fn|func|handler|listener|iteratee|predicate)$/i;
const FUNCTION: Shape = { kind: 'function', returns: { kind: 'any' }, parameters: ['a', 'b'].map((name) => ({ name, shape: { kind: 'any' }, optional: false, rest: false })) };

function parameterArbitrary({ name, shape }: Parameter, making: Making, depth: number): Arbitrary<unknown> {
  const own = shapeArbitrary(shape, making, depth);
  return shape.kind === 'any' && CALLED.test(name) ? weighted([{ weight: 3, arbitrary: shapeArbitrary(FUNCTION, making, depth) }, { weight: 2, arbitrary: own }]) : own;
}

function recordArbitrary(shape: Extract<Shape, { kind: 'record' }>, making: Making, depth: number): Arbitrary<unknown> {
  const entries = shape.properties.map((property) => entry(property, making, depth));
  if (shape.index === undefined || depth > DEEPEST) return recordOf(entries);
  const named = mapped(tuple(...entries), (all) => all.filter((e) => e !== null));
  const key = shape.index.key.kind === 'string' || shape.index.key.kind === 'any' ? keyArbitrary(making.palette, making.temper) : mapped(shapeArbitrary(shape.index.key, making, depth + 1), String);
  const others = list(tuple(key, shapeArbitrary(shape.index.value, making, depth + 1)), { most: 4 });
  return mapped(tuple(named, others), ([own, more]) => record([...own, ...more.filter(([k]) => !own.some(([name]) => name === k))]));
}

/** Property by property: nearly all that is drawn of records is this, and lists of what they hold would be most of its cost. */
function recordOf(entries: readonly Arbitrary<readonly [string, unknown] | null>[]): Arbitrary<unknown> {
  return (random, bias) => {
    const out: Record<string, unknown> = {};
    for (const entry of entries) {
      const given = entry(random, bias);
      if (given !== null) setOwn(out, given[0], given[1]);
    }
    return out;
  };
}

function entry(property: Property, making: Making, depth: number): Arbitrary<readonly [string, unknown] | null> {
  const given = mapped(shapeArbitrary(property.shape, making, depth + 1), (v) => [property.name, v] as const);
  if (!property.optional) return given;
  // Left out and given as undefined are two things.
  const value = making.temper === 'natural' ? given : weighted([{ weight: GIVEN, arbitrary: given }, { weight: 1, arbitrary: constant([property.name, undefined] as const) }]);
  return depth >= DEEPEST && !isPlain(property.shape) && !isPlainList(property.shape) ? constant(null) : making.palette.draw.optional(value);
}
