import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { repeatable, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const PRIOR = `
export interface Item { sku: string; cents: number; note?: string }
export function total(items: Item[], coupon?: string): number {
  if (coupon === "BAD") throw new TypeError("unknown coupon BAD");
  return items.reduce((sum, item) => sum + item.cents, 0);
}
export const label = (item: Item): string => item.note ?? item.sku;
export const ratio = (a: number, b: number): number => a / b;
`;
const CANDIDATE = PRIOR
  .replace('unknown coupon BAD', 'no such coupon')
  .replace('item.note ?? item.sku', 'item.note || item.sku')
  .replace('a / b', 'b === 0 ? 0 : a / b');

describe('the options of a comparison', () => {
  it('gives identical rows for one seed and number of cases, and another seed draws other inputs', async () => {
    const [one, two, three] = [await work.differ('cart.ts', [PRIOR, CANDIDATE]), await work.differ('cart.ts', [PRIOR, CANDIDATE]), await work.differ('cart.ts', [PRIOR, CANDIDATE], { seed: 2 })];
    expect(await repeatable(two)).toEqual(await repeatable(one));
    expect(three.seed).toBe(2);
    expect(three.clusters.map((c) => c.count)).not.toEqual(one.clusters.map((c) => c.count));
  });

  it('shows the smallest witness of each cause, natural ones first', async () => {
    const result = await work.differ('cart.ts', [PRIOR, CANDIDATE], { executions: 1500 });
    // Which of the shortest texts and numbers it is, is the search's luck.
    expect(result.clusters.map((c) => caseText(c.witness.case)).toSorted()).toEqual([
      expect.stringMatching(/^label\(\{sku: "(?:\\.|[^"\\])", cents: \d, note: ""\}\)$/), expect.stringMatching(/^ratio\(\d, 0\)$/), expect.stringMatching(/^total\(\[\{sku: "(?:\\.|[^"\\])", cents: \d\}\], "BAD"\)$/),
    ]);
    const ranks = result.clusters.map((c) => ['natural', 'edge', 'exotic'].indexOf(c.reach));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(result.operations.map((o) => [o.name, o.inputs])).toEqual([['label', 'types'], ['ratio', 'types'], ['total', 'types']]);
  });

  it('leaves out what lies outside the contract', async () => {
    const result = await work.differ('cart.ts', [PRIOR, CANDIDATE], { export: 'ratio', where: '(a, b) => b !== 0' });
    expect(result).toMatchObject({ verdict: 'none-found', executions: 200, clusters: [] });
  });

  it('takes the contract from a file', async () => {
    work.write({ 'contract.ts': 'export const within = (a: number, b: number): boolean => Object.is(b, 0) && a === 1;' });
    const result = await work.differ('cart.ts', [PRIOR, CANDIDATE], { export: 'ratio', where: 'contract.ts#within', executions: 5 });
    expect(result.clusters.map((c) => caseText(c.witness.case))).toEqual(['ratio(1, 0)']);
  });

  it('frees what is declared unspecified, and counts it', async () => {
    const result = await work.differ('cart.ts', [PRIOR, CANDIDATE], { export: 'total', unspecified: ['error.message'] });
    expect(result).toMatchObject({ verdict: 'none-found', clusters: [] });
    expect(result.freed).toBeGreaterThan(0);
  });

  it('runs the examples first', async () => {
    work.write({ 'calls.txt': '# calls\n[[{sku: "rare", cents: 1}], "BAD"]\n' });
    const result = await work.differ('cart.js', ['export const total = (items, coupon) => items.length;', 'export const total = (items, coupon) => (coupon === "BAD" ? -1 : items.length);'], { examples: 'calls.txt', executions: 1 });
    expect(result.clusters).toMatchObject([{ difference: { operation: 'total' } }]);
    expect(result.operations).toMatchObject([{ inputs: 'examples' }]);
  });

  it('reads expressions of constants among the examples', async () => {
    work.write({ 'minutes.txt': '[2 * 60000]\n', 'letters.txt': '["m".repeat(2)]\n' });
    const [prior, candidate] = ['ms', 'min'].map((unit) => `export const show = (n) => (n === 120000 || n === "mm" ? n + "${unit}" : "");`) as [string, string];
    for (const [examples, shown] of [['minutes.txt', 'show(120000)'], ['letters.txt', 'show("mm")']] as const) {
      const result = await work.differ('show.js', [prior, candidate], { examples, executions: 20 });
      expect(result.clusters.map((c) => [c.reach, caseText(c.witness.case)])).toEqual([['natural', shown]]);
    }
  });

  it('says which functions were not asked, since they are in an object and nothing says what they take, until that is named', async () => {
    work.write({ 'two/table.js': 'export const f = (n) => n;\nexport const math = { g: (n) => n, half: (n) => n / 2 };\n' });
    const { findings, operations } = await work.compare({ prior: 'two/table.js', candidate: 'two/table.js', executions: 20 });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'OPERATION-LEFT-OUT', message: expect.stringMatching(/^Functions in math \(g\).*--export math\.$/) as string }));
    expect(operations.map(({ name, inputs }) => [name, inputs])).toEqual([['f', 'any value'], ['math.half', 'usage']]);
    expect((await work.compare({ prior: 'two/table.js', candidate: 'two/table.js', export: 'math', executions: 20 })).findings.map((f) => f.code)).not.toContain('OPERATION-LEFT-OUT');
  });

  it('says nothing of what stands beside the one export that is meant', async () => {
    work.write({ 'two/both.js': 'export const f = (n) => n;\nexport const g = (n) => -n;\n', 'two/one.js': 'export const f = (n) => n + 0;\n' });
    const left = async (prior: string): Promise<boolean> => (await work.compare({ prior, candidate: 'two/one.js', executions: 20 })).findings.some((f) => f.code === 'OPERATION-LEFT-OUT');
    expect([await left('two/both.js'), await left('two/both.js#f')]).toEqual([true, false]);
    expect((await work.compare({ prior: 'two/both.js', candidate: 'two/one.js#f', executions: 20 })).findings.map((f) => f.code)).not.toContain('OPERATION-LEFT-OUT');
  });

  it('stops at the budget', async () => {
    const result = await work.differ('cart.ts', [PRIOR, PRIOR.replace('sum + item.cents', 'item.cents + sum')], { executions: undefined, budget: 1 });
    expect(result.executions).toBeGreaterThan(100);
    expect(result.seconds).toBeLessThan(15);
    expect(result.bound).toMatchObject({ n: expect.any(Number), rate: expect.any(Number) });
  });
});
