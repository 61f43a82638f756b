import { expect, it } from 'vitest';
import type { CallCase } from '../model/case.js';
import { parse } from '../value/parse.js';
import { mutateArguments } from './mutate.js';
import { Chance } from './random.js';
import { Seen } from './seen.js';
import { Shrinker } from './shrink/shrinker.js';
import { isJust, isUsualRecord, usualList } from './usual.js';

it('tells what has the methods of its class from what only looks so', () => {
  expect([new Date(0), Object.assign(new Date(0), { getTime: 1 }), Object.create(new Date(0)) as object].map((v) => isJust(v, Date))).toEqual([true, false, false]);
  expect([{ a: 1 }, { get a(): number { throw new Error('asked'); } }, Object.create({}) as object].map((v) => isUsualRecord(v))).toEqual([true, false, false]);
  expect(usualList(Object.setPrototypeOf([1, , 2], null) as unknown[])).toStrictEqual([1, , 2]);
  expect(usualList(Object.assign([1], { map: 1 }))).toStrictEqual([1]);
});

it.each([
  '{__proto__: new Date(0)}', '{__proto__: new Map([[1, 2]])}', 'Object.setPrototypeOf([1, [2]], null)', 'Object.assign([1, {}], {entries: 1, filter: 2, slice: null})', '{get a() { throw 5; }}',
  'Object.assign(new Date(5), {getTime: 5})', 'Object.assign(new Set([1]), {forEach: 1})', '{__proto__: new Uint8Array([1])}', 'Object.assign(Object(1), {valueOf: 5})', 'Object.setPrototypeOf(new Date(0), null)',
])('%s is made smaller and changed like anything else', (text) => {
  const shrinker = new Shrinker({ kind: 'call', operation: 'f', input: `[${text}]` } as CallCase, () => true);
  const first = shrinker.propose();
  expect(first.length).toBeGreaterThan(0);
  for (let i = 0, batch = first; batch.length > 0 && i < 20; i++, batch = shrinker.propose()) shrinker.accept(i % 2 === 0 ? null : 0);
  const chance = new Chance(1);
  for (let i = 0; i < 50; i++) expect(() => mutateArguments([parse(text)], { chance, palette: { strings: [], numbers: [], bigints: [], keys: [], expressions: [], seen: new Seen([], []), without: new Set() } as never, others: () => [], copy: (v) => v })).not.toThrow();
});
