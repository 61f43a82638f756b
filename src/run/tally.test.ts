import { describe, expect, it } from 'vitest';
import type { Proposal } from '../explore/plan.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { endOf, Tally } from './tally.js';

const pair = (input: string, prior: string, candidate = prior): Pair => ({
  case: { kind: 'call', operation: 'f', input },
  prior: { kind: prior.startsWith('→') ? 'returned' : 'threw', text: prior },
  candidate: { kind: candidate.startsWith('→') ? 'returned' : 'threw', text: candidate },
});

function tallied(pairs: readonly Pair[]): ReturnType<Tally['done']> {
  const tally = new Tally(true);
  const proposals = pairs.map((p): Proposal => ({ case: p.case, origin: 'independent', ceiling: 10 }));
  tally.add(proposals, { pairs, confirmed: [], wavering: [], freed: 0 }, 0.1);
  return tally.done(pairs.length, 0.1);
}

describe('what a search saw', () => {
  it('counts answers that cannot be seen into apart, and draws nothing from them', () => {
    const { answers, independent, executions } = tallied([pair('[1]', '→ <function limit>'), pair('[2]', '→ <function>; async', '→ <function other>; async'), pair('[3]', '→ 3'), pair('[4]', 'throws TypeError()')]);
    expect(answers.get('f')).toEqual({ cases: 3, unseen: 2, what: '<function limit>' });
    expect([executions, independent.n]).toEqual([4, 2]);
  });

  it('holds what shows beside a closure to be seen', () => {
    expect(tallied([pair('[1]', '→ <function>; calls fn0(1)'), pair('[1]', '→ {a: <function>}')]).answers.get('f')).toEqual({ cases: 2, unseen: 0, what: '' });
  });

  it.each([
    [['→ <function>', 'throws TypeError()', '→ 1', '→ 2'], '→ 1'],
    [['→ <function>', 'throws TypeError()'], 'throws TypeError()'],
    [['→ <function>', '→ {a: <function>}'], '→ <function>'],
  ])('of %j plants on %s', (texts, chosen) => {
    expect(tallied(texts.map((text, i) => pair(`[${i}]`, text))).samples.map((p) => p.prior.text)).toEqual([chosen]);
  });
});

it.each([[true, 40], [false, undefined]])('says how long both sides of a slow case took where time may move the search: %j', (isTimed, took) => {
  const slow = (a: number, b: number | undefined): Pair => {
    const of = pair('[1]', '→ 1');
    return { ...of, prior: { ...of.prior, took: a }, candidate: { ...of.candidate, ...(b !== undefined && { took: b }) } };
  };
  const pairs = [slow(90, 40), slow(90, undefined)];
  const learnt = new Tally(isTimed).add(pairs.map((p): Proposal => ({ case: p.case, origin: 'wild', ceiling: 10 })), { pairs, confirmed: [], wavering: [], freed: 0 }, 0.1);
  expect(learnt.map((l) => l.took)).toEqual([took, undefined]);
});

it('a case ended where a step hung or took the process with it, and not where it was waited for in vain', () => {
  const ended = (kind: Observation['kind'], text: string): unknown => endOf([{ kind: 'returned', text: '→ 1\n→ 2\n→ 3' }, { kind, text }]);
  expect(ended('timedOut', '→ 1\nnever returns')).toEqual({ endedAt: 1 });
  expect(ended('crashed', 'crashes: out of memory')).toEqual({ endedAt: 0 });
  expect([ended('timedOut', '→ 1\nnever settles'), ended('threw', '→ 1\nthrows Error("never returns")')]).toEqual([{}, {}]);
});
