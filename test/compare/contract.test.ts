import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/value/parse.js';
import { codes, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

/** Types, a predicate that next to no input meets by chance, and what the candidate does otherwise within it. */
const CONTRACTS: readonly (readonly [what: string, signature: string, where: (...args: never[]) => boolean, other: string])[] = [
  ['a long list in order', '(list: number[])', (list: number[]) => list.length >= 8 && list.every((n, i) => i === 0 || (list[i - 1] as number) <= n), 'list[0] === list[1]'],
  ['rising numbers above a bound', '(a: number, b: number, c: number, d: number)', (a: number, b: number, c: number, d: number) => a > 5000 && a < b && b < c && c < d, 'a === 5001'],
  ['an id in parts', '(id: string)', (id: string) => id.startsWith('INV-') && id.length === 12 && id.endsWith('-EU'), 'id.includes("0")'],
  ['two records alike', '(a: {x: number, tags: string[]}, b: {x: number, tags: string[]})', (a: { tags: string[] }, b: object) => a.tags.length > 2 && JSON.stringify(a) === JSON.stringify(b), 'a.x > 10'],
];

describe('a contract that hardly any input meets', () => {
  it.each(CONTRACTS)('%s: is met by as many cases as were asked for, and what differs within it is found', { timeout: 120_000 }, async (_, signature, where, other) => {
    const source = (answer: string): string => `export const f = ${signature}: boolean => ${answer};\n`;
    const result = await work.differ('f.ts', [source('false'), source(other)], { where: String(where), executions: 1200, seed: 2 });
    expect(codes(result)).not.toContain('WHERE-REFUSES-ALL');
    expect(result.executions).toBe(1200);
    expect(result.clusters.length).toBeGreaterThan(0);
    const accepts = where as (...args: unknown[]) => boolean;
    for (const { witness } of result.clusters) expect(witness.case.kind === 'call' && accepts(...parse(witness.case.input) as unknown[])).toBe(true);
  });

  it('a predicate that is true of nothing is said to be', { timeout: 120_000 }, async () => {
    const source = 'export const f = (n: number): number => n;\n';
    const result = await work.differ('none.ts', [source, `${source}\n`], { where: '(n) => n > 3 && n < 2', executions: 50 });
    expect(result).toMatchObject({ verdict: 'invalid', executions: 0 });
    expect(codes(result)).toContain('WHERE-REFUSES-ALL');
  });
});
