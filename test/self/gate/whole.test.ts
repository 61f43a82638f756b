import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGate, wordsOf, type Gate } from '../scratch.js';
import { REWRITE, SPEC, SUBJECT, WRONG } from './subject.js';

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'cart.spec.md': SPEC, 'cart.mjs': SUBJECT });
  const { specs } = await gate.record();
  expect(specs[0]?.findings.filter((f) => f.severity === 'error')).toEqual([]);
  expect(specs[0]?.recorded).toBeGreaterThan(30);
});
afterAll(() => gate.remove());

it('is safe on a clean tree, and has planted in it', async () => {
  const result = await gate.verify();
  expect(wordsOf(result)).toBe('');
  expect(result.verdict).toBe('safe');
  expect(result.specs[0]?.planted).toBeGreaterThan(40);
  expect(result.specs[0]?.caught).toBe(result.specs[0]?.planted);
});

it('is safe on a faithful rewrite', async () => {
  gate.write({ 'cart.mjs': REWRITE });
  const result = await gate.verify();
  expect(result.specs[0]?.rows.filter((r) => r.counts !== 'reported').map((r) => [r.cause, r.witness])).toEqual([]);
  expect(wordsOf(result)).toBe('');
  expect(result.verdict).toBe('safe');
});

it('is unsafe on a wrong one', async () => {
  gate.write({ 'cart.mjs': WRONG });
  expect((await gate.verify()).verdict).toBe('unsafe');
});
