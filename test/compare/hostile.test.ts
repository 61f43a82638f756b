import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
  // Few cases, the deed among them: each takes seconds.
  work.write({ 'calls.txt': '[1]\n[4711]\n[2]\n' });
});
afterAll(() => work.remove());

/** What a module may do to whoever runs it, on one input of many; and what the witness shows of it. */
const DEEDS: readonly (readonly [name: string, deed: string, kind: string, text: RegExp])[] = [
  ['an endless loop', 'for (;;);', 'timedOut', /never returns/],
  ['an endless loop after it has answered', 'setTimeout(() => { for (;;); }, 10);', 'timedOut', /never returns/],
  ['an error after it has answered', 'setImmediate(() => { throw new Error("behind"); });', 'crashed', /behind/],
  ['the end of the process', 'process.exit(3);', 'exited', /exits 3/],
  ['an abort', 'process.abort();', 'crashed', /SIGABRT|crashes/],
  ['a fatal error from a timer', 'return new Promise(() => setTimeout(() => { throw new Error("late"); }, 0));', 'crashed', /late/],
  ['a memory blow-up', 'const all = []; for (;;) all.push(new Array(10_000_000).fill(all.length));', 'crashed|timedOut', /memory|SIG|crashes|never returns/],
  ['a promise that never settles', 'return new Promise(() => {});', 'timedOut', /never (returns|settles)/],
];

// Some of these are waited for: meanwhile others run.
describe.concurrent('a candidate that does on one input what a test runner would not survive', () => {
  it.each(DEEDS)('%s is a row, and the run goes on', async (name, deed, kind, text) => {
    const subject = (what: string): string => `/** @param {number} n @returns {number} */\nexport function f(n) { if (n === 4711) { ${what} } return n * 2; }`;
    const result = await work.differ(`${name.replaceAll(' ', '-')}.js`, [subject('return 0;'), subject(deed)], { executions: 3, examples: 'calls.txt' });
    expect(result.verdict).toBe('different');
    expect(result.executions).toBe(3);
    expect(result.caught).toBe(result.planted);
    expect(result.clusters).toHaveLength(1);
    const [row] = result.clusters;
    expect(row).toMatchObject({ difference: { operation: 'f', change: 'outcome' }, witness: { case: { input: '[4711]' }, prior: { kind: 'returned' }, candidate: { kind: expect.stringMatching(`^(${kind})$`) } } });
    expect(row?.witness.candidate.text).toMatch(text);
    // What is in doubt is waited for longer than any limit.
    if (deed === 'for (;;);') expect(row?.waited).toEqual({ seconds: 16, later: null });
  });

  it('does not stop at what both sides do', async () => {
    const subject = (end: string): string => `/** @param {number} n @returns {string} */\nexport function f(n) { if (n === 1000) process.exit(1); return n === 7 ? ${end} : "b"; }`;
    const result = await work.differ('both.js', [subject('"a"'), subject('"c"')], { executions: 200 });
    expect(result).toMatchObject({ verdict: 'different', executions: 200, clusters: [{ witness: { case: { input: '[7]' } } }] });
    expect(result.clusters).toHaveLength(1);
  });

  it('keeps a flood of output within bounds, and still sees that it differs', async () => {
    const subject = (lines: number): string => `/** @param {boolean} b @returns {boolean} */\nexport function f(b) { for (let i = 0; b && i < ${lines}; i++) console.log("x".repeat(1000)); return b; }`;
    const result = await work.differ('flood.js', [subject(1), subject(20_000)], { executions: 40 });
    expect(result.verdict).toBe('different');
    expect(result.clusters[0]).toMatchObject({ difference: { change: 'effect' }, witness: { case: { input: '[true]' } } });
    expect(result.clusters[0]?.witness.candidate.text.length).toBeLessThan(200_000);
  });
});
