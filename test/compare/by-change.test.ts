import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompareResult } from '../../src/index.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const SHAPES = `
const kept = (value: unknown): boolean => value !== null && value !== undefined;
const list = (values: (number | null)[]): number[] => values.filter(kept) as number[];
export function first(values: (number | null)[]): number | undefined { return list(values)[0]; }
export function total(values: (number | null)[]): number { return list(values).reduce((a, b) => a + b, 0); }
export function texts(values: (number | null)[]): string[] { return list(values).map((v) => v.toFixed(1)); }
export function last(values: (number | null)[]): string { return String(list(values).at(-1)).toUpperCase(); }
export default first;
`;
const HELPER = ['value !== null && value', 'value'] as const;

const told = ({ clusters }: CompareResult): readonly string[] => clusters.map(({ source, difference, also }) => `${source?.file ?? 'no file'}:${source?.line ?? 0} ${[difference.operation, ...also].toSorted().join(', ')}`);

describe('versions of one source', () => {
  it('have one row for one change, in whatever ways and operations it shows', async () => {
    const result = await work.differ('shapes.ts', [SHAPES, SHAPES.replace(...HELPER)], { seed: 1, executions: 1500 });
    expect(told(result)).toEqual(['shapes.ts:2 first, last, texts']);
    expect(result.clusters[0]?.forms?.length).toBeGreaterThan(0);
    expect(result.operations.map((o) => o.name)).toEqual([...new Set(result.operations.map((o) => o.name))]);
  });

  it('have two rows for two changes, though both show in one way', async () => {
    const result = await work.differ('shapes.ts', [SHAPES, SHAPES.replace(...HELPER).replace('toUpperCase', 'toLowerCase')], { seed: 1, executions: 1500 });
    expect(result.clusters.map((c) => c.source?.line).toSorted()).toEqual([2, 7]);
  });

  it('are searched where they may differ most of the time', async () => {
    const { operations } = await work.differ('shapes.ts', [SHAPES, SHAPES.replace('toUpperCase()', 'toUpperCase().trim()')], { seed: 1, executions: 600 });
    const asked = new Map(operations.map(({ name, executions }) => [name, executions]));
    expect(asked.get('last')).toBeGreaterThan(400);
    expect(Math.min(...asked.values())).toBeGreaterThan(20);
  });
});
