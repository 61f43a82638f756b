import { expect, it } from 'vitest';
import { caseId } from '../value/case.js';
import { entryChanges } from './entry-changes.js';
import { entryLine, entryOf } from './text/entry.js';

const lines = (...texts: readonly string[]) => texts.map((text, i) => entryLine(text, i + 2) ?? expect.fail(text));

it('tells entries by their cases: gone, other, new', () => {
  const changes = entryChanges(lines('f(1) → 1', 'f(2) → 2', 'f(3) → 3'), lines('f(4) → 4', 'f(3) throws 3', 'f(1) → 1'));
  expect(changes.map(({ before, after }) => [before, after])).toEqual([['f(2) → 2', null], [null, 'f(4) → 4'], ['f(3) → 3', 'f(3) throws 3']]);
  expect(changes[0]).toMatchObject({ case: 'f(2)', operation: 'f', id: caseId(entryOf(lines('f(2) → 2')[0] as NonNullable<ReturnType<typeof entryLine>>).case) });
});

it('a session is one case, whatever its steps did', () => {
  const [before, after] = ['cart = new Cart() → Cart {}\ncart.add(1) → 1', 'cart = new Cart() → Cart {}\ncart.add(1) → 2'];
  expect(entryChanges(lines(before), lines(after))).toMatchObject([{ case: 'cart = new Cart(); cart.add(1)', operation: 'Cart', before, after }]);
  expect(entryChanges(lines(before), lines(before))).toEqual([]);
});
