import { expect, it } from 'vitest';
import { entryLine, entryOf } from '../ledger/text/entry.js';
import { readFreedom } from '../value/freedom.js';
import { bearing } from './bears.js';

/** A freedom, entries on which it bears, and entries on which it does not. */
const TABLE: readonly (readonly [freedom: string, bears: readonly string[], not: readonly string[]])[] = [
  ['error.message', ['f(1) throws RangeError("no")'], ['f(1) → 1', 'f(1) → {message: "a"}']],
  ['error.*', ['f(1) throws RangeError("no")', 'f(1) throws 5'], ['f(1) → 1']],
  ['error.code', ['f(1) throws Object.assign(Error("no"), {code: "E"})'], ['f(1) → 1']],
  ['result.a', ['f(1) → {a: 1}'], ['f(1) → {b: 1}', 'f(1) → [1]', 'f(1) throws 5', 'f(1) → undefined']],
  ['result.**.id', ['f(1) → {a: [{id: 1}]}', 'f(1) → [new Map([[1, {id: 2}]])]'], ['f(1) → {a: [{no: 1}]}', 'f(1) → "id"']],
  ['result #within 0.5', ['f(1) → 1', 'f(1) → -0', 'f(1) → [1]'], ['f(1) → "1"', 'f(1) → 12n']],
  ['result[*] #within 0.5', ['f(1) → [1]'], ['f(1) → ["1"]', 'f(1) → 1']],
  ['f: #outcome', ['f(1) → 1', 'f(1) throws 1'], ['g(1) → 1']],
  ['#key-order', ['f(1) → {a: 1, b: 2}', 'f(1) → [new Set([1, 2])]'], ['f(1) → {a: 1}', 'f(1) → 1', 'f(1) → [1, 2]']],
  ['#negative-zero', ['f(1) → -0', 'f(1) → [0]'], ['f(1) → 1', 'f(0) → "0"']],
  ['#arguments', ['f([1]) → 1', 'f({}, 2) → 1'], ['f(1) → [1]', 'f() → 1']],
  ['#callbacks', ['f((a) => a) → 1'], ['f(1) → 1']],
  ['#holes', ['f(1) → [, 1]', 'f(1) → [undefined]'], ['f(1) → [1]']],
  ['#buffers', ['f(1) → new Uint8Array([1])'], ['f(1) → [1]']],
  ['#error-values', ['f(1) → [RangeError("no")]'], ['f(1) → 1', 'f(1) throws RangeError("no")']],
  ['#sharing', ['f(1) → [{}]'], ['f(1) → {}', 'f(1) → 1']],
  ['#extras', ['f(1) → [1]'], ['f(1) → {}']],
  ['#console', ['f(1) → 1'], []],
  ['#async', ['f(1) → 1; async'], []],
  ['#prototype', ['f(1) → {}'], ['f(1) → 1']],
  ['#descriptors', ['f(1) → {}'], ['f(1) → 1']],
  ['args[0].a', ['f({a: 1}) → 1; args[0] = {a: 2}', 'f({a: 1}) → 1'], ['f({b: 1}) → 1', 'f(1, {a: 1}) → 1']],
  ['Cart.add: result', ['cart = new Cart() → Cart {}\ncart.add(1) → 1'], ['cart = new Cart() → Cart {}\ncart.size → 1']],
];

function bears(freedom: string, text: string): boolean {
  const [read, line] = [readFreedom(freedom), entryLine(text, 1)];
  if ('error' in read || line === null) throw new Error(`${freedom} or ${text} cannot be read`);
  return bearing(read)(entryOf(line));
}

it.each(TABLE)('%s', (freedom, on, not) => {
  for (const text of on) expect(bears(freedom, text), text).toBe(true);
  for (const text of not) expect(bears(freedom, text), text).toBe(false);
});

it('a value that holds itself ends', () => {
  expect(bears('result.**.id', 'f(1) → &1 {a: *1}')).toBe(false);
  expect(bears('result.**.id', 'f(1) → &1 {a: *1, b: {id: 1}}')).toBe(true);
});
