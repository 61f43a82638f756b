import { expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case, Step } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import type { Shrinking } from './descend.js';
import { Judge } from './judge.js';
import { LeftWrong } from './left-wrong.js';
import { Purse } from './purse.js';
import { settle, type Settled } from './settled.js';
import { EVERYTHING } from './where.js';

type Methods = Readonly<Record<string, (items: unknown[], ...given: unknown[]) => unknown>>;

const QUEUE: Methods = {
  put: (items, item) => items.push(item),
  drop: (items) => { if (items.length > 1) items.pop(); },
  size: (items) => items.length,
  list: (items) => [...items],
  has: (items, item) => items.includes(item),
};

/** A guest in this process that answers sessions with a queue. */
function guest(methods: Methods): Guest & { readonly ran: () => number } {
  let ran = 0;
  const answer = (of: Case): Observation => {
    ran++;
    const items: unknown[] = [];
    const steps = of.kind === 'session' ? of.steps : [];
    return { kind: 'returned', text: steps.map(({ member, input }) => `→ ${member === 'constructor' ? 'Queue {}' : print(methods[member]?.(items, ...parse(input) as unknown[]))}`).join('\n') };
  };
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', ran: () => ran, run: (cases) => Promise.resolve(cases.map(answer)),
    refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(),
  };
}

/** Whether the rows of two sessions are one; `drop 1` asks that with this argument. Null where either shows nothing. */
async function isOne(change: Methods, sessions: readonly [string, string], { late = true, within = true } = {}): Promise<{ readonly one: boolean; readonly ran: number } | null> {
  const candidate = guest({ ...QUEUE, ...change });
  const judge = new Judge({ prior: guest(QUEUE), candidate }, compileFreedoms([]), () => 'natural');
  const shrinking: Shrinking = {
    explorer: { within: () => within }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(),
    executions: new Map(), over: () => late, late: () => late, untimed: (work) => work(), purse: new Purse(), progress: () => undefined,
  };
  const rows: Settled[] = [];
  for (const session of sessions) {
    const steps = session.split('; ').map((text): Step => ({ access: 'call', member: text.split(' ')[0] ?? '', input: `[${text.split(' ').slice(1).join(', ')}]` }));
    const pairs = await judge.run([{ kind: 'session', operation: 'Queue', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, ...steps] }]);
    await judge.decide(pairs);
    const row = judge.book.list().find(({ difference }) => difference.operation === `Queue.${steps.at(-1)?.member}`);
    if (row === undefined) return null;
    rows.push(settle(row, { pair: pairs[0] as never, trail: [] }, shrinking));
  }
  const before = candidate.ran();
  const [a, b] = rows as [Settled, Settled];
  return { one: await new LeftWrong(shrinking).isOne(a, b), ran: candidate.ran() - before };
}

const DROPS: Methods = { drop: (items) => void items.pop() };

it.each([
  ['what is asked after one step', DROPS, ['put 1; drop; size', 'put 2; drop; list']],
  ['what is asked with what was put before', DROPS, ['put 1; drop; has 1', 'put 2; drop; size']],
  ['that step itself, and what is asked after it', { drop: (items: unknown[], told: unknown) => { items.pop(); return told; } }, ['put 1; drop 5', 'put 1; drop; list']],
])('is one row for %s', async (...[, change, sessions]) => {
  for (const [a, b] of [sessions, sessions.toReversed()]) expect(await isOne(change, [a as string, b as string])).toMatchObject({ one: true });
});

it.each([
  ['what is wrong in what is asked', { size: (items: unknown[]) => items.length * 2, list: (items: unknown[]) => [...items, 0] }, ['put 1; size', 'put 1; list']],
  ['what shows without that step', { size: (items: unknown[]) => items.length * 2, ...DROPS }, ['put 1; put 2; drop; size', 'put 1; drop; list']],
  ['the same once more', { size: (items: unknown[]) => (items.length > 1 ? 1 : items.length), list: (items: unknown[]) => items.toReversed() }, ['put 1; put 2; size', 'put 1; put 2; list']],
  ['steps of another kind', DROPS, ['put 1; drop; size', 'put 1; put 2; drop; drop; list']],
])('is none for %s', async (...[, change, [a, b]]) => {
  expect(await isOne(change, [a as string, b as string])).toMatchObject({ one: false });
});

it('is none where nothing could be asked', async () => {
  const told: Methods = { drop: (items, what) => { items.pop(); return what; } };
  for (const sessions of [['put 1; drop 5', 'put 1; drop; list'], ['put 1; drop; size', 'put 2; drop; list']] as const) expect(await isOne(told, [...sessions], { within: false })).toEqual({ one: false, ran: 0 });
});

it('costs a few sessions, also where no time is left', async () => {
  expect(await isOne(DROPS, ['put 1; drop; size', 'put 2; drop; list'])).toEqual({ one: true, ran: 4 });
});
