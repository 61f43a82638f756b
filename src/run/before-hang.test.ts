import { expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import type { ObservationKind } from '../model/observation.js';
import { beforeHang } from './before-hang.js';

const step = (member: string, access: 'construct' | 'call' = 'call') => ({ access, member, input: '[]' } as const);
const pairOf = (prior: string, candidate: string, kinds: readonly [ObservationKind, ObservationKind] = ['timedOut', 'timedOut']): Pair => ({
  case: { kind: 'session', operation: 'Cart', steps: [step('constructor', 'construct'), step('add'), step('split'), step('total')] },
  prior: { kind: kinds[0], text: prior }, candidate: { kind: kinds[1], text: candidate },
});

it('ends a session before the step at which both sides hang', () => {
  expect(beforeHang(pairOf('→ Cart {}\n→ 1\nnever returns', '→ Cart {}\nthrows Error("x")\nnever returns'))).toEqual({
    case: { kind: 'session', operation: 'Cart', steps: [step('constructor', 'construct'), step('add')] },
    prior: { kind: 'returned', text: '→ Cart {}\n→ 1' }, candidate: { kind: 'threw', text: '→ Cart {}\nthrows Error("x")' },
  });
});

it.each([
  ['one side returned', pairOf('→ Cart {}\n→ 1\nnever returns', '→ Cart {}\n→ 2\n→ 3\n→ 4', ['timedOut', 'returned'])],
  ['they hung at steps of their own', pairOf('→ Cart {}\n→ 1\nnever returns', '→ Cart {}\nnever returns')],
  ['they had not parted', pairOf('→ Cart {}\n→ 1\nnever returns', '→ Cart {}\n→ 1\nnever returns')],
  ['there is nothing before it', pairOf('never returns', 'never returns')],
])('leaves a session as it is where %s', (...[, pair]) => {
  expect(beforeHang(pair)).toBe(pair);
});
