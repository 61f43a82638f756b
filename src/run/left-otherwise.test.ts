import { expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case, Step } from '../model/case.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import type { Shrinking } from './descend.js';
import { Judge } from './judge.js';
import { floodsOf } from './left-otherwise.js';
import { Purse } from './purse.js';
import { EVERYTHING } from './where.js';

type Methods = Readonly<Record<string, (items: unknown[], ...given: unknown[]) => unknown>>;

/** What a method gives that gives the queue itself. */
const ITSELF = Symbol('itself');

const QUEUE: Methods = {
  constructor: (items: unknown[], given: unknown) => void items.push(...given as unknown[] ?? []),
  put: (items, item) => {
    items.push(item);
    return ITSELF;
  },
  drop: (items) => void items.pop(),
  size: (items) => items.length,
  list: (items) => [...items],
  first: (items) => items[0],
  last: (items) => items.at(-1),
  has: (items, item) => items.includes(item),
  empty: (items) => items.length === 0,
  twice: (items) => items.length * 2,
};

/** A guest in this process that answers sessions with a queue. */
function guest(methods: Methods, looks = 'Queue {}'): Guest & { readonly ran: () => number } {
  let ran = 0;
  const answer = (of: Case): Observation => {
    ran++;
    const items: unknown[] = [];
    const line = ({ member, input }: Step): string => {
      const given = methods[member]?.(items, ...parse(input) as unknown[]);
      return member === 'constructor' || given === ITSELF ? `→ ${looks}` : `→ ${print(given)}`;
    };
    return { kind: 'returned', text: (of.kind === 'session' ? of.steps : []).map(line).join('\n') };
  };
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', ran: () => ran, run: (cases) => Promise.resolve(cases.map(answer)),
    refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(),
  };
}

/** What comes of what, of the rows of these sessions; `[1] drop; has 1` makes a queue of `[1]` first. */
async function floods(change: Methods, sessions: readonly string[], { within = true, looks = 'Queue {}' } = {}): Promise<{ readonly found: readonly (readonly [string, readonly string[]])[]; readonly ran: number; readonly rows: number }> {
  const candidate = guest({ ...QUEUE, ...change }, looks);
  const judge = new Judge({ prior: guest(QUEUE), candidate }, compileFreedoms([]), () => 'natural');
  const shrinking: Shrinking = {
    explorer: { within: () => within }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(),
    executions: new Map(), over: () => true, late: () => true, untimed: (work) => work(), purse: new Purse(), progress: () => undefined,
  };
  for (const session of sessions) {
    const [given = '', rest = ''] = session.split(/(?<=\]) /);
    const steps = rest.split('; ').map((text): Step => ({ access: 'call', member: text.split(' ')[0] ?? '', input: `[${text.split(' ').slice(1).join(', ')}]` }));
    await judge.decide(await judge.run([{ kind: 'session', operation: 'Queue', steps: [{ access: 'construct', member: 'constructor', input: `[${given}]` }, ...steps] }]));
  }
  const before = candidate.ran();
  const rows = judge.book.list();
  const found = await floodsOf(rows, shrinking);
  return { found: found.map(({ after, rows: own }) => [after, own.map((row) => row.difference.operation).sort()]), ran: candidate.ran() - before, rows: rows.length };
}

const ASKED = ['empty', 'first', 'has 1', 'last', 'list', 'size', 'twice'];
const OPERATIONS = ['empty', 'first', 'has', 'last', 'list', 'size', 'twice'].map((name) => `Queue.${name}`);

it('finds that the instance was made otherwise', async () => {
  const constructor = (items: unknown[], given: unknown): void => void items.push(...(given as unknown[] ?? []).slice(1));
  const { found, rows } = await floods({ constructor }, ASKED.map((asks) => `[1] ${asks}`));
  expect([rows, found]).toEqual([7, [['new Queue', OPERATIONS]]]);
});

it('finds the step that left it otherwise, whatever was asked before it and after', async () => {
  const drop = (items: unknown[]): void => void (items.length = 0);
  const { found } = await floods({ drop }, [...ASKED.slice(0, 4).map((asks) => `[1, 2] size; drop; ${asks}`), ...ASKED.slice(4).map((asks) => `[1] put 2; put 3; drop; ${asks}`)]);
  expect(found).toEqual([['Queue.drop', OPERATIONS]]);
});

it('tells two steps apart', async () => {
  const change: Methods = { drop: (items) => void (items.length = 0), put: (items, item) => { items.push(item, item); return ITSELF; } };
  const { found } = await floods(change, [...['empty', 'first', 'last', 'has 1'].map((asks) => `[1, 2] drop; ${asks}`), ...['size', 'list', 'twice'].map((asks) => `[1] put 2; ${asks}`)]);
  expect(found).toEqual([['Queue.drop', ['Queue.empty', 'Queue.first', 'Queue.has', 'Queue.last']], ['Queue.put', ['Queue.list', 'Queue.size', 'Queue.twice']]]);
});

it('looks beyond what the instance looks like, also where a step gives it back', async () => {
  const drop = (items: unknown[]): void => void (items.length = 0);
  const { found } = await floods({ drop }, ASKED.map((asks) => `[1, 2] put 3; drop; ${asks}`), { looks: 'Queue {size: 0}' });
  expect(found).toEqual([['Queue.drop', OPERATIONS]]);
});

it('leaves rows alone whose methods are wrong themselves, however many', async () => {
  const wrong: Methods = Object.fromEntries(['empty', 'first', 'has', 'last', 'list', 'size', 'twice'].map((name) => [name, () => 'wrong']));
  expect(await floods(wrong, ASKED.map((asks) => `[1] ${asks}`))).toMatchObject({ found: [], rows: 7 });
});

it('says nothing where few rows are', async () => {
  const constructor = (items: unknown[], given: unknown): void => void items.push(...(given as unknown[] ?? []).slice(1));
  expect(await floods({ constructor }, ASKED.slice(0, 4).map((asks) => `[1] ${asks}`))).toEqual({ found: [], ran: 0, rows: 4 });
});

it('says nothing where nothing may be asked', async () => {
  const constructor = (items: unknown[], given: unknown): void => void items.push(...(given as unknown[] ?? []).slice(1));
  expect(await floods({ constructor }, ASKED.map((asks) => `[1] ${asks}`), { within: false })).toEqual({ found: [], ran: 0, rows: 7 });
});
