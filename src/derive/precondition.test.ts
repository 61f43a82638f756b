import { runInThisContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { PropertyCheck } from '../model/spec.js';
import { preconditionOf } from './precondition.js';

const check = (code: string): PropertyCheck => ({ kind: 'property', code, operations: ['total', 'Cart.from'] }) as unknown as PropertyCheck;

/** Of each argument list whether the precondition lets it through; null where there is none. */
function lets(code: string, ...lists: readonly (readonly unknown[])[]): readonly unknown[] | null {
  const text = preconditionOf(check(code));
  const predicate = text === null ? null : runInThisContext(text) as (...args: readonly unknown[]) => unknown;
  return predicate === null ? null : lists.map((list) => predicate(...list));
}

it.each<[string, string, readonly (readonly unknown[])[], readonly unknown[]]>([
  ['the condition', '(n: number) => implies(n > 2, () => total(n) > 0)', [[1], [3]], [false, true]],
  ['each of several', '(n: number) => implies(n > 2, () => total(n) > 0) && implies(n < 5, () => total(n) < 9)', [[1], [3], [7]], [false, true, false]],
  ['one behind statements', '(list: number[]) => { const most = Math.max(...list); return implies(most > 9, () => total(list) > most) }', [[[1]], [[10]]], [false, true]],
  ['the outer one', '(n: number) => implies(n > 2, () => implies(n > 4, () => total(n) > 0))', [[1], [3]], [false, true]],
])('is %s', (_, code, lists, expected) => {
  expect(lets(code, ...lists)).toEqual(expected);
});

it.each([
  '(n: number) => total(n) > 0', '(n: number) => implies(total(n) > 2, () => total(-n) < 0)', '(n: number) => implies(equal(n, 2), () => total(n) > 0)',
  '(n: number) => implies(Cart.from(n).size > 2, () => total(n) > 0)',
])('is nothing that can be told apart in %s', (code) => {
  expect(preconditionOf(check(code))).toBeNull();
});
