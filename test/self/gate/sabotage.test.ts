import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { VARIOUS } from '../../../src/compare/title.js';
import { makeDecision } from '../../../src/ledger/decision/identity.js';
import { writeDecision } from '../../../src/ledger/decision/write.js';
import { sha256 } from '../../../src/host/sha256.js';
import { openGate, wordsOf, type Gate } from '../scratch.js';
import { hooks } from './hooks.js';
import { BY_TESTS_ALONE, SABOTAGES, taping } from './sabotage.js';
import { REWRITE, SPEC, SUBJECT, WRONG } from './subject.js';

vi.mock('../../../src/compare/erase.js', async (original) => (await import('./hooks.js')).hooked('erase', await original()));
vi.mock('../../../src/compare/reach.js', async (original) => (await import('./hooks.js')).hooked('reach', await original()));
vi.mock('../../../src/gate/covers.js', async (original) => (await import('./hooks.js')).hooked('covers', await original()));
vi.mock('../../../src/gate/left-open.js', async (original) => (await import('./hooks.js')).hooked('left-open', await original()));
vi.mock('../../../src/gate/outcome.js', async (original) => (await import('./hooks.js')).hooked('outcome', await original()));
vi.mock('../../../src/gate/shown.js', async (original) => (await import('./hooks.js')).hooked('shown', await original()));
vi.mock('../../../src/gate/weigh.js', async (original) => (await import('./hooks.js')).hooked('weigh', await original()));
vi.mock('../../../src/gate/word.js', async (original) => (await import('./hooks.js')).hooked('word', await original()));
vi.mock('../../../src/ledger/check.js', async (original) => (await import('./hooks.js')).hooked('check', await original()));
vi.mock('../../../src/ledger/live.js', async (original) => (await import('./hooks.js')).hooked('live', await original()));
vi.mock('../../../src/run/hunt.js', async (original) => (await import('./hooks.js')).hooked('hunt', await original()));
vi.mock('../../../src/run/verify/checks.js', async (original) => (await import('./hooks.js')).hooked('checks', await original()));
vi.mock('../../../src/run/verify/join.js', async (original) => (await import('./hooks.js')).hooked('join', await original()));
vi.mock('../../../src/run/verify/kept.js', async (original) => (await import('./hooks.js')).hooked('kept', await original()));
vi.mock('../../../src/run/verify/recorded.js', async (original) => (await import('./hooks.js')).hooked('recorded', await original()));
vi.mock('../../../src/run/verify/subjects.js', async (original) => (await import('./hooks.js')).hooked('subjects', await original()));
vi.mock('../../../src/run/verify/surface.js', async (original) => (await import('./hooks.js')).hooked('surface', await original()));

let gate: Gate;
beforeAll(async () => {
  gate = openGate();
  gate.write({ 'cart.spec.md': SPEC, 'cart.mjs': SUBJECT });
  await gate.record();
  gate.write({ 'cart.mjs': REWRITE });
  const whole = await gate.verify({ explore: false }, taping);
  expect([wordsOf(whole), whole.verdict]).toEqual(['', 'safe']);
});
afterEach(() => {
  hooks.clear();
  vi.restoreAllMocks();
});
afterAll(() => gate.remove());

describe('a gate that is broken on purpose never says safe', () => {
  it('is broken in many ways', () => {
    expect(SABOTAGES.length).toBeGreaterThanOrEqual(25);
    expect(new Set(SABOTAGES.map((s) => s.name)).size).toBe(SABOTAGES.length);
  });

  it.each(BY_TESTS_ALONE)('is broken by %s as only its tests can tell', (_, file, test) => {
    expect(readFileSync(file, 'utf8')).toMatch(test);
  });

  it.each(SABOTAGES)('$name', async ({ install, world, candidate, explore = false, verdict, says }) => {
    gate.write({ 'cart.mjs': candidate === 'wrong' ? WRONG : REWRITE });
    install?.();
    // What only new inputs show needs some of them.
    const result = await gate.verify({ explore, executions: explore ? 600 : 200 }, world);
    expect([result.verdict, wordsOf(result)]).toEqual([verdict === 'invalid' ? 'invalid' : expect.not.stringMatching(/^safe$/), expect.stringMatching(says)]);
  });
});

describe('a ledger that was tampered with', () => {
  it('with a ruling of its own that covers too much is caught by what is planted', async () => {
    gate.write({ 'cart.mjs': REWRITE });
    const environment = /^# holdfast 1: (.*)$/m.exec(gate.read('cart.baseline'))?.[1] ?? '';
    const wide = makeDecision({
      spec: 'cart', kind: 'intended', date: '2026-01-01', by: 'Eve', why: 'All is well.', requirement: 'CART-2', rests: { implementation: 'x', name: 'x', environment }, added: [], revoked: [],
      covers: [{ operation: 'count', path: 'result', change: 'kind', prior: VARIOUS, candidate: VARIOUS, region: '*' }], expires: null, moved: null, withdraws: [],
    }, 'all is well', sha256);
    gate.write(Object.fromEntries(writeDecision(wide).map(({ name, text }) => [`decisions/${name}`, text])));
    const result = await gate.verify({ explore: false });
    for (const file of readdirSync(path.join(gate.folder, 'decisions'))) if (file.startsWith(wide.id)) rmSync(path.join(gate.folder, 'decisions', file));
    expect([result.verdict, wordsOf(result)]).toEqual(['invalid', expect.stringMatching(/another value of count/)]);
  });

  it('by an edit of the baseline is caught although nobody checks it', async () => {
    const baseline = gate.read('cart.baseline');
    gate.write({ 'cart.mjs': WRONG, 'cart.baseline': baseline.replace(/→ \d+$/m, '→ 4711') });
    expect((await gate.verify({ explore: false })).verdict).toBe('invalid');
    hooks.set('check#checkLedger', ((original: (what: never) => object) => (what: never) => ({ ...original(what), findings: [] })) as never);
    const result = await gate.verify({ explore: false });
    gate.write({ 'cart.baseline': baseline });
    expect([result.verdict, wordsOf(result)]).toEqual(['invalid', expect.stringMatching(/a baseline that was edited/)]);
  });
});
