import { describe, expect, it } from 'vitest';
import { entryLine } from '../../ledger/text/entry.js';
import type { EntryLine } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest, Started } from '../../model/ports.js';
import { Fed } from './fed.js';

const line = (text: string): EntryLine => entryLine(text, 1) as EntryLine;
const asRecorded = line('total([1]) → 1');
const otherwise = line('total([2]) → 3');
const sessions = line('cart = new Cart() → Cart {}\ncart.size → 0');

function started(run: Guest['run'], names = ['total', 'Cart']): Promise<Started> {
  const exports = names.map((name) => ({ name, kind: 'function' as const, called: name, arity: 1, members: [] }));
  return Promise.resolve({ ok: true, guest: { exports, wrote: '', sandbox: 'none', run, refused: () => [], close: async () => undefined } });
}

const answers: Guest['run'] = async (cases: readonly Case[]) => cases.map((of): Observation => (of.kind === 'call' ? { kind: 'returned', text: `→ ${of.input.slice(2, -2)}` } : { kind: 'returned', text: '→ Cart {}\n→ 0' }));

describe('Fed', () => {
  it('asks what is offered, each once, and tells what is as recorded from what is not', async () => {
    const asked: Case[] = [];
    const fed = new Fed(started(async (cases) => {
      asked.push(...cases);
      return answers(cases);
    }));
    const lines = [asRecorded];
    fed.offer(lines);
    await fed.settled();
    lines.push(otherwise, sessions);
    fed.offer(lines);
    fed.offer(lines);
    await fed.settled();
    expect(asked).toHaveLength(3);
    expect([asRecorded, otherwise, sessions].map((l) => fed.isSame(l))).toEqual([true, false, true]);
    expect(fed.observed(otherwise)).toEqual({ kind: 'returned', text: '→ 2' });
    expect(fed.observed(asRecorded)).toBeUndefined();
  });

  it.each<[string, () => Promise<Started>]>([
    ['goes by another name', () => started(answers, ['default'])],
    ['could not be run', () => started(async (cases) => cases.map((): Observation => ({ kind: 'couldNotRun', text: 'no' })))],
    ['was asked of a guest that is closed', () => started(() => Promise.reject(new Error('the guest is closed')))],
    ['was asked of what does not start', () => Promise.reject(new Error('nothing there'))],
    ['was asked of what does not load', () => Promise.resolve({ ok: false, observation: { kind: 'failedToLoad', text: 'fails' }, finding: { code: 'LOAD-FAILED', severity: 'error', message: 'fails' } })],
  ])('knows nothing of what %s', async (_, from) => {
    const fed = new Fed(from());
    fed.offer([asRecorded]);
    fed.offer([asRecorded, otherwise]);
    await fed.settled();
    for (const each of [asRecorded, otherwise]) expect([fed.isSame(each), fed.observed(each)]).toEqual([false, undefined]);
  });
});
