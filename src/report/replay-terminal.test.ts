import { expect, it } from 'vitest';
import { replayTerminal } from './replay-terminal.js';
import type { Replayed } from './replay-terminal.js';
import { plainStyle } from './style.js';

function ran(prior: string, candidate: string, more: Partial<Extract<Replayed, { form: 'ran' }>> = {}): Replayed {
  return {
    form: 'ran', case: 'total([1, 2])', differs: true, cause: 'returns another number',
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
  expect(replayTerminal(ran('→ 3', '→ 4', { differs: false, cause: null }), plainStyle(80))).toMatch(/\nthe same, but for what is unspecified or cannot be seen into\n$/);
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
