import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { repeatable, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const LOOP = 'export function total(items: number[], rate: number): number { let sum = 0; for (const item of items) sum += item * rate; return sum; }\n';
const REDUCED = 'export function total(items: number[], rate: number): number { return items.reduce((sum, item) => sum + item * rate, 0); }\n';

describe('--hostile-inputs', () => {
  it('reports what differs outside the declared types apart', async () => {
    const result = await work.differ('total.ts', [LOOP, REDUCED], { hostileInputs: true, unspecified: ['error.*'], executions: 800 });
    expect(result).toMatchObject({ verdict: 'none-found', executions: 800, clusters: [], hostile: { executions: 200, operations: ['total'] } });
    expect(result.bound).not.toBeNull();
    const rows = result.hostile?.clusters ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.reach)).toEqual(rows.map(() => 'exotic'));
    expect(rows.map((row) => caseText(row.witness.case))).not.toContainEqual(expect.stringMatching(/^total\(\[(?:-?\d+(?:, )?)*\], -?\d+\)$/));
    // Both searches test themselves.
    expect([result.planted, result.caught]).toEqual([4, 4]);
  });

  it('changes nothing of what is said within them, and without it nothing lies outside', async () => {
    const others = [LOOP, REDUCED.replace('rate, 0', 'rate, items.length > 2 ? 1 : 0')] as const;
    const [plain, asked] = [await work.differ('total.ts', others, {}), await work.differ('total.ts', others, { hostileInputs: true })];
    expect(plain.hostile).toBeNull();
    expect(plain.clusters.length).toBeGreaterThan(0);
    const within = async (result: typeof plain): Promise<object> => ({ ...await repeatable(result), hostile: null, planted: 0, caught: 0 });
    expect(await within(asked)).toEqual(await within(plain));
    expect(asked.hostile?.executions).toBe(50);
  });

  it('keeps to the contract', async () => {
    const where = '(items) => Array.isArray(items) && items.every((item) => typeof item === "number")';
    const result = await work.differ('total.ts', [LOOP, REDUCED], { hostileInputs: true, where, unspecified: ['error.*'], executions: 400 });
    expect(result.hostile?.executions).toBeGreaterThan(0);
    for (const { witness } of result.hostile?.clusters ?? []) expect(caseText(witness.case)).toMatch(/^total\((?:\[|new Proxy\(\[)/);
  });

  it('says so where the types leave nothing out', async () => {
    const result = await work.differ('any.ts', ['export const f = (...all: unknown[]): number => all.length;\n', 'export const f = (...all: unknown[]): number => all.length + 0;\n'], { hostileInputs: true, executions: 40 });
    expect(result.hostile).toEqual({ executions: 0, operations: [], clusters: [] });
  });

  it('exits with 1 for what differs there alone, and its witnesses can be replayed', () => {
    work.write({ 'old.ts': LOOP, 'new.ts': REDUCED });
    const holdfast = (...args: readonly string[]): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [path.resolve('dist/cli.js'), ...args], { cwd: work.folder, encoding: 'utf8', env: { ...process.env, HOLDFAST_CACHE: work.cache } });
    expect(holdfast('compare', 'old.ts', 'new.ts', '--executions', '200').status).toBe(0);
    const asked = holdfast('compare', 'old.ts', 'new.ts', '--executions', '200', '--hostile-inputs');
    expect([asked.status, asked.stdout]).toEqual([1, expect.stringMatching(/^no difference found in 200 executions\n.*\n\noutside the declared types: \d+ causes? in 50 executions\n/)]);
    const id = /holdfast replay ([0-9a-f]{8})/.exec(String(asked.stdout))?.[1] ?? '';
    expect(holdfast('replay', id).stdout).toContain('total(');
    expect(execFileSync(process.execPath, [path.resolve('dist/cli.js'), 'compare', '--help'], { encoding: 'utf8' })).toContain('--hostile-inputs');
  });
});
