import { expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import type { ObservationKind } from '../model/observation.js';
import { beforeHang } from './before-hang.js';

const pair = (prior: readonly string[], candidate: readonly string[], kind: ObservationKind = 'timedOut'): Pair => ({
  case: { kind: 'session', operation: 'Queue', steps: ['constructor', 'size', 'drain'].map((member, i) => ({ access: i === 0 ? 'construct' : 'call', member, input: '[]' })) },
  prior: { kind, text: prior.join('\n') },
  candidate: { kind, text: candidate.join('\n') },
});

it('leaves out the step at which both sides hang, and what would follow it', () => {
  const { case: of, prior, candidate } = beforeHang(pair(['→ Queue {}', '→ 1', 'never returns'], ['→ Queue {}', 'throws Error("no")', 'never returns']));
  expect(of.kind === 'session' && of.steps.map((s) => s.member)).toEqual(['constructor', 'size']);
  expect([prior, candidate]).toEqual([{ kind: 'returned', text: '→ Queue {}\n→ 1' }, { kind: 'threw', text: '→ Queue {}\nthrows Error("no")' }]);
});

it.each([
  ['sides that hang at different steps', pair(['→ Queue {}', 'never returns'], ['→ Queue {}', '→ 1', 'never returns'])],
  ['one that hangs at once', pair(['never returns'], ['never returns'])],
  ['what comes to its end', pair(['→ Queue {}', '→ 1', '→ 2'], ['→ Queue {}', '→ 1', '→ 3'], 'returned')],
])('keeps %s', (_, kept) => {
  expect(beforeHang(kept)).toBe(kept);
});
