import type { Parameter, Shape } from '../../model/shape.js';
import { constant, constantFrom, mapped, weighted } from './arbitrary.js';
import type { Arbitrary, Weighted } from './arbitrary.js';

/** Makes an inert function of a source, such that it prints as that source. */
export type MakeFunction = (source: string) => (...args: unknown[]) => unknown;

type FunctionShape = Extract<Shape, { kind: 'function' }>;

const THROWING = 'throw new Error("from the callback")';
/** What calls back with an error is an error of its own: it is told apart from one that was thrown. */
const FAILED = 'new Error("failed")';
/** Milliseconds after which one is called that is called late: other than in a later turn only. */
const LATE = 20;

/**
 * Functions as inputs, by their source: first those that a caller would write for such parameters and such a result, and some that
 * throw or return something of another kind. `answers` are expressions for what they have to give, where that is data; null where it is not.
 * What is handed a function in its turn calls it most of the time, as whoever wrote the code counts on: at once, later, with an error, twice.
 */
export function functionArbitrary({ parameters, returns }: FunctionShape, make: MakeFunction, answers: Arbitrary<string> | null): Arbitrary<unknown> {
  const names = ['a', 'b', 'c', 'd'].slice(0, Math.min(parameters.length, 4));
  const list = `(${names.join(', ')})`;
  const bodies = [...new Set([...bodiesFor(returns, names), ...(names.length > 0 ? ['a'] : []), 'undefined'])];
  const sources: Weighted<string>[] = [
    { weight: 20, arbitrary: constantFrom(bodies.map((body) => `${list} => ${body}`)) },
    { weight: 1, arbitrary: constant(`${list} => { ${THROWING}; }`) },
  ];
  if (answers !== null) sources.push({ weight: 20, arbitrary: mapped(answers, (answer) => `${list} => ${answer}`) });
  const calling = parameters.slice(0, names.length).flatMap((parameter, at) => callingBack(parameter, names, at));
  if (calling.length > 0) sources.push({ weight: 60, arbitrary: constantFrom(calling.map((body) => `${list} => ${body}`)) });
  return mapped(weighted(sources), make);
}

/** Bodies that call a parameter; none where it is no function. */
function callingBack({ shape, rest }: Parameter, names: readonly string[], at: number): readonly string[] {
  const handed = rest ? null : functionIn(shape);
  const name = names[at];
  if (handed === null || name === undefined) return [];
  const other = names.find((one) => one !== name) ?? '1';
  const some = handed.parameters.map((p, i) => (i > 1 ? 'undefined' : dataOf(p.shape, other)));
  const { parameters: takes } = handed;
  const isNodeStyle = takes.length > 0 && (takes[0]?.rest === true || isError(takes[0] as Parameter));
  const well = isNodeStyle ? ['null', ...(takes[0]?.rest === true ? [other] : some.slice(1))].join(', ') : some.join(', ');
  const later = (given: string): string[] => [`{ setImmediate(() => ${name}(${given})); }`, `{ setTimeout(() => ${name}(${given}), ${LATE}); }`];
  return [
    `${name}(${well})`, `{ ${name}(${well}); }`, ...later(well),
    ...(isNodeStyle ? [`${name}(${FAILED})`, `{ setImmediate(() => ${name}(${FAILED})); }`, `${name}()`] : []),
    `{ ${name}(${well}); ${name}(${well}); }`,
  ];
}

function functionIn(shape: Shape): FunctionShape | null {
  if (shape.kind === 'union') return shape.of.map((one) => functionIn(one)).find((found) => found !== null) ?? null;
  return shape.kind === 'function' ? shape : null;
}

/** `(err, result)`: an error comes first, or nothing in its place. */
function isError({ name, shape }: Parameter): boolean {
  if (/^(?:e|er|err|error|ex)$/i.test(name)) return true;
  return (shape.kind === 'union' ? shape.of : [shape]).some((one) => one.kind === 'builtin' && one.name === 'Error');
}

/** One value of the kind, or what else there is. */
function dataOf(shape: Shape, other: string): string {
  switch (shape.kind) {
    case 'number': return '1';
    case 'boolean': return 'true';
    case 'string': return '"x"';
    case 'array': return '[1]';
    case 'null': case 'undefined': return shape.kind;
    case 'literal': return typeof shape.value === 'string' ? JSON.stringify(shape.value) : String(shape.value);
    case 'union': return dataOf(shape.of.find((one) => one.kind !== 'null' && one.kind !== 'undefined') ?? { kind: 'undefined' }, other);
    case 'record': case 'object': return '{}';
    default: return other;
  }
}

function bodiesFor(returns: Shape, names: readonly string[]): readonly string[] {
  const one = names[0] ?? '1';
  const two = names[1] ?? one;
  switch (returns.kind) {
    case 'number': return [`${one} - ${two}`, `${two} - ${one}`, `String(${one}).length`, '0', '1', '-1', `${one} > ${two} ? 1 : ${one} < ${two} ? -1 : 0`];
    case 'boolean': return ['true', 'false', `Boolean(${one})`, `${one} > 1`, `${one} === ${two}`, `String(${one}).length % 2 === 0`];
    case 'string': return [`String(${one})`, `typeof ${one}`, '"x"', '""', `String(${one}) + String(${two})`];
    case 'array': return [`[${one}]`, '[]', `[${one}, ${two}]`];
    case 'builtin': return returns.name === 'Promise' ? [`Promise.resolve(${one})`, `Promise.resolve(${two})`] : [one];
    case 'union': return returns.of.flatMap((shape) => bodiesFor(shape, names)).slice(0, 12);
    case 'record': case 'object': return [`({value: ${one}})`, '({})'];
    default: return [one, two, `${one} > 1`, `String(${one})`, 'true', 'false', '0', 'null', `[${one}]`];
  }
}
