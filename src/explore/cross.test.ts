import { describe, expect, it } from 'vitest';
import { cross } from './cross.js';
import { Chance } from './random.js';

function all(a: unknown, b: unknown): ReadonlySet<string> {
  const chance = new Chance(1);
  return new Set(Array.from({ length: 200 }, () => JSON.stringify(cross(a, b, chance))));
}

describe('a crossing', () => {
  it('puts argument lists together place by place', () => {
    expect([...all([1, 'a'], [2, 'b'])].sort()).toEqual(['[1,"a"]', '[1,"b"]', '[2,"a"]', '[2,"b"]']);
  });

  it('puts records together key by key, in the frame of one of them', () => {
    const found = all({ x: 1, y: 1 }, { x: 2, z: 2 });
    expect([...found].sort()).toEqual(['{"x":1,"y":1}', '{"x":1,"z":2}', '{"x":2,"y":1}', '{"x":2,"z":2}']);
  });

  it('keeps the length of one of two arrays, and what has no partner as it is', () => {
    expect([...all([1], [2, 3])].sort()).toEqual(['[1,3]', '[1]', '[2,3]', '[2]']);
  });

  it('takes what is no data whole', () => {
    const date = new Date(0);
    const found = Array.from({ length: 20 }, (_, i) => cross(date, { a: 1 }, new Chance(i)));
    expect(found.every((value) => value === date || JSON.stringify(value) === '{"a":1}')).toBe(true);
  });

  it('keeps a key that assigned would be the prototype', () => {
    const [a, b] = ['{"__proto__": 1, "x": 1}', '{"__proto__": 2, "x": 2}'].map((text) => JSON.parse(text) as unknown);
    expect([...all(a, b)].sort()).toEqual(['{"__proto__":1,"x":1}', '{"__proto__":1,"x":2}', '{"__proto__":2,"x":1}', '{"__proto__":2,"x":2}']);
  });
});
