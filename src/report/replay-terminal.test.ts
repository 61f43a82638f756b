import { describe, expect, it } from 'vitest';
import { replayTerminal } from './replay-terminal.js';
import type { Replayed } from './replay-terminal.js';
import { plainStyle } from './style.js';

function ran(prior: string, candidate: string, more: Partial<Extract<Replayed, { form: 'ran' }>> = {}): Replayed {
  return {
    form: 'ran', case: 'total([1, 2])', differs: true, cause: 'returns another number', judged: null,
    sides: [{ side: 'prior', name: 'old.js', observation: prior, changed: false, recorded: false }, { side: 'candidate', name: 'new.js', observation: candidate, changed: true, recorded: false }], ...more,
  };
}

it('shows both sides and what changed', () => {
  expect(replayTerminal(ran('→ {a: 3}', '→ {a: 4}'), plainStyle(80))).toBe(`total([1, 2])
  prior      old.js
  candidate  new.js (changed since the witness was found)
  prior      → {a: 3}
  candidate  → {a: 4}
                   ^
different: returns another number
`);
});

it('says when they are the same, and in what sense', () => {
  expect(replayTerminal(ran('→ 3', '→ 3', { differs: false, cause: null }), plainStyle(80))).toMatch(/\n {2}both {7}→ 3\nthe same\n$/);
  expect(replayTerminal(ran('→ 3', '→ 4', { differs: false, cause: null }), plainStyle(80))).toMatch(/\nthe same, but for what is unspecified, cannot be seen into, or is worded by the engine or named by tools\n$/);
});

it('goes through a session step by step', () => {
  const text = replayTerminal(ran('→ 1\n→ 2', '→ 1\nthrows 3'), plainStyle(80));
  expect(text).toContain('  both       → 1\n  prior      → 2\n  candidate  throws 3\n');
});

it('shows one side alone', () => {
  const one = ran('→ 1', '→ 1', { differs: null, cause: null });
  expect(replayTerminal({ ...one, sides: one.form === 'ran' ? one.sides.slice(0, 1) : [] } as Replayed, plainStyle(80))).toBe('total([1, 2])\n  prior      old.js\n  → 1\n');
});

it('gives a test as it is', () => {
  expect(replayTerminal({ form: 'test', text: 'x\n' }, plainStyle(80))).toBe('x\n');
});

describe('by a spec', () => {
  const by = (more: object): Partial<Extract<Replayed, { form: 'ran' }>> => ({
    judged: { spec: 'cart.spec.md', unasked: null, judgement: { outcome: 'undescribed', counts: 'undecided', cause: 'returns another number', decision: null, freed: [], silent: [], ...more } },
  });
  const last = (more: object, ...[prior, candidate, how]: readonly [string, string, object]): string => replayTerminal(ran(prior, candidate, { ...how, ...by(more) }), plainStyle(80)).split('\n').slice(5).filter((line) => !/^ *\^* *$/.test(line)).join('\n');

  it('tells what it counts as, and the cause once', () => {
    expect(last({}, '→ 3', '→ 4', {})).toBe('different: returns another number\nundecided by cart.spec.md, undescribed');
    expect(last({ outcome: 'regression', counts: 'unsafe', cause: 'violates CART-2: expected 3, was 4' }, '→ 3', '→ 4', {})).toBe('different: returns another number\nunsafe by cart.spec.md, regression: violates CART-2: expected 3, was 4');
    expect(last({ outcome: 'decided', counts: 'safe', cause: null, decision: '2026-01-01-intended-a' }, '→ 3', '→ 4', {})).toBe('different: returns another number\nsafe by cart.spec.md, decided (2026-01-01-intended-a)');
  });

  it('tells what is free, of what is the same and of what is not', () => {
    const freed = { freed: [{ requirement: 'CART-5', lines: ['result.id'] }, { requirement: 'CART-6', lines: [] }] };
    expect(last({ ...freed, outcome: 'held-undescribed', counts: 'safe', cause: null }, '→ 3', '→ 4', { differs: false, cause: null })).toBe('the same, but for what CART-5 leaves unspecified (result.id) and CART-6 leaves unspecified (the outcome of this input)\nsafe by cart.spec.md');
    expect(last({ freed: freed.freed.slice(0, 1) }, '→ 3', '→ 4', {})).toMatch(/\nnot counted: what CART-5 leaves unspecified \(result\.id\)$/);
  });

  it('tells what nobody has confirmed, and what is not about this call', () => {
    expect(last({ silent: ['CART-7'] }, '→ 3', '→ 4', {})).toMatch(/\nnot what CART-7 says, which nobody has confirmed$/);
    expect(replayTerminal(ran('→ 3', '→ 3', { differs: false, cause: null, judged: { spec: 'cart.spec.md', judgement: null, unasked: 'CART-3 asks more' } }), plainStyle(80))).toMatch(/\nthe same\nCART-3 asks more\n$/);
  });
});
