import { describe, expect, it } from 'vitest';
import { makeDecision } from '../../ledger/decision/identity.js';
import { NOTHING_ELSE } from '../../ledger/take.js';
import type { Decision } from '../../model/baseline.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest } from '../../model/ports.js';
import type { GuestExport } from '../../model/protocol.js';
import { bind, boundSubject } from './bound.js';

const fn = (name: string, called = name): GuestExport => ({ name, called, kind: 'function', arity: 1, members: [] });
const call = (operation: string): Case => ({ kind: 'call', operation, input: '[]' });

function answerTo({ operation }: Case, exports: readonly GuestExport[]): Observation {
  return exports.some((e) => e.name === operation) ? { kind: 'returned', text: `→ ${JSON.stringify(operation)}` } : { kind: 'couldNotRun', text: `there is no export ${operation}` };
}

function moved(from: string, to: string): Decision {
  return makeDecision({ ...NOTHING_ELSE, spec: 's', kind: 'moved', date: '2026-01-01', by: 'Ada', why: 'because', rests: { implementation: '', name: '', environment: '' }, moved: { what: 'operation', from, to } }, `${from} to ${to}`);
}

function guestOf(exports: readonly GuestExport[]): Guest {
  return { exports, values: [], wrote: '', branches: 0, sandbox: 'none', refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: async () => undefined, run: async (cases) => cases.map((c) => answerTo(c, exports)) };
}

describe('finding the operations of a spec in a module', () => {
  it('goes by name', () => {
    expect([...bind(['total', 'gone'], [fn('total'), fn('more')])]).toEqual([['total', 'total'], ['more', 'more']]);
  });

  it('takes the default export for the only operation, or for one of its name', () => {
    expect(bind(['classNames'], [fn('default', '')]).get('classNames')).toBe('default');
    expect(bind(['a', 'b'], [fn('default', 'b'), fn('a')]).get('b')).toBe('default');
    expect(bind(['a', 'b'], [fn('default', 'c')]).has('b')).toBe(false);
  });

  it('takes the export that was asked for by name for the only operation', () => {
    const chosen = { ...fn('parse'), chosen: true };
    expect(bind(['render'], [chosen]).get('render')).toBe('parse');
    expect(bind(['render', 'more'], [chosen]).has('render')).toBe(false);
    expect(bind(['render'], [chosen, { ...fn('parse.a'), chosen: true }]).has('render')).toBe(false);
  });
});

describe('a bound subject', () => {
  it('answers by the spec\'s names, and says of what is not there that it is not', async () => {
    const subject = boundSubject({ ok: true, of: '', guest: guestOf([fn('default', 'b'), fn('a')]) }, { operations: ['a', 'b', 'c'], nonce: () => 'nonce' });
    expect((await subject.run([call('b'), call('c'), call('a')])).map((o) => o.text)).toEqual(['→ "default"', 'has no export c', '→ "a"']);
  });

  it('answers every case with why it did not load', async () => {
    const observation = { kind: 'failedToLoad' as const, text: 'fails to load: SyntaxError("x")' };
    const subject = boundSubject({ ok: false, observation, finding: { code: 'LOAD-FAILED', severity: 'error', message: '' } }, { operations: ['a'], nonce: () => 'nonce' });
    expect(await subject.run([call('a'), call('a')])).toEqual([observation, observation]);
  });

  it('answers by the names that holdfast mv gave what it has, and not where it has such a name itself', async () => {
    const moves = [['counter', 'tally'], ['a', 'b'], ['Cart', 'Basket'], ['old', 'older']].map(([from, to]) => moved(from!, to!));
    const subject = boundSubject({ ok: true, of: '', guest: guestOf([fn('counter'), fn('a'), fn('b'), fn('Cart.of', 'of'), fn('default', 'old')]) }, { operations: ['tally', 'a', 'b', 'Basket.of', 'older', 'counter'], nonce: () => 'nonce', moves });
    expect(subject.exports.map((e) => e.name)).toEqual(['tally', 'a', 'b', 'Basket.of', 'default']);
    expect((await subject.run(['tally', 'a', 'b', 'Basket.of', 'older', 'counter'].map(call))).map((o) => o.text)).toEqual(['→ "counter"', '→ "a"', '→ "b"', '→ "Cart.of"', '→ "default"', 'has no export counter']);
    expect(['tally', 'older', 'gone'].map((name) => subject.own(name))).toEqual(['counter', 'default', 'gone']);
  });

  const LOST: readonly [string, (answers: readonly Observation[]) => readonly Observation[]][] = [
    ['none', () => []],
    ['too few', (answers) => answers.slice(0, -1)],
    ['too many', (answers) => [...answers, ...answers]],
    ['those to another batch', (answers) => answers.map((a) => ({ ...a, text: a.text.replace('nonce', 'another') }))],
  ];
  it.each(LOST)('holds none of the answers for what the subject did where there are %s', async (_, change) => {
    const guest = guestOf([fn('a')]);
    const subject = boundSubject({ ok: true, of: '', guest: { ...guest, run: async (cases) => change(await guest.run(cases)) } }, { operations: ['a'], nonce: () => 'nonce' });
    expect((await subject.run([call('a'), call('a')])).map((o) => o.kind)).toEqual(['couldNotRun', 'couldNotRun']);
  });

  it('takes what there is of a batch that was to end early', async () => {
    const guest = guestOf([fn('a')]);
    const subject = boundSubject({ ok: true, of: '', guest: { ...guest, run: async (cases) => (await guest.run(cases)).slice(0, 1) } }, { operations: ['a'], nonce: () => 'nonce' });
    expect((await subject.run([call('a'), call('a')], () => true)).map((o) => o.kind)).toEqual(['returned']);
  });
});
