import { describe, expect, it } from 'vitest';
import type { SessionCase } from '../model/case.js';
import { featureContext, featuresOf } from './features.js';

const context = featureContext({ strings: ['TEN'], numbers: [10], bigints: [], keys: [], expressions: [] });

const session = (...members: readonly string[]): SessionCase => ({
  kind: 'session', operation: 'Account', steps: [{ access: 'construct', member: 'constructor', input: '[]' }, ...members.map((member) => ({ access: 'call', member, input: '[]' }) as const)],
});
const then = (of: SessionCase, text: string): readonly string[] => featuresOf(of, { kind: 'returned', text }, context).filter((feature) => feature.startsWith('pair:') && feature.includes(' then '));

describe('what a case shows', () => {
  it('is of a session what came after what, and which of them was refused', () => {
    const done = then(session('deposit', 'withdraw'), '→ Account {}\n→ undefined\n→ undefined');
    const refused = then(session('deposit', 'withdraw'), '→ Account {}\nthrows Error("no")\nthrows Error("less")');
    expect(done).toEqual(['pair: then constructor', 'pair:constructor then deposit', 'pair:deposit then withdraw']);
    expect(refused).toEqual(['pair: then constructor', 'pair:constructor then deposit throws', 'pair:deposit throws then withdraw throws']);
  });

  it('is of a call both sides of what the source names', () => {
    const of = (input: string): readonly string[] => featuresOf({ kind: 'call', operation: 'total', input }, { kind: 'returned', text: '→ 1' }, context).filter((feature) => feature.startsWith('constant:'));
    expect([of('[9]'), of('[10]'), of('[11]'), of('["TEN"]'), of('["ten"]')]).toEqual([['constant:below 10'], ['constant:10'], ['constant:above 10'], ['constant:"TEN"'], []]);
  });
});
