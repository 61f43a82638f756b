import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompareResult } from '../../src/index.js';
import { caseText } from '../../src/value/case.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const told = (result: CompareResult): readonly string[] => result.clusters.map((c) => `${[c.difference.operation, ...c.also].toSorted().join(', ')}: ${c.cause} | ${caseText(c.witness.case)}`);

/** Operations that one function makes: it reads their arguments. */
const SIZES = `
const made = (of) => (...given) => of(given[0]);
export const area = made(([w, h = 1]) => w * h);
export const edge = made(([w, h = 1]) => 2 * w + 2 * h);
export const half = made(([w]) => w / 2);
export const far = made(([w, h = 0]) => w + h + 10);
export const near = made(([w, h = 0]) => w - h - 10);
`;

const PRICES = `
export function net(cents: number): number { return cents; }
export function gross(cents: number): number { return cents * 3; }
`;

const TEXTS = `
export function head(text: string): string | null { return text.length > 4 ? text[0] ?? null : text; }
export function tail(text: string): string | null { return text.length > 4 ? text.at(-1) ?? null : text; }
`;

const AMOUNTS = `
function text(n: number, unit: string): string { return n + unit; }
export function amount(n: number, unit: string): string { return text(n, unit); }
export function total(n: number, unit: string): string { return text(n * 2, unit); }
`;

describe('one cause in many operations', () => {
  it.each([1, 2, 3])('is one row that names them, where the same inputs make all of them differ: seed %i', async (seed) => {
    const result = await work.differ('sizes.mjs', [SIZES, SIZES.replace('of(given[0])', 'of(typeof given[0] === "boolean" ? [Number(given[0])] : given[0])')], { seed, executions: 6000 });
    const rows = told(result);
    expect(rows, rows.join('\n')).toHaveLength(1);
    expect(rows[0]).toMatch(/^area, edge, far, half, near: returns where it threw TypeError/);
  });

  it.each([1, 2, 3])('is no row for two changes of one kind that show on all inputs: seed %i', async (seed) => {
    const result = await work.differ('prices.ts', [PRICES, PRICES.replace('return cents;', 'return cents + 1;').replace('cents * 3', 'cents * 4')], { seed, executions: 2000 });
    expect(told(result).map((row) => row.split(' | ')[0])).toEqual(['gross: returns another number', 'net: returns another number']);
  });

  it.each([1, 2, 3])('nor for two of one symptom in each of them, which were taken apart: seed %i', async (seed) => {
    const changed = AMOUNTS.replace('return n + unit;', 'if (unit === "days") return n + " d"; if (unit === "weeks") return n * 7 + " d"; return n + unit;');
    const rows = told(await work.differ('amounts.ts', [AMOUNTS, changed], { seed, executions: 4000 }));
    expect(rows.map((row) => /days|weeks/.exec(row)?.[0]).toSorted(), rows.join('\n')).toEqual(['days', 'weeks']);
  });

  it.each([1, 2, 3])('nor for two of one kind on inputs that are not the same: seed %i', async (seed) => {
    const changed = TEXTS.replace('text[0] ?? null : text', 'text[0] ?? null : text.includes("k") ? null : text').replace('text.at(-1) ?? null : text', 'text.at(-1) ?? null : text.includes("z") ? null : text');
    const result = await work.differ('texts.ts', [TEXTS, changed], { seed, executions: 4000 });
    expect(told(result).map((row) => row.split(' | ')[0])).toEqual(['head: returns null where it returned a string', 'tail: returns null where it returned a string']);
  });
});

const QUEUE = `
export class Queue {
  list: string[] = [];
  constructor(readonly most: number) {}
  add(text: string): void { this.list.push(text); }
  count(): number { return this.list.length; }
}
`;

describe('an instance that is made otherwise inside', () => {
  it.each([1, 2, 3, 4])('hides nothing that its methods do otherwise, and stands behind it: seed %i', async (seed) => {
    const candidate = QUEUE.replace('list: string[] = [];', 'list: string[] = []; age = 0;').replace('return this.list.length', 'return this.list.length > 1 ? -1 : this.list.length');
    const rows = told(await work.differ('queue.ts', [QUEUE, candidate], { seed, executions: 2000 }));
    expect(rows.map((row) => row.split(' | ')[0]), rows.join('\n')).toEqual(['Queue.count: returns another number', 'Queue: result.age is new']);
  });

  it('is one row where its methods do what they did', async () => {
    const rows = told(await work.differ('queue.ts', [QUEUE, QUEUE.replace('list: string[] = [];', 'list: string[] = []; age = 0;')], { seed: 1, executions: 2000 }));
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(['Queue: result.age is new']);
  });
});

it('is one row for all that shows of an instance that is made otherwise, whatever kinds of value it holds', async () => {
  const deque = (made: string): string => `export class Deque {
  #items: unknown[] = [];
  constructor(items: unknown[] = []) { ${made} }
  push(item: unknown): void { this.#items.push(item); }
  first(): unknown { return this.#items[0]; }
  last(): unknown { return this.#items.at(-1); }
  at(index: number): unknown { return this.#items[index]; }
  take(): unknown { return this.#items.shift(); }
  size(): number { return this.#items.length; }
  empty(): boolean { return this.#items.length === 0; }
}
`;
  work.write({ 'candidate/more.ts': 'export const more = 1;\n' });
  const result = await work.differ('deque.ts', [deque('for (const item of items) this.push(item);'), `import './more.js';\n${deque('for (const item of items) if (item !== undefined && item !== null) this.push(item);')}`], { seed: 1, executions: 3000 });
  const [row, ...others] = result.clusters;
  expect(others.map(({ difference, cause }) => `${difference.operation} ${cause}`)).toEqual([]);
  expect(row).toMatchObject({ after: 'new Deque' });
  expect([row?.difference.operation, ...row?.also ?? []].length).toBeGreaterThan(4);
});
