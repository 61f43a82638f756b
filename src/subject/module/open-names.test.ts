import { expect, it } from 'vitest';
import { openNames } from './open-names.js';

it.each([
  ['() => queue.size', ['queue']],
  ['["idle", () => console.log(`Size: ${queue.size} ${count}`)]', ['queue', 'count']],
  ['function () { for (const [key, { a: b = step }] of Object.entries(this)) use(key, b); }', ['step', 'use']],
  ['(a, ...rest) => { let n = 0; try { n = rest.length + a.size; } catch (error) { throw new Error(error.message); } return { n, size: a, [a]: 1 }; }', []],
  ['async (response: Response): Promise<Body> => { const { data } = await response.json(); return data as Body; }', []],
  ['class Shape { area() { return this.width * Math.PI; } }', []],
  ['{ run: list }', []],
  ['[1, "() => nothing"]', []],
])('of %s', (expression, names) => {
  expect(openNames(expression)).toEqual(names);
});
