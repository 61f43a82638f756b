import type { Shape } from '../../model/shape.js';
import { constant, constantFrom, mapped, weighted } from './arbitrary.js';
import type { Arbitrary, Weighted } from './arbitrary.js';

/** Makes an inert function of a source, such that it prints as that source. */
export type MakeFunction = (source: string) => (...args: unknown[]) => unknown;

/**
 * Functions as inputs, by their source: first those that a caller would write for such parameters and such a result, and some that
 * throw or return something of another kind. `answers` are expressions for what they have to give, where that is data; null where it is not.
 */
export function functionArbitrary({ parameters, returns }: Extract<Shape, { kind: 'function' }>, make: MakeFunction, answers: Arbitrary<string> | null): Arbitrary<unknown> {
  const names = ['a', 'b', 'c', 'd'].slice(0, Math.min(parameters.length, 4));
  const list = `(${names.join(', ')})`;
  const bodies = [...new Set([...bodiesFor(returns, names), ...(names.length > 0 ? ['a'] : []), 'undefined'])];
  const throwing = `${list} => { throw new Error("from the callback"); }`;
  const sources: Weighted<string>[] = [
    { weight: 20, arbitrary: constantFrom(bodies.map((body) => `${list} => ${body}`)) },
    { weight: 1, arbitrary: constant(throwing) },
  ];
  if (answers !== null) sources.push({ weight: 20, arbitrary: mapped(answers, (answer) => `${list} => ${answer}`) });
  return mapped(weighted(sources), make);
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
