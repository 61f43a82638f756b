import type { Spec } from '../../model/spec.js';
import { isIdentifier } from '../../value/characters.js';
import { classesMadeIn } from '../../value/made-classes.js';
import { isReserved } from '../../value/reserved.js';

/** Names that the made file uses itself: an operation that is called so gets the name, and they another. */
export const OWN = ['describe', 'test', 'subject', 'operation', 'classNamed', 'expectValue', 'expectThrow', 'fc', 'strings', 'numbers', 'anything', 'records', 'lists', 'forAll', 'exempting', 'isAmong', 'agrees', 'string', 'number', 'tolerances', 'holds', 'model', 'args', 'types'] as const;

/** What is at hand in the code of specs; an operation of the same name hides it. */
export const AT_HAND = ['implies', 'equal', 'throws', 'returns'] as const;

/** First names of the operations that a spec speaks of, in order: of `Cart.from` `Cart`. */
export function rootsOf({ signature, requirements }: Spec): readonly string[] {
  const checks = requirements.flatMap((r) => r.checks);
  const used = checks.flatMap((c) => (c.kind === 'pin' ? [c.case.operation, ...classesMadeIn(c.case)] : c.kind === 'model' ? [c.operation] : c.operations));
  return [...new Set([...signature.declares, ...used].map((name) => (isNameable(name) ? name.split('.')[0] ?? name : name)))];
}

/** Whether JavaScript can call it by its dotted name. */
export function isNameable(operation: string): boolean {
  const [first = '', ...rest] = operation.split('.');
  return isIdentifier(first) && !isReserved(first) && rest.every(isIdentifier);
}
