import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readImplementationName } from '../implementation-name.js';
import { constants, constantsIn } from './constants.js';
import { resolve } from './resolve.js';

const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-constants-')));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function of(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  const entry = Object.keys(files)[0] ?? '';
  return constants(await resolve(readImplementationName(entry), new AbortController().signal, { cwd, cacheFolder: cwd }));
}

it('reads all kinds, the entry first, each once, without names of modules', async () => {
  const found = await of({
    'a.ts': "'use strict';\nimport { b } from './b.js';\nexport { c } from './b.js';\ninterface I { cents: number; 'quoted-key': string }\nexport function f(i: I): unknown {\n  if (i.cents > 1000) return /^x+$/giu;\n  return { made: `pre-${b}-post`, 5: 10n, n: -0.5, e: 'EUR', again: 'EUR', x: (i as never)['x-key'] };\n}\n",
    'b.ts': "export const b = 'from b', c = 1e21, long = 'y'.repeat(3) + '" + 'z'.repeat(81) + "';\n",
  });
  expect(found.strings).toEqual(['quoted-key', 'pre-', '-post', 'EUR', 'x-key', 'from b', 'y']);
  expect(found.numbers).toEqual([1000, 5, 0.5, 1e21, 3]);
  expect(found.bigints).toEqual(['10']);
  expect(found.expressions).toEqual([{ source: '^x+$', flags: 'giu' }]);
  expect(found.keys.slice(0, 5)).toEqual(['cents', 'quoted-key', 'made', 'n', 'e']);
});

it('is bounded', async () => {
  const found = await of({ 'many.js': `module.exports = [${Array.from({ length: 3000 }, (_, i) => `"s${i}", ${i}`).join()}];` });
  expect(found.strings).toHaveLength(2000);
  expect(found.numbers).toHaveLength(1000);
});

it('reads code that is no file: expressions and statements', () => {
  const found = constantsIn(['(day: string) => day === "Friday" && total(1.5)', 'function meetup(month: number): string {\n  return /^t/.test("teenth") ? "a" : `b${month}`;\n}', 'const = broken "never"']);
  expect(found).toEqual({ strings: ['Friday', 'teenth', 'a', 'b'], numbers: [1.5], bigints: [], keys: ['test'], expressions: [{ source: '^t', flags: '' }] });
});

it('reads tables that code imports, apart from what stands in the code; of a long one from all over it', async () => {
  const long = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i]));
  const found = await of({ 'table.cjs': "module.exports = (c) => require('./map.json')[c] ?? require('./long.json')[c] ?? 'none';\n", 'map.json': '{"ö": "oe", "list": ["x"]}', 'long.json': JSON.stringify(long), 'package.json': '{"name": "no-data"}' });
  expect(found.strings).toEqual(['none']);
  expect(found.tables?.slice(0, 4)).toEqual(expect.arrayContaining(['ö', 'oe', 'list', 'x']));
  const kept = found.tables?.filter((key) => /^k\d+$/.test(key)) ?? [];
  expect(kept).toHaveLength(800);
  expect(kept.filter((key) => Number(key.slice(1)) >= 1000)).toHaveLength(400);
});

it('takes the keys of what something is looked up in for texts', async () => {
  const found = await of({
    'table.ts': "import { UNITS } from './units.js';\nconst FROM = Object.freeze({ first: 1, 'second-last': 8 } as const);\nconst options = { depth: 3 };\nexport class Meet { static #days: Record<string, number> = { sun: 0 }; at(week: string) { return [FROM[week as 'first'], Meet.#days[week], week in UNITS, options.depth, options['depth']]; } }\n",
    'units.js': "export const UNITS = { kb: 1024 }, RATES = { eur: 1 }; export const has = (name) => Object.hasOwn(RATES, name);\n",
  });
  expect(found.strings).toEqual(['second-last', 'first', 'depth', 'sun', 'kb', 'eur']);
  expect(found.keys).toContain('first');
});

it('takes the keys of a long table for data', async () => {
  const found = await of({ 'names.js': `const NAMES = { ${Array.from({ length: 100 }, (_, i) => `name${i}: ${i}`).join()} }; export const of = (name) => NAMES[name];` });
  expect(found.strings).toEqual([]);
  expect(found.tables).toHaveLength(100);
});

it('passes over what errors say', async () => {
  const found = await of({ 'stay.js': "export const stay = (from, to) => { if (to === 'open') throw new RangeError('a stay ends after it begins'); if (from < 7) throw TypeError(`from ${from} on`); };\n" });
  expect(found.strings).toEqual(['open']);
  expect(found.messages).toEqual(['a stay ends after it begins', 'from ', ' on']);
  expect(found.numbers).toEqual([7]);
});
