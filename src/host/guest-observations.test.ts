import { expect, test } from 'vitest';
import type { Observation } from '../model/observation.js';
import { readObservations } from './guest-observations.js';

function read(body: string, tokens = ['t1', 't2']): { readonly wrong: string | null; readonly observations: readonly Observation[] } {
  const observations: Observation[] = [];
  return { wrong: readObservations(Buffer.from(body), { tokens, observations }), observations };
}

test('reads observations of one line and of several', () => {
  expect(read('t1 returned 1 > "grüße >"\nt2 threw 3 > 1\nthrows Error("> ")\n> 2\n')).toEqual({
    wrong: null,
    observations: [{ kind: 'returned', text: '→ "grüße >"' }, { kind: 'threw', text: '→ 1\nthrows Error("> ")\n→ 2' }],
  });
});

test('what cases made goes with them, and what could not be that is left out', () => {
  const product = { of: null, by: '', route: '', arity: 1, members: [{ name: 'next', kind: 'method', arity: 0 }] };
  const observations: Observation[] = [];
  const products = [[1, product], [0, { ...product, arity: 'one' }], [0, { ...product, members: [{ name: 'x' }] }], [7, product], [-1, product], null];
  expect(readObservations(Buffer.from('t1 returned 1 > 1\nt2 returned 1 > 2\n'), { tokens: ['t1', 't2'], observations }, { products })).toBeNull();
  expect(observations).toEqual([{ kind: 'returned', text: '→ 1' }, { kind: 'returned', text: '→ 2', products: [product] }]);
});

test('how long slow cases took goes with them, and what could not be that is left out', () => {
  const observations: Observation[] = [];
  const slow = [[1, 31], [0, -4], [0, 'long'], [9, 20], null];
  expect(readObservations(Buffer.from('t1 returned 1 > 1\nt2 returned 1 > 2\n'), { tokens: ['t1', 't2'], observations }, { slow })).toBeNull();
  expect(observations).toEqual([{ kind: 'returned', text: '→ 1' }, { kind: 'returned', text: '→ 2', took: 31 }]);
});

test.each([
  ['t2 returned 1 > 1\n', 'a reply to another case'],
  ['t11 returned 1 > 1\n', 'a reply to another case'],
  ['t1 returned 1 > 1\nt1 returned 1 > 1\n', 'a reply to another case'],
  ['t1 returned 1 > 1\nt2 returned 1 > 1\nt3 returned 1 > 1\n', 'a reply to another case'],
  ['t1 liked 1 > 1\n', 'a reply that is no observation'],
  ['t1 returned one > 1\n', 'a reply that is no observation'],
  ['t1 returned 0 > 1\n', 'a reply that is no observation'],
  ['t1 returned\n', 'a reply that is no observation'],
  ['t1 returned 2 > 1\n', 'a reply that does not end'],
  ['t1 returned 1 > 1', 'a reply that does not end'],
])('refuses %j', (body, wrong) => {
  expect(read(body).wrong).toBe(wrong);
});
