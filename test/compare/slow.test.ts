import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

/** Takes so many milliseconds without an event loop. */
const waiting = (milliseconds: number, answer: string): string => `
const cell = new Int32Array(new SharedArrayBuffer(4));
export function f(n: number): number { Atomics.wait(cell, 0, 0, ${milliseconds}); return ${answer}; }
`;
/** By time, with no number of cases. */
const seconds = (budget: number): { readonly executions: undefined; readonly budget: number } => ({ executions: undefined, budget });

describe.concurrent('a subject that takes long', () => {
  it('is searched as far as the time goes, and the report says how far that was', { timeout: 120_000 }, async () => {
    const result = await work.differ('second.ts', [waiting(700, 'n'), waiting(700, 'n + 1')], seconds(4));
    expect(result.verdict).toBe('different');
    expect(result.executions).toBeLessThan(30);
    expect(result.findings.find((f) => f.code === 'FEW-CASES')).toMatchObject({ severity: 'warning', message: expect.stringMatching(/^Only \d+ cases? of f ran in .*--budget 48/) });
  });

  it('is not taken for one that hangs, where there is time to see that', { timeout: 180_000 }, async () => {
    const result = await work.differ('slow.ts', [waiting(1700, 'n'), waiting(1700, 'n + 1')], seconds(24));
    expect(result.clusters.map((c) => [c.witness.prior.kind, c.witness.candidate.kind])).toContainEqual(['returned', 'returned']);
    expect(codes(result)).toContain('FEW-CASES');
    expect(codes(result)).not.toContain('HISTORY-DEPENDENT');
  });

  it('says nothing where neither side answers', { timeout: 120_000 }, async () => {
    const loop = 'export function f(n: number): number { for (;;); }\n';
    const result = await work.differ('loop.ts', [loop, `${loop}\n`], seconds(2));
    expect(result).toMatchObject({ verdict: 'invalid', clusters: [] });
    expect(result.findings.filter((f) => f.severity === 'error')).toMatchObject([{ code: 'FEW-CASES', message: expect.stringContaining('neither side answered') }]);
  });

  it('differs from one that hangs', { timeout: 120_000 }, async () => {
    const result = await work.differ('one.ts', ['export function f(n: number): number { return n; }\n', 'export function f(n: number): number { for (; n > 3;); return n; }\n'], seconds(4));
    expect(result.clusters.map((c) => c.witness.candidate.kind)).toContain('timedOut');
    expect(result.verdict).toBe('different');
  });
});

describe.concurrent('a subject that returns more than can be looked at', () => {
  it.each([
    ['an endless chain of members', 'const make = (): object => ({ n: n + 1, get next() { return make(); } }); return make();', 'n + 1', 'n + 2'],
    ['an iterator without end', 'return (function* () { for (let i = 0; ; i++) yield n + i + 1; })();', 'i + 1', 'i + 2'],
    ['a list of a million items', 'const list: number[] = new Array(1_000_000).fill(n); list[10] = n + 1; return list;', 'n + 1', 'n + 2'],
    ['a text of ten million characters', 'return `${n + 1}${"x".repeat(10_000_000)}`;', 'n + 1', 'n + 2'],
  ])('%s: it ends well, and what differs is found', { timeout: 120_000 }, async (what, body, from, to) => {
    const source = `export function f(n: number): unknown { ${body} }\n`;
    const result = await work.differ(`${what.replaceAll(' ', '-')}.ts`, [source, source.replace(from, to)], { executions: 6 });
    expect(result.verdict).toBe('different');
    expect(result.clusters.length).toBeGreaterThan(0);
  });

  it('hands a subject inputs that lead back to themselves only where it is asked to', { timeout: 120_000 }, async () => {
    const source = (most: number): string => `export interface Node { v: number; next?: Node }\nexport function f(node: Node): number { let n = 0; for (let at: Node | undefined = node; at && n < ${most}; at = at.next) n++; return n; }\n`;
    const [plain, asked] = [await work.differ('node.ts', [source(500), source(400)], { executions: 1000 }), await work.differ('node.ts', [source(500), source(400)], { executions: 4000, hostileInputs: true })];
    expect(plain.clusters).toEqual([]);
    expect(asked.clusters).toEqual([]);
    expect(asked.hostile?.clusters.map((c) => c.witness.case.kind === 'call' && c.witness.case.input)).toContainEqual(expect.stringContaining('*1'));
  });
});
