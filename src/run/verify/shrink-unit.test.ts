import { expect, it } from 'vitest';
import type { Observation } from '../../model/observation.js';
import type { Evaluator, Task } from '../../model/program.js';
import type { PropertyCheck } from '../../model/spec.js';
import type { Word } from '../../model/verdict.js';
import type { Unit } from './checks.js';
import { shrinkUnit } from './shrink-unit.js';

const check = { kind: 'property', id: 'P-1' } as PropertyCheck;
const surface = { operations: [{ name: 'P-1', kind: 'function', signatures: [{ parameters: [{ name: 'n', shape: { kind: 'number' }, optional: false, rest: false }], returns: { kind: 'any' } }], members: [] }], definitions: {} } as never;
const violated = { result: 'violated', strength: 'MUST' } as never as Word;
const unit = { check, input: '[4096]', wordOf: (judgement: { readonly result: string }) => (judgement.result === 'violated' ? violated : null) } as Unit & { input: string };

/** Shrinks a property that holds for numbers below 100 alone; gives the smallest input, and how many were judged at a time. */
async function shrunk(observe: (n: number) => Observation): Promise<{ readonly input: string | null; readonly asked: readonly number[] }> {
  const asked: number[] = [];
  const judge = async (tasks: readonly Task[]): Promise<never> => {
    asked.push(tasks.length);
    return tasks.map(({ input }) => {
      const [n = 0] = JSON.parse(input ?? '[]') as number[];
      return { result: n >= 100 ? 'violated' : 'holds', detail: '', checkpoint: null, calls: [{ case: { kind: 'call', operation: 'f', input }, observation: observe(n) }] };
    }) as never;
  };
  const stop = new AbortController().signal;
  const { input } = await shrinkUnit(unit, { evaluator: { judge } as never as Evaluator, ask: async () => [], free: async (cases) => cases.map(() => false), surface, stop });
  return { input, asked };
}

it('judges many at a time where they cost little', async () => {
  const { input, asked } = await shrunk(() => ({ kind: 'returned', text: '→ 1' }));
  expect(input).toBe('[100]');
  expect(Math.max(...asked)).toBeGreaterThan(3);
});

it('judges one at a time where the one before cost a process, and ends where nothing is left to spend', async () => {
  const { input, asked } = await shrunk((n) => (n >= 100 ? { kind: 'exited', text: 'exits 0' } : { kind: 'returned', text: '→ 1' }));
  expect(input).toBe('[100]');
  const most = asked.reduce((sum, at) => sum + at, 0);
  expect(most).toBeLessThan(200);
  const hanging = await shrunk(() => ({ kind: 'timedOut', text: 'never returns' }));
  expect(hanging.asked).toEqual([1, 1, 1, 1]);
});
