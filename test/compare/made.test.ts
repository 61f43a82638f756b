import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { codes, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

interface Planted {
  readonly what: string;
  readonly prior: string;
  readonly change: readonly [from: string, to: string];
  /** What the row is of, and how its witness begins. */
  readonly row: string;
  readonly begins: RegExp;
}

const PAIRS: readonly Planted[] = [
  {
    what: 'a function that was made', row: 'matcher()', begins: /^it = matcher\(.*?\); it\(/,
    prior: 'export function matcher(prefix: string): (text: string) => boolean { return (text) => text.startsWith(prefix) && text.length > 2; }',
    change: ['length > 2', 'length > 3'],
  },
  {
    what: 'state that methods share', row: 'counter().next', begins: /^it = counter\(.*?\); it\.next\(\); it\.next\(\); it\.next\(\)$/,
    prior: 'export interface Counter { next(): number; reset(): void }\nexport function counter(): Counter { let n = 0; return { next() { n += 1; return n; }, reset() { n = 0; } }; }',
    change: ['n += 1', 'n += n === 2 ? 2 : 1'],
  },
  {
    what: 'what a method gives in its turn', row: 'money().text', begins: /^it = money\(.*?\); it = it\.plus\(.*?\); it\.text\(\)$/,
    prior: `class Money { #cents: number; #said: number; constructor(cents: number, said: number) { this.#cents = cents; this.#said = said; }
  plus(cents: number): Money { return new Money(this.#cents + cents, this.#said + 1); } text(): string { return this.#said === 0 ? 'new' : String(this.#cents); } }
export function money(cents: number): Money { return new Money(cents, 0); }`,
    change: ['String(this.#cents)', 'String(this.#cents + 1)'],
  },
  {
    what: 'a factory that answers through a promise', row: 'open().read', begins: /^it = open\(.*?\); it\.read\(/,
    prior: 'export interface Store { read(key: string): Promise<string> }\nexport async function open(name: string): Promise<Store> { return { async read(key) { return key.length > 2 ? name : key.toUpperCase(); } }; }',
    change: ['key.length > 2', 'key.length > 3'],
  },
  {
    what: 'how many calls are at work at a time', row: 'limit()', begins: /^it = limit\(.*?\); void it\(/,
    prior: `export function limit(most: number): (work: () => Promise<unknown>) => Promise<unknown> {
  let busy = 0; const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy > 0 && busy >= most) await new Promise<void>((go) => { waiting.push(go); });
    busy += 1;
    try { return await work(); } finally { busy -= 1; waiting.shift()?.(); }
  };
}`,
    change: ['busy >= most', 'busy > most'],
  },
];

describe('what a function makes', () => {
  it.each(PAIRS)('$what is compared', async ({ prior, change: [from, to], row, begins }) => {
    expect(prior.split(from)).toHaveLength(2);
    const result = await work.differ('made.ts', [prior, prior.replace(from, to)], { executions: 1500 });
    const found = result.clusters.find((c) => c.difference.operation === row);
    expect(result.clusters.map((c) => c.difference.operation)).toContain(row);
    expect(found?.reach).not.toBe('exotic');
    expect(caseText(found!.witness.case)).toMatch(begins);
  });

  it('is asked by what its code does with it, where nobody declares types', async () => {
    const source = (by: string): string => `export const ending = (suffix) => { const known = suffix.toLowerCase(); return (text) => text.trim().endsWith(known)${by}; };`;
    const result = await work.differ('untyped.js', [source(''), source(' || text.length > 4')], { executions: 800 });
    expect(result.operations.map((o) => o.inputs)).toEqual(['usage']);
    expect(result.clusters.map((c) => [c.difference.operation, c.reach])).toContainEqual(['ending()', 'natural']);
  });

  it('is nothing where a function gives data, or hands on what it is given', async () => {
    const source = (n: number): string => `export function pair(a: number): { a: number; b: number[] } { return { a, b: [a + ${n}] }; }\nexport function same(value: unknown): unknown { return value; }`;
    const result = await work.differ('plain.ts', [source(0), source(1)], { executions: 600 });
    expect(result.clusters.map((c) => c.witness.case.kind)).toEqual(['call']);
  });

  it('needs no more to be said of answers that cannot be seen into, once these are asked', async () => {
    const result = await work.differ('seen.ts', [PAIRS[0]!.prior, PAIRS[0]!.prior], { executions: 1500 });
    expect(result.clusters).toEqual([]);
    expect(codes(result)).not.toContain('ANSWER-OPAQUE');
    expect([result.planted, result.caught]).toEqual([2, 2]);
  });

  it('by --executions is the same on every machine', async () => {
    const texts = async (): Promise<readonly string[]> => (await work.differ('again.ts', [PAIRS[1]!.prior, PAIRS[1]!.prior.replace(...PAIRS[1]!.change)], { executions: 600 })).clusters.map((c) => caseText(c.witness.case));
    expect(await texts()).toEqual(await texts());
  });
});
