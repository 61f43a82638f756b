import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../model/baseline.js';
import { additionsOf } from './additions.js';
import { makeDecision } from './decision/identity.js';
import { readDecision } from './decision/read.js';
import { writeDecision } from './decision/write.js';
import { ledgerOf, liveCovers, revocationsOf } from './live.js';
import { mergeLedgers } from './merge.js';
import type { LedgerSide } from './merge.js';
import { migrated, planMigration } from './migrate.js';
import { moveOperation, moveSpec } from './move.js';
import { decisionsAbout, nameOfSpec, operationNow } from './names.js';
import { printLedger } from './print-ledger.js';
import { NOTHING_ELSE } from './take.js';
import { entryLine } from './text/entry.js';

const RULING = { by: 'Ada <ada@example.org>', date: '2026-11-26', why: 'So it is.' };
const SAID: Omit<Decision, 'id'> = { ...NOTHING_ELSE, ...RULING, spec: 'cart', kind: 'recorded', rests: { implementation: 'h', name: 'cart.ts', environment: 'node 20' } };

/** A few branches from one base, as lists of what each of them did: it records a case, or changes or retires one that it has. */
const steps = fc.array(fc.record({ of: fc.nat(3), outcome: fc.nat(2), how: fc.constantFrom('record', 'change', 'change', 'retire') }), { minLength: 2, maxLength: 6 });
const texts = Array.from({ length: 6 }, (_, of) => Array.from({ length: 3 }, (_, outcome) => `f(${of}) → ${outcome}`)).flat();

function grown(from: readonly Decision[], work: readonly { of: number; outcome: number; how: string }[], by: string): readonly Decision[] {
  let all = from;
  for (const [i, { of, outcome, how }] of work.entries()) {
    const ledger = ledgerOf(all);
    const [added] = additionsOf([`f(${of}) → ${outcome}`]);
    const revoked = revocationsOf(new Set([added!.case]), ledger);
    if (how === 'record' ? revoked.length > 0 : revoked.length === 0) continue;
    if (how === 'change' && ledger.live.has(added!.entry)) continue;
    all = [...all, makeDecision({ ...SAID, by, why: `step ${i}`, added: how === 'retire' ? [] : [added!], revoked }, how)];
  }
  return all;
}

const side = (decisions: readonly Decision[]): LedgerSide => ({ decisions, text: printLedger(decisions, texts).text });
const merge = (...sides: readonly LedgerSide[]): LedgerSide => {
  const { decisions, text, findings } = mergeLedgers({ file: 'f', fileOf: (id) => id, sides });
  expect(findings).toEqual([]);
  return { decisions, text };
};

test('merging is commutative, associative and idempotent, and has all that was accepted and not revoked', () => {
  let conflicts = 0;
  fc.assert(fc.property(steps, steps, steps, steps, (first, one, two, three) => {
    const base = grown([], first, 'base');
    const [a, b, c] = [grown(base, one, 'a'), grown(base, two, 'b'), grown(base, three, 'c')].map(side) as [LedgerSide, LedgerSide, LedgerSide];
    const ab = merge(side(base), a, b);
    expect(merge(b, a, side(base))).toEqual(ab);
    expect(merge(ab, c)).toEqual(merge(a, merge(b, c)));
    expect(merge(ab, ab)).toEqual(ab);
    expect(merge(ab, a)).toEqual(ab);
    const all = [...a.decisions, ...b.decisions];
    const live = texts.filter((text) => all.some((d) => d.added.some(({ entry }) => entry === additionsOf([text])[0]!.entry && !all.some(({ revoked }) => revoked.some((r) => r.of === d.id && r.entry === entry)))));
    expect((ab.text ?? '').split('\n').filter((line) => line.startsWith('f(')).toSorted()).toEqual(live.toSorted());
    if (ab.text?.includes('<<<<<<<') === true) conflicts++;
  }), { numRuns: 300, seed: 1 });
  expect(conflicts).toBeGreaterThan(20);
});

test('an entry whose text is nowhere, or that nobody decided, stops a merge', () => {
  const [decision] = grown([], [{ of: 1, outcome: 1, how: 'record' }], 'a') as [Decision];
  const request = { file: 'cart.baseline', fileOf: (id: string) => id };
  expect(mergeLedgers({ ...request, sides: [{ decisions: [decision], text: null }] })).toMatchObject({ text: null, findings: [{ code: 'BASELINE-ENTRY-MISSING' }] });
  expect(mergeLedgers({ ...request, sides: [{ decisions: [decision], text: '# holdfast 1: node 20\nf(1) → 1\nf(2) → 2\n' }] })).toMatchObject({ text: null, findings: [{ code: 'BASELINE-ENTRY-UNDECIDED', line: 3 }] });
});

test('a decision is read as it was written', () => {
  const word = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '"', '\n', '---', '```', '```ledger', ' ', ':', '- ', '#', 'é', '\u202e') }));
  const hex = fc.stringMatching(/^[0-9a-f]{16}$/);
  const cover = fc.record({ operation: word, path: word, change: word, prior: word, candidate: word, region: word });
  const decision = fc.record({
    spec: word, kind: fc.constantFrom('recorded', 'kept', 'intended'), date: fc.constant('2026-11-26'), by: word, why: word.map((text) => text.trim()), requirement: fc.option(fc.constantFrom('CART-1', 'A-B-2')),
    rests: fc.record({ implementation: word, name: word, environment: word }), added: fc.array(fc.record({ case: hex, entry: hex }), { maxLength: 30 }),
    revoked: fc.array(fc.record({ case: hex, entry: hex, of: fc.constant('2026-01-01-x-00000000') }), { maxLength: 3 }), covers: fc.array(cover, { maxLength: 3 }),
    expires: fc.option(fc.constant('2027-01-01')), moved: fc.option(fc.record({ what: fc.constantFrom('operation', 'spec'), from: word, to: word })), withdraws: fc.array(fc.constant('2026-01-01-y-00000000'), { maxLength: 2 }),
  }) as fc.Arbitrary<Omit<Decision, 'id'>>;
  fc.assert(fc.property(decision, (said) => {
    const made = makeDecision(said, 'a slug');
    const [own, list] = writeDecision(made);
    expect(readDecision({ file: `x/${own!.name}`, text: own!.text, list: list?.text ?? null })).toEqual({ decision: made, findings: [] });
  }), { numRuns: 300, seed: 1 });
});

test('covers follow a renamed operation, expire, and are withdrawn', () => {
  const cover = { operation: 'total', path: 'result', change: 'value', prior: 'number', candidate: 'number', region: '' };
  const kept = makeDecision({ ...SAID, kind: 'kept', covers: [cover], expires: '2027-01-01' }, 'kept');
  const moved = moveOperation([entryLine('total(1) → 1', 2)!], [], { ...RULING, spec: 'cart', from: 'total', to: 'sum', file: 'cart.baseline' });
  if (!moved.ok) throw new Error(moved.finding.message);
  expect(liveCovers([kept, moved.decision], '2026-12-31')).toMatchObject([{ cover: { operation: 'sum' }, decision: { id: kept.id } }]);
  expect(liveCovers([kept], '2027-01-01')).toEqual([]);
  expect(liveCovers([kept, makeDecision({ ...SAID, withdraws: [kept.id] }, 'undo')], '2026-12-31')).toEqual([]);
});

test('names follow their moves, there and back', () => {
  const first = makeDecision(SAID, 'first');
  const there = moveSpec([first], { ...RULING, from: 'cart', to: 'basket' });
  expect(nameOfSpec('cart', [first, there])).toBe('basket');
  const back = moveSpec([first, there], { ...RULING, from: 'basket', to: 'cart' });
  expect(back.withdraws).toEqual([there.id]);
  expect(decisionsAbout('cart', [first, there, back])).toEqual([first, there, back]);
  expect(decisionsAbout('basket', [first, there, back])).toEqual([]);
  expect(operationNow('total', [first])).toBe('total');
});

test('a migration goes by a table, one version after another', () => {
  const table = [{ from: 1, entry: (text: string) => text.replace('→', '=>') }, { from: 2, entry: (text: string) => `${text};` }];
  const plan = planMigration({ version: 1, faults: [] }, table, 3);
  if (plan.kind !== 'migrate') throw new Error(plan.kind);
  expect(migrated('f(1) → 1', plan.steps)).toBe('f(1) => 1;');
  expect(planMigration({ version: 3, faults: [] }, table, 3).kind).toBe('current');
  for (const version of [null, 4, 0]) expect(planMigration({ version, faults: [] }, table, 3).kind).toBe('unreadable');
});
