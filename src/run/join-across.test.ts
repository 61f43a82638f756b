import { expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Guest } from '../model/ports.js';
import { joinAcross } from './join-across.js';
import { Judge } from './judge.js';
import { Purse } from './purse.js';
import { settle } from './settled.js';
import { EVERYTHING } from './where.js';

/** A guest in this process: what it made says how often each method was asked, `field` of it up to `most` times. */
function guest(most: number, field: string): Guest {
  const answers = (of: Case): string => {
    const asked: string[] = [];
    return (of.kind === 'session' ? of.steps : []).map(({ member }) => {
      if (member !== 'function' && asked.filter((name) => name === member).length < most) asked.push(member);
      return `→ {${field}: [${asked.map((name) => `"${name}"`).join(', ')}]}`;
    }).join('\n');
  };
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', run: (cases) => Promise.resolve(cases.map((of) => ({ kind: 'returned', text: answers(of) }))),
    refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(),
  };
}

/** The operations of each row that is left of those that these sessions show: a function, and the methods asked of what it made. */
async function told(sessions: readonly string[], most = 2): Promise<readonly string[]> {
  const judge = new Judge({ prior: guest(1, 'has'), candidate: guest(most, 'has') }, compileFreedoms([]), () => 'natural');
  const cases = sessions.map((text): Case => {
    const [operation = '', ...members] = text.split(' ');
    return { kind: 'session', operation, steps: [{ access: 'make', member: 'function', input: '[]' }, ...members.map((member) => ({ access: 'call', member, input: '[]' } as const))] };
  });
  await judge.decide(await judge.run(cases));
  const shrinking = {
    explorer: { within: () => true }, judge, contract: EVERYTHING, known: { strings: new Set<string>(), numbers: new Set<number>(), keys: new Set<string>(), required: new Set<string>() }, rests: new Map<string, number>(),
    executions: new Map<string, number>(), over: () => true, late: () => true, untimed: <T>(work: () => Promise<T>) => work(), purse: new Purse(), progress: () => undefined,
  };
  const rows = judge.book.list().map((row) => settle(row, { pair: row.witness, trail: [] }, shrinking));
  return (await joinAcross(rows, shrinking)).map(({ row: { difference, also } }) => [difference.operation, ...also].toSorted().join(', '));
}

it('joins what is asked in one way under many names', async () => {
  expect(await told(['red bold bold', 'blue dim dim', 'red dim dim'])).toEqual(['blue().dim, red().bold, red().dim']);
});

it('joins nothing that is asked in another way', async () => {
  expect(await told(['red bold bold', 'blue dim red dim'])).toEqual(['red().bold', 'blue().dim']);
});

it('joins many that ask little, and are one but for names; a few it does not', async () => {
  const names = ['red', 'blue', 'green', 'cyan', 'gray', 'pink'];
  expect(await told(names.map((name) => `${name} bold`), 0)).toEqual(['blue().bold, cyan().bold, gray().bold, green().bold, pink().bold, red().bold']);
  expect(await told(names.slice(1).map((name) => `${name} bold`), 0)).toHaveLength(5);
});

it('joins a host of one symptom in what functions give, however each was found', async () => {
  const sessions = ['red', 'blue', 'green'].flatMap((name) => ['bold', 'dim', 'thin', 'wide'].map((method, i) => [name, ...Array.from({ length: i }, (_, n) => `other${n}`), method, method].join(' ')));
  expect(await told(sessions)).toHaveLength(1);
});
