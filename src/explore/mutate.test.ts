import { expect, it } from 'vitest';
import { print } from '../value/print.js';
import { copyPlain } from './copy.js';
import { mutateArguments } from './mutate.js';
import { palette } from './palette.js';
import { partsOf } from './parts.js';
import { Chance } from './random.js';

const NOTHING = palette({ strings: [], numbers: [], bigints: [], keys: [], expressions: [] }, []);

function mutants(args: readonly unknown[], count: number): ReadonlySet<string> {
  const chance = new Chance(1);
  return new Set(Array.from({ length: count }, () => print(mutateArguments(args, { chance, palette: NOTHING, others: () => [], copy: copyPlain }))));
}

it('puts a part of an input in the place of another: an argument twice, a key as a text', () => {
  expect(mutants([{ a: 7 }, { b: 8 }], 3000)).toContain('[{a: 7}, {a: 7}]');
  expect(mutants([{ longish: 1 }, 'x'], 3000)).toContain('[{longish: 1}, "longish"]');
  for (const text of mutants([{ a: [1, 2] }, [3]], 500)) expect(text).not.toMatch(/(?<=[[ ])[&*]\d/);
});

it('writes a key in another case', () => {
  const seen = mutants([{ 'Set-Cookie': 1 }], 2000);
  for (const text of ['[{"set-cookie": 1}]', '[{"SET-COOKIE": 1}]']) expect(seen).toContain(text);
});

it('takes, repeats and moves runs of a list, and writes an item again with a change', () => {
  const seen = mutants([[1, 2, 3, 4]], 8000);
  for (const text of ['[[1, 3, 4]]', '[[1, 4]]', '[[1, 2, 3, 4, 1]]', '[[1, 2, 3, 4, 2, 3]]', '[[2, 3, 4, 1]]', '[[1, -1, 2, 3, 4]]']) expect(seen).toContain(text);
});

it('lists parts to a depth and a number', () => {
  expect(partsOf([{ a: [1, 'x'] }, null])).toEqual([{ a: [1, 'x'] }, 'a', [1, 'x'], 1, 'x', null]);
  expect(partsOf([Array.from({ length: 500 }, (_, i) => i)])).toHaveLength(100);
});
