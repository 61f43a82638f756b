import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, move, plainStyle, Problem, record, replay, verify, verifyTerminal, type ReplayResult, type Row, type VerifyResult } from '../../src/index.js';
import { project, type Project } from './project.js';

const CODE = `export const LIMIT = 3;
export const counter = (n: number): number => n + LIMIT;
export const gone = (s: string): string => { if (s === '') throw new RangeError('empty'); return s.trim(); };
export class Bag { #n = 0; static of(n: number): Bag { const bag = new Bag(); bag.add(n); return bag; } add(n: number): number { this.#n += n; return this.#n; } }
`;
const SPEC = `---
holdfast: 1
subject: shop.ts
ids: [SHOP]
---
# Shop

## Interface
\`\`\`ts signature
export function counter(n: number): number
export function gone(s: string): string
export class Bag {
  constructor()
  static of(n: number): Bag
  add(n: number): number
}
\`\`\`

## Behaviour
### SHOP-1: A counter MUST begin at 3
\`counter(0)\` → \`3\`

### SHOP-2: Ends MUST be cut off
\`gone(" a ")\` → \`"a"\`
`;
const WITHOUT = { spec: ['### SHOP-2: Ends MUST be cut off\n`gone(" a ")` → `"a"`\n', 'export function gone(s: string): string\n'] as const, code: /export const gone.*\n/ };
const { signal } = new AbortController();
const WHY = 'agreed with the shop';

let at: Project;
let first: string;
const there = (): { readonly workingFolder: string } => ({ workingFolder: at.folder });
beforeAll(async () => {
  at = project({ 'shop.ts': CODE, 'shop.spec.md': SPEC });
  await record({ executions: 300, most: 20 }, there());
  first = at.commit('first');
});
beforeEach(() => {
  at.git('reset', '--quiet', '--hard', first);
  at.git('clean', '--quiet', '-fd');
});
afterAll(() => at.remove());

const judge = (): Promise<VerifyResult> => verify({ executions: 200 }, there());
const rowsOf = ({ specs }: VerifyResult): readonly Row[] => specs.flatMap((s) => s.rows);
const titles = (result: VerifyResult): readonly string[] => rowsOf(result).map((r) => `${r.outcome} ${r.difference.operation}: ${r.cause}`);
const findings = (result: VerifyResult): readonly string[] => result.specs.flatMap((s) => s.findings).filter((f) => f.severity !== 'info').map((f) => f.code);

/** `holdfast replay` of a row: what each side did, and whether that differs. */
async function replayed(row: Row | undefined): Promise<readonly unknown[]> {
  const result: ReplayResult = await replay({ case: row?.id ?? '' }, there());
  return result.form === 'ran' ? [result.case, ...result.sides.map(({ observation }) => observation), result.cause] : [];
}

function takeOut(): void {
  at.write({ 'shop.ts': CODE.replace(WITHOUT.code, ''), 'shop.spec.md': WITHOUT.spec.reduce((text, part) => text.replace(part, ''), SPEC) });
}

describe('an operation that is gone', () => {
  it('is one row, however it answered, and no exploration', async () => {
    takeOut();
    const result = await judge();
    expect([result.verdict, titles(result), findings(result)]).toEqual(['undecided', ['undescribed gone: is no longer exported'], []]);
    expect(rowsOf(result)[0]?.rulings).toEqual(['retired', 'regression', 'kept']);
    expect(await replayed(rowsOf(result)[0])).toEqual(['gone', '→ <function gone>', 'has no export gone', 'is no longer exported']);
  });

  it('is retired: its record goes, nothing else of the verdict moves, and it can be taken back', async () => {
    takeOut();
    const recorded = at.read('shop.baseline');
    const row = rowsOf(await judge())[0]?.id ?? '';
    const { decision, plan } = await decide({ row, as: 'retired', why: WHY }, there());
    const lost = recorded.split('\n').filter((line) => line.startsWith('gone('));
    expect(plan).toContain(`takes ${lost.length} recorded cases out of the baseline`);
    expect(plan).toContain('covers that gone is no longer exported');
    expect(at.read('shop.baseline')).toBe(recorded.split('\n').filter((line) => !lost.includes(line)).join('\n'));
    const after = await judge();
    expect([after.verdict, titles(after), findings(after)]).toEqual(['safe', [], []]);
    await decide({ undo: decision, why: 'it was needed' }, there());
    expect(at.read('shop.baseline')).toBe(recorded);
  });

  it('is not retired while the spec speaks of it', async () => {
    at.write({ 'shop.ts': CODE.replace(WITHOUT.code, '') });
    const result = await judge();
    expect(titles(result)).toEqual(['regression gone: violates SHOP-2: expected "a", it has no export gone', 'undescribed gone: is no longer exported']);
    const row = rowsOf(result)[1]?.id ?? '';
    await expect(decide({ row, as: 'retired', why: WHY }, there())).rejects.toThrow(/still speaks of gone: SHOP-2, its signature\. Take that out/);
    await expect(decide({ row, as: 'intended', requirement: 'SHOP-1', why: WHY }, there())).rejects.toThrow(/It can be ruled retired, regression, kept/);
    expect(await replayed(rowsOf(result)[0])).toEqual(['gone(" a ")', '→ "a"', 'has no export gone', 'is no longer exported']);
  });

  it('takes what hangs on a class with it', async () => {
    at.write({ 'shop.ts': CODE.replace(/export class Bag.*\n/, ''), 'shop.spec.md': SPEC.replace(/export class Bag [^}]*\}\n/, '') });
    const rows = rowsOf(await judge());
    const bag = rows.find((r) => r.difference.operation === 'Bag');
    expect(rows.map((r) => r.difference.operation).toSorted()).toEqual(expect.arrayContaining(['Bag']));
    await decide({ row: bag?.id, as: 'retired', why: WHY }, there());
    const after = await judge();
    expect([after.verdict, titles(after), findings(after)]).toEqual(['safe', [], []]);
    expect(at.read('shop.baseline')).not.toContain('Bag');
  });
});

describe('an operation that is new', () => {
  const more = 'export const average = (n: number[]): number => n.reduce((a, b) => a + b, 0) / n.length;\nexport const DAYS = 7;\n';

  it('is held by nothing, which is said, until the spec speaks of it or it is adopted', async () => {
    at.write({ 'shop.ts': CODE + more });
    const told = async (): Promise<readonly unknown[]> => {
      const result = await judge();
      return [result.verdict, ...result.specs.flatMap((s) => s.findings).map((f) => `${f.code} ${f.message}`)];
    };
    expect(await told()).toEqual(['safe', expect.stringContaining('EXPORT-NEW shop.ts exports average, DAYS since, which the spec does not speak of')]);
    at.write({ 'shop.spec.md': `${SPEC.replace('export class Bag', 'export function average(n: number[]): number\nexport class Bag')}\n### SHOP-3: An average MUST be the mean\n\`average([1, 3])\` → \`2\`\n\n\`\`\`ts property\n(n: number) => Number.isNaN(n) || average([n]) === n\n\`\`\`\n` });
    expect(await told()).toEqual(['safe', expect.stringContaining('shop.ts exports DAYS since')]);
    at.write({ 'shop.ts': CODE + more.replace('/ n.length', '/ 2 + 1') });
    expect((await told())[0]).toBe('unsafe');
    at.write({ 'shop.ts': CODE + more });
    await decide({ adopt: [], why: WHY }, there());
    expect(await told()).toEqual(['safe']);
  });

  it('and nothing is said of a candidate that is as it was', async () => {
    expect((await judge()).specs.flatMap((s) => s.findings)).toEqual([]);
  });
});

describe('an exported value that is another one', () => {
  const other = CODE.replace('LIMIT = 3;', 'LIMIT = 4;').replace('n + LIMIT', 'n + 3');

  it.each([
    ['intended', { requirement: 'SHOP-1' }, 'safe'],
    ['unspecified', {}, 'safe'],
    ['kept', { until: '2999-01-01' }, 'safe'],
    ['regression', {}, 'unsafe'],
  ])('%s: the ruling says so, and spec and record stay as they are', async (as, more, verdict) => {
    at.write({ 'shop.ts': other });
    const [row, ...others] = rowsOf(await judge());
    expect([row?.cause, others]).toEqual(['is another number', []]);
    expect(await replayed(row)).toEqual(['LIMIT', '→ 3', '→ 4', 'is another number']);
    await expect(replay({ case: row?.id ?? '', as: 'vitest' }, there())).rejects.toThrow(/the export LIMIT, which is not called/);
    const { plan } = await decide({ row: row?.id, as, why: WHY, ...more }, there());
    expect(plan).toContain('covers that LIMIT is another number');
    expect(at.git('status', '--porcelain').split('\n').map((line) => line.trim().replace(/[\w-]+\.md$/, ''))).toEqual(['M shop.ts', '?? decisions/']);
    const after = await judge();
    expect([after.verdict, after.specs[0]?.kept.map(({ expires }) => expires)]).toEqual([verdict, as === 'kept' ? ['2999-01-01'] : []]);
    expect((await verifyTerminal(after, plainStyle(200))).includes('1 known defect kept until 2999-01-01 (')).toBe(as === 'kept');
  });
});

describe('an operation that has another name', () => {
  it('is asked of the prior by the name that it has there', async () => {
    await move({ from: 'counter', to: 'tally', signal }, there());
    at.write({ 'shop.ts': CODE.replaceAll('counter', 'tally'), 'shop.spec.md': SPEC.replaceAll('counter', 'tally') });
    const same = await judge();
    expect([same.verdict, titles(same), findings(same)]).toEqual(['safe', [], []]);
    at.write({ 'shop.ts': CODE.replaceAll('counter', 'tally').replace('n + LIMIT', 'n === 7 ? 0 : n + LIMIT') });
    const wrong = await judge();
    expect(titles(wrong)).toEqual(['undescribed tally: returns another number']);
    expect(await replayed(rowsOf(wrong)[0])).toEqual(['tally(7)', '→ 10', '→ 0', 'returns another number']);
  });

  it('of a class too, whose instances print its new name', async () => {
    await move({ from: 'Bag', to: 'Sack', signal }, there());
    at.write({ 'shop.ts': CODE.replaceAll('Bag', 'Sack'), 'shop.spec.md': SPEC.replaceAll('Bag', 'Sack') });
    const result = await judge();
    expect([result.verdict, findings(result)]).toEqual(['undecided', []]);
    expect(titles(result)).toEqual(expect.arrayContaining(['undescribed Sack: returns a Sack where it returned a Bag']));
    expect(titles(result).filter((title) => !title.endsWith('returns a Sack where it returned a Bag'))).toEqual([]);
  });

  it('and where it was not moved, no prior is made up', async () => {
    at.write({ 'shop.ts': CODE.replaceAll('counter', 'tally'), 'shop.spec.md': SPEC.replaceAll('counter', 'tally') });
    expect(titles(await judge())).toContain('undescribed counter: is no longer exported');
  });
});

it('a witness whose prior cannot be had any more is shown as it was recorded', async () => {
  at.write({ 'shop.ts': CODE.replace('n + LIMIT', 'n === 7 ? 0 : n + LIMIT') });
  const [row] = rowsOf(await judge());
  at.write({ 'shop.ts': CODE });
  const now = await replay({ case: row?.id ?? '' }, there());
  expect(now).toMatchObject({ differs: false, sides: [{ side: 'prior', recorded: false }, { side: 'candidate', changed: true, observation: '→ 10' }] });
  await expect(replay({ case: '0badf00d' }, there())).rejects.toThrow(Problem);
  for (const kept of ['.holdfast/objects', '.git']) rmSync(path.join(at.folder, kept), { recursive: true });
  const alone = await replay({ case: row?.id ?? '' }, there());
  expect(alone).toMatchObject({ sides: [{ side: 'prior', recorded: true, observation: '→ 10' }, { side: 'candidate', recorded: false }] });
});
