import { describe, expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Observation, ObservationKind } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { parse } from '../value/parse.js';
import { causesOf } from './causes.js';
import { descend, type Descent } from './descend.js';
import { Judge } from './judge.js';
import { Purse } from './purse.js';
import { EVERYTHING } from './where.js';

const LIMIT = 1000;

/** A guest in this process that does `beyond` with numbers above the limit, and counts that. */
function guest(beyond: Observation): Guest & { readonly counted: () => number } {
  let counted = 0;
  const answer = (c: Case): Observation => {
    const [n] = parse(c.kind === 'call' ? c.input : '[]') as [number];
    if (n <= LIMIT) return { kind: 'returned', text: `→ ${n}` };
    counted++;
    return beyond;
  };
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', counted: () => counted, run: (cases) => Promise.resolve(cases.map(answer)),
    refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(),
  };
}

async function descent(kind: ObservationKind, text: string, purse = new Purse()): Promise<Descent & { readonly counted: number }> {
  const candidate = guest({ kind, text });
  const judge = new Judge({ prior: guest({ kind: 'returned', text: '→ 0' }), candidate }, compileFreedoms([]), () => 'natural');
  const [from] = await judge.run([{ kind: 'call', operation: 'f', input: '[987654]' }]);
  const before = candidate.counted();
  const found = await descend(from!, { accepts: (pair) => judge.difference(pair) !== null }, {
    explorer: { within: (of) => of.kind === 'call' && /^\[\d+\]$/.test(of.input) }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(), executions: new Map(), over: () => purse.empty, late: () => false, untimed: (work) => work(), purse, progress: () => undefined,
  });
  return { ...found, counted: candidate.counted() - before };
}

describe('the way down', () => {
  it.each([['returned', '→ -1'], ['exited', 'exits 1'], ['crashed', 'crashes: abort'], ['timedOut', 'never returns']] as const)('leads to the smallest that shows the same: %s', async (kind, text) => {
    expect((await descent(kind, text)).pair.case).toMatchObject({ input: `[${LIMIT + 1}]` });
  });

  it('starts a process for each step at most, where each case that shows it ends one', async () => {
    const { trail, counted } = await descent('exited', 'exits 1');
    expect(counted).toBe(trail.length - 1);
    expect((await descent('returned', '→ -1')).counted).toBeGreaterThan(counted);
  });

  it('ends where it has cost enough, and a case that hangs costs more than one that ends', async () => {
    const left = (kind: ObservationKind): number => {
      const purse = new Purse();
      const pair = { case: { kind: 'call', operation: 'f', input: '[1]' }, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind, text: '' } } as const;
      let times = 0;
      for (; !purse.empty; times++) purse.pay([pair]);
      return times;
    };
    expect([left('timedOut'), left('exited'), left('crashed'), left('returned')]).toEqual([20, 400, 400, 40_000]);
    const spent = new Purse();
    for (let i = 0; i < 20; i++) spent.pay([{ case: { kind: 'call', operation: 'f', input: '[1]' }, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'timedOut', text: 'never returns' } }]);
    expect((await descent('exited', 'exits 1', spent)).trail).toHaveLength(1);
  });
});

it('however late it is, a session that hangs ends where its sides part', async () => {
  const lines = (of: Case, answer: string): Observation => {
    const texts = ['→ Cart {}', `→ ${answer}`, 'never returns'].slice(0, of.kind === 'session' ? of.steps.length : 1);
    return { kind: texts.length === 3 ? 'timedOut' : 'returned', text: texts.join('\n') };
  };
  const side = (answer: string): Guest => ({ ...guest({ kind: 'returned', text: '' }), run: (cases) => Promise.resolve(cases.map((of) => lines(of, answer))) });
  const judge = new Judge({ prior: side('1'), candidate: side('2') }, compileFreedoms([]), () => 'natural');
  const session: Case = { kind: 'session', operation: 'Cart', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, { access: 'call', member: 'size', input: '[]' }, { access: 'call', member: 'fill', input: '[0.5]' }] };
  await judge.decide(await judge.run([session]));
  const rows = await causesOf(judge.book.list(), {
    explorer: { within: () => true }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(), executions: new Map(), over: () => true, late: () => true, untimed: (work) => work(), purse: new Purse(), progress: () => undefined,
  });
  expect(rows.map((row) => row.witness.prior)).toEqual([{ kind: 'returned', text: '→ Cart {}\n→ 1' }]);
});

it('of smaller sessions no more are run than a few beyond the first that shows the same', async () => {
  const asked: number[] = [];
  const side = (answer: string): Guest => ({ ...guest({ kind: 'returned', text: '' }), run: (cases) => {
    asked.push(cases.length);
    return Promise.resolve(cases.map((of) => ({ kind: 'returned', text: of.kind === 'session' ? of.steps.map(() => `→ ${answer}`).join('\n') : '' })));
  } });
  const judge = new Judge({ prior: side('1'), candidate: side('2') }, compileFreedoms([]), () => 'natural');
  const [first] = await judge.run([{ kind: 'session', operation: 'Cart', steps: Array.from({ length: 24 }, (_, i) => ({ access: i === 0 ? 'construct' : 'call', member: i === 0 ? 'constructor' : 'add', input: `[${i}]` })) }]);
  asked.length = 0;
  const { pair } = await descend(first!, { accepts: (one) => judge.difference(one) !== null }, {
    explorer: { within: () => true }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(), executions: new Map(), over: () => false, late: () => false, untimed: (work) => work(), purse: new Purse(), progress: () => undefined,
  });
  expect(pair.case).toMatchObject({ steps: [{ access: 'construct' }] });
  expect(Math.max(...asked)).toBe(8);
});
