import { describe, expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import { VARIOUS } from '../compare/title.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { parse } from '../value/parse.js';
import { Judge } from './judge.js';
import { selfCheck } from './plant.js';
import { reverify } from './reverify.js';
import type { Sides } from './sides.js';

type Answer = (n: number, times: number) => string;

/** A guest in this process: `answer` gets the argument and how often the guest was asked before. */
function guest(answer: Answer): Guest {
  let times = 0;
  const run = (cases: readonly Case[]): Promise<readonly Observation[]> => Promise.resolve(cases.map((c) => {
    const [n] = parse(c.kind === 'call' ? c.input : '[]') as [number];
    const text = answer(n, times++);
    return { kind: text.startsWith('throws') ? 'threw' : 'returned', text };
  }));
  return { exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', run, refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve() };
}

const call = (n: number): Case => ({ kind: 'call', operation: 'f', input: `[${n}]` });
const judgeOf = (sides: Sides): Judge => new Judge(sides, compileFreedoms([]), () => 'natural');
const steady: Answer = (n) => `→ ${n}`;

/** Nothing takes time here. */
const HERE = { noisy: new Set<string>(), wait: 4, patient: null, clock: () => 0 };

describe('what counts as a difference', () => {
  it('is what both sides do again', async () => {
    const judge = judgeOf({ prior: guest(steady), candidate: guest((n) => `→ ${n > 5 ? '"x"' : n}`) });
    const { confirmed, wavering } = await judge.decide(await judge.run([1, 6, 7].map(call)));
    expect(confirmed.map((c) => c.pair.case)).toEqual([call(6), call(7)]);
    expect(wavering).toEqual([]);
    expect(judge.book.list().map((r) => r.count)).toEqual([2]);
  });

  it('is never what a side gives another answer to, however many there are in one batch', async () => {
    const judge = judgeOf({ prior: guest((_, times) => `→ ${times}`), candidate: guest((_, times) => `→ ${-times - 1}`) });
    const { confirmed, wavering } = await judge.decide(await judge.run(Array.from({ length: 60 }, (_, i) => call(i))));
    expect(confirmed).toEqual([]);
    expect(wavering).toHaveLength(60);
    expect(judge.book.list()).toEqual([]);
  });

  it('costs no second run once a cluster is well founded', async () => {
    let asked = 0;
    const judge = judgeOf({ prior: guest((n) => `→ ${(asked++, n)}`), candidate: guest(() => '→ "x"') });
    const { confirmed } = await judge.decide(await judge.run(Array.from({ length: 60 }, (_, i) => call(i))));
    expect(confirmed).toHaveLength(60);
    expect(asked).toBe(80);
  });
});

describe('the self-check', () => {
  const sample = { case: call(1), prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'returned', text: '→ 1' } } as const;

  it('catches what it plants', async () => {
    expect(await selfCheck({ prior: guest(steady), candidate: guest(steady) }, { samples: [sample], distinct: [], executions: 1, seconds: 0 }, [], 1)).toEqual({ planted: 2, caught: 2, missed: [] });
  });

  it('plants nothing where the prior has no steady answer', async () => {
    const noisy = guest((_, times) => `→ ${times}`);
    expect(await selfCheck({ prior: noisy, candidate: guest(steady) }, { samples: [sample], distinct: [], executions: 1, seconds: 0 }, [], 1)).toEqual({ planted: 0, caught: 0, missed: [] });
  });

  it('plants on another case where that to the first one is not steady', async () => {
    const noisy = guest((n, times) => (n === 1 ? `→ ${times}` : '→ 2'));
    const other = { ...sample, case: call(2), prior: { kind: 'returned', text: '→ 2' } } as const;
    expect(await selfCheck({ prior: noisy, candidate: guest(() => '→ 2') }, { samples: [sample], distinct: [sample, other], executions: 1, seconds: 0 }, [], 1)).toEqual({ planted: 2, caught: 2, missed: [] });
  });

  it('says what got through where the judge is broken', async () => {
    // The prior follows the candidate: it is asked for nothing of its own, so no planted answer can differ from it.
    const planted: Guest = { ...guest(steady), run: (cases) => Promise.resolve(cases.map((): Observation => ({ kind: 'couldNotRun', text: 'no answer' }))) };
    const broken = await selfCheck({ prior: planted, candidate: planted }, { samples: [sample], distinct: [], executions: 1, seconds: 0 }, [{ kind: 'path', operation: null, path: '**' }], 1);
    expect(broken.missed).not.toEqual([]);
    expect(broken.caught).toBe(broken.planted - broken.missed.length);
  });
});

describe('the witnesses in fresh guests', () => {
  const sides = (candidate: Answer): Sides => ({ prior: guest(steady), candidate: guest(candidate) });
  const rowsOf = async (judge: Judge, n: number): Promise<ReturnType<Judge['book']['list']>> => {
    await judge.decide(await judge.run([call(n)]));
    return judge.book.list();
  };

  it('drops what differs only after a history', async () => {
    const judge = judgeOf(sides(() => '→ "worn"'));
    const rows = await rowsOf(judge, 3);
    const { rows: kept, historical } = await reverify(rows, judge, { ...HERE, fresh: (use) => use(sides(steady)) });
    expect(kept).toEqual([]);
    expect(historical).toEqual([call(3)]);
  });

  it('drops what chance made look like a difference twice', async () => {
    const coin: Answer = (n, times) => (times % 5 === 4 ? `→ ${n}` : '→ "x"');
    const judge = judgeOf(sides(coin));
    const rows = await rowsOf(judge, 3);
    expect(rows).toHaveLength(1);
    const fresh = <T>(use: (s: Sides) => Promise<T>): Promise<T> => use(sides(coin));
    expect((await reverify(rows, judge, { ...HERE, fresh, noisy: new Set(['f']) })).rows).toEqual([]);
    expect((await reverify(rows, judge, { ...HERE, fresh })).rows).toHaveLength(1);
  });
});

it('a session that hung on both sides is asked up to there, as it is what they did before that makes the row', async () => {
  const asked: number[] = [];
  const answering = (price: number): Guest => ({ ...guest(steady), run: (cases) => Promise.resolve(cases.map((of): Observation => {
    const steps = of.kind === 'session' ? of.steps.map(({ member }) => member) : [];
    const hangs = steps.indexOf('split');
    asked.push(steps.length);
    return { kind: hangs < 0 ? 'returned' : 'timedOut', text: ['→ {}', `→ ${price}`, hangs < 0 ? '' : 'never returns'].slice(0, hangs < 0 ? steps.length : hangs + 1).join('\n') };
  })) });
  const sides = (): Sides => ({ prior: answering(1), candidate: answering(2) });
  const judge = judgeOf(sides());
  await judge.decide(await judge.run([{ kind: 'session', operation: 'cart', steps: [['make', 'function'], ['call', 'price'], ['call', 'split']].map(([access, member]) => ({ access: access as 'make', member: member as string, input: '[]' })) }]));
  asked.length = 0;
  const { rows } = await reverify(judge.book.list(), judge, { ...HERE, fresh: (use) => use(sides()) });
  expect([rows.map(({ witness }) => [witness.prior.text, witness.candidate.text]), asked]).toEqual([[['→ {}\n→ 1', '→ {}\n→ 2']], [2, 2]]);
});

it('a witness that hangs is asked once more, where chance has a say, and not six times: each costs seconds', async () => {
  let asked = 0;
  const hanging = (): Guest => ({ ...guest(steady), run: (cases) => Promise.resolve(cases.map((): Observation => ({ kind: 'timedOut', text: (asked++, 'never returns') }))) });
  const sides = (): Sides => ({ prior: guest(steady), candidate: hanging() });
  const judge = judgeOf(sides());
  await judge.decide(await judge.run([call(1)]));
  asked = 0;
  const { rows } = await reverify(judge.book.list(), judge, { ...HERE, noisy: new Set(['f']), fresh: (use) => use(sides()) });
  expect(rows).toHaveLength(1);
  expect(asked).toBe(2);
});

it('in the place of a witness that wavers stands one with another number of arguments: what is left out is taken from the clock', async () => {
  const at = (input: string): Case => ({ kind: 'call', operation: 'f', input });
  const side = (end: string): Guest => {
    let ticks = 0;
    return { ...guest(steady), run: (cases) => Promise.resolve(cases.map((of): Observation => ({ kind: 'returned', text: of.kind === 'call' && of.input.includes(',') ? `→ ${end}` : `→ ${end}${ticks++}` }))) };
  };
  const sides = (): Sides => ({ prior: side('1'), candidate: side('2') });
  const judge = judgeOf(sides());
  const pair = (of: Case): Pair => ({ case: of, prior: { kind: 'returned', text: '→ 1' }, candidate: { kind: 'returned', text: '→ 2' } });
  const inputs = ['[1]', '[2]', '[3]', '[4]', '[5]', '[6, 12345]'];
  const difference = { operation: 'f', path: 'result', change: 'value', prior: 'number', candidate: 'number' } as const;
  for (const input of inputs) judge.book.add(pair(at(input)), { difference, reach: 'natural' });
  const { rows } = await reverify(judge.book.list(), judge, { ...HERE, noisy: new Set(['f']), fresh: (use) => use(sides()) });
  expect(rows.map((row) => row.witness.case)).toEqual([at('[6, 12345]')]);
});

it('no title says that a value became one of another kind where its witness shows two of one kind', async () => {
  const sides = (): Sides => ({ prior: guest((n) => (n > 5 ? '→ NaN' : '→ 0')), candidate: guest(() => '→ 1') });
  const judge = judgeOf(sides());
  await judge.decide(await judge.run([1, 9].map(call)));
  const row = judge.book.list().find((one) => one.witness.prior.text === '→ 0');
  const joined = { ...row!, difference: { ...row!.difference, prior: VARIOUS }, cause: 'returns a number where it returned another kind of value' };
  const { rows } = await reverify([joined], judge, { ...HERE, fresh: (use) => use(sides()) });
  expect(rows.map((one) => one.cause)).toEqual(['returns another value']);
});
