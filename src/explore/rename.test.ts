import { expect, it } from 'vitest';
import { print } from '../value/print.js';
import { palette } from './palette.js';
import { Chance } from './random.js';
import { renamed } from './rename.js';

const from = palette({ strings: [], numbers: [], bigints: [], keys: [], expressions: [] }, []);

function all(values: readonly unknown[]): ReadonlySet<string> {
  const chance = new Chance(1);
  return new Set(Array.from({ length: 200 }, () => print(renamed(values, chance, from))));
}

it('changes a word or number in all places where it stands, in texts, keys and numbers', () => {
  expect(all(['1.2.3', '^1.0.0'])).toContain('["2.2.3", "^2.0.0"]');
  expect(all(['1.2.3', '^1.0.0'])).toContain('["0.2.3", "^0.0.0"]');
  expect(all([{ a: { id: 7 } }, 'a.b', [7]])).toEqual(new Set(['[{b: {id: 7}}, "b.b", [7]]', '[{id: {id: 7}}, "id.b", [7]]', '[{a: {id: 7}}, "a.b", [7]]', ...[8, 6, 0, 70].map((n) => `[{a: {id: ${n}}}, "a.b", [${n}]]`)]));
});

it('leaves alone what holds nothing twice, and what is no data', () => {
  expect(renamed(['a', 1], new Chance(1), from)).toBe(null);
  const date = new Date(0);
  expect(renamed(['a', 'a', date], new Chance(1), from)?.[2]).toBe(date);
});
