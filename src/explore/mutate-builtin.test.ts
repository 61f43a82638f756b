import { expect, it } from 'vitest';
import { builtinTwins, mutateBuiltin } from './mutate-builtin.js';
import { Chance } from './random.js';

const edit = (text: string): string => `${text}b`;

it('has twins that only a close look tells apart', () => {
  expect(builtinTwins(/a/g)).toContainEqual(/a/);
  expect(builtinTwins(/a/)).toContainEqual(/a/i);
  expect(builtinTwins(/]/)).toHaveLength(5);
  expect(builtinTwins(Uint8Array.of(1, 2, 3))).toEqual([Uint8Array.of(2, 2, 3), Uint8Array.of(1, 2, 4)]);
  expect(builtinTwins(new DataView(Uint8Array.of(5).buffer)).map((view) => (view as DataView).getUint8(0))).toEqual([6]);
  expect([{}, new Uint8Array(), new Date(0)].flatMap(builtinTwins)).toEqual([]);
});

it('changes one thing of what is built in', () => {
  const chance = new Chance(1);
  const seen = (value: object): readonly string[] => Array.from({ length: 60 }, () => String(mutateBuiltin(value, chance, edit)));
  expect(seen(/a/)).toEqual(expect.arrayContaining(['/ab/', '/a/i', '/a/g']));
  expect(seen(new Error('a'))).toContain('Error: ab');
  expect(new Set(seen(Float64Array.of(1, 2))).size).toBeGreaterThan(20);
  expect(mutateBuiltin({}, chance, edit)).toBe(null);
  expect(mutateBuiltin(/a/, chance, () => '(')).toBeInstanceOf(RegExp);
});
