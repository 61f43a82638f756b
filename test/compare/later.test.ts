import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { causeOf } from '../../src/compare/title.js';
import { caseText } from '../../src/value/case.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const DEBOUNCE = `/** @param {(a: number) => void} fn @param {number} ms @returns {(a: number) => void} */
export function debounce(fn, ms) { let timer = null; return (a) => { clearTimeout(timer); timer = setTimeout(() => fn(a), ms); }; }`;
const SERIES = `export function series(tasks, cb) {
  let current = 0; const results = [];
  const done = (err) => { if (cb) cb(err, results); };
  function each(err, result) { results.push(result); if (++current >= tasks.length || err) done(err); else tasks[current](each); }
  if (tasks.length > 0) tasks[0](each); else setImmediate(done, null);
}`;
const LOOKUP = `/** @param {string} key @param {(error: Error | null, value?: string) => void} callback @returns {void} */
export function lookup(key, callback) { setImmediate(() => (key === '' ? callback(new Error('no key')) : callback(null, key.toUpperCase()))); }`;

describe('a difference that only what comes later shows', () => {
  it.each([
    ['the last call counts', DEBOUNCE, ['clearTimeout(timer); timer =', 'timer ??='], [/calls the functions/, /: it = debounce\(/]],
    ['what a callback is handed', LOOKUP, ['toUpperCase', 'toLowerCase'], [/something else/, /: lookup\("[a-z]", /]],
    ['which error it is handed', LOOKUP, ['new Error(\'no key\')', 'new TypeError(\'no key\')'], [/something else/, /: lookup\("", /]],
    ['that it is called at once', LOOKUP, ['setImmediate(() => (', '((x) => x)(('], [/earlier/, /: lookup\(/]],
    // Only where the tasks call what they are handed is there anything to see.
    ['that an error ends it', SERIES, [' || err', ''], [/calls the functions/, /Error\("failed"\)/]],
    ['in which order results are handed over', SERIES, ['push', 'unshift'], [/something else/, /null, 1/]],
  ] as const)('is a row: %s', async (name, source, [from, to], shown) => {
    const result = await work.differ(`${name.replaceAll(' ', '-')}.js`, [source, source.replace(from, to)], { executions: 400 });
    expect(result.verdict).toBe('different');
    const rows = result.clusters.map((row) => `${causeOf(row.difference)}: ${caseText(row.witness.case)}`);
    for (const pattern of shown) expect(rows).toContainEqual(expect.stringMatching(pattern));
  });

  it('is none where promises are free to come at once', async () => {
    const at = LOOKUP.replace('setImmediate(() => (', '((x) => x)((');
    const result = await work.differ('free.js', [LOOKUP, at], { executions: 400, unspecified: ['#async'] });
    // An error of the callback itself goes to the caller there, and to nobody here: that is no matter of promises.
    expect(result.clusters.map((row) => causeOf(row.difference))).toEqual(['throws Error where it crashed: Error("from the callback")']);
  });

  it('is none of two that hand over the same by timers of their own', async () => {
    const other = DEBOUNCE.replace('clearTimeout(timer); timer =', 'timer?.close(); timer =').replace('fn(a), ms', 'queueMicrotask(() => fn(a)), ms');
    const result = await work.differ('same.js', [DEBOUNCE, other], { executions: 400 });
    expect(result).toMatchObject({ verdict: 'none-found', executions: 400 });
  });
});
