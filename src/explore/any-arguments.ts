import type { Parameter, Signature } from '../model/shape.js';

/** `arity` arguments of any value and one more; a function that declares none takes any number. */
export function anyArguments(arity: number): Signature {
  const parameter = (i: number): Parameter => ({ name: `arg${i}`, shape: { kind: 'any' }, optional: i >= arity, rest: arity === 0 });
  return { parameters: Array.from({ length: arity === 0 ? 1 : arity + 1 }, (_, i) => parameter(i)), returns: { kind: 'any' } };
}
