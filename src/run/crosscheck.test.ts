import { describe, expect, it } from 'vitest';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import { Crosscheck } from './crosscheck.js';

const returned = (text: string, rare: readonly number[] = []): Observation => ({ kind: text.startsWith('throws') ? 'threw' : 'returned', text, reached: { path: 1, rare, near: [], leads: [], effort: 1 } });
const pair = (input: string, prior: Observation, candidate: Observation): Pair => ({ case: { kind: 'call', operation: 'f', input }, prior, candidate });
const apart = (a: Pair, b: Pair): readonly ('prior' | 'candidate')[] => (['prior', 'candidate'] as const).filter((side) => a[side].text !== b[side].text);
const asked = ({ case: of }: Pair, prior: Observation, candidate: Observation): Pair => ({ case: of, prior, candidate });

describe('what counted sides said', () => {
  it('is asked again where it reached a branch that was seldom looked at, and else now and then', () => {
    const check = new Crosscheck({ apart });
    const rare = Array.from({ length: 12 }, (_, i) => pair(`[${i}]`, returned('→ 1'), returned('→ 1', [4])));
    expect(check.picks(rare)).toEqual(rare.slice(0, 8));
    const usual = Array.from({ length: 40 }, (_, i) => pair(`["${i}"]`, returned('→ 1'), returned('→ 1')));
    expect(check.picks(usual)).toEqual([usual[11], usual[27]]);
    expect(check.result.believed).toBe(52);
  });

  it('accuses the one side that alone says something else, and says it twice', () => {
    const check = new Crosscheck({ apart });
    const counted = pair('[1]', returned('→ 1'), returned('→ 1'));
    const plain = asked(counted, returned('→ 1'), returned('→ 2'));
    check.picks([counted]);
    const suspects = check.suspects([counted], [plain]);
    expect(suspects).toEqual([{ side: 'candidate', counted, plain }]);
    check.note(check.steady(suspects, { counted: [counted], plain: [counted] }));
    expect(check.result.noticed).toEqual([]);
    check.note(check.steady(suspects, { counted: [counted], plain: [plain] }));
    expect(check.result.noticed).toEqual(suspects);
  });

  it.each([
    ['both do the same', [returned('→ 1'), returned('→ 1')], [returned('→ 2'), returned('→ 2')]],
    ['the engine words it by the place', [returned('→ 1'), returned('throws TypeError("(intermediate value).f is not a function")')], [returned('→ 1'), returned('throws TypeError("a.f is not a function")')]],
    ['the stack is full sooner', [returned('→ 1'), returned('throws RangeError("Maximum call stack size exceeded")')], [returned('→ 1'), returned('→ 1')]],
    ['it takes too long', [returned('→ 1'), { kind: 'timedOut', text: 'timed out' }], [returned('→ 1'), returned('→ 1')]],
  ] as const)('accuses nobody where %s', (_, [a, b], [c, d]) => {
    const counted = pair('[1]', a, b);
    expect(new Crosscheck({ apart }).suspects([counted], [asked(counted, c, d)])).toEqual([]);
  });

  it('accuses whoever throws something else of its own', () => {
    const counted = pair('[1]', returned('→ 1'), returned('throws TypeError("a.f is not a function")'));
    expect(new Crosscheck({ apart }).suspects([counted], [asked(counted, returned('→ 1'), returned('throws RangeError("a")'))])).toHaveLength(1);
  });
});

it('what both ways of asking say alike in processes that have seen nothing else came of what had run before', () => {
  const check = new Crosscheck({ apart });
  const [worn, usual] = [pair('[1]', returned('→ 1'), returned('→ 2')), pair('[1]', returned('→ 1'), returned('→ 1'))];
  const suspects = check.suspects([worn], [usual]);
  expect(check.steady(suspects, { counted: [worn], plain: [usual] })).toEqual(suspects);
  const fresh = { counted: [usual], plain: [usual] };
  expect(check.standing(suspects, fresh, fresh)).toEqual([]);
  const apartStill = { counted: [worn], plain: [usual] };
  expect(check.standing(suspects, apartStill, apartStill)).toEqual(suspects);
  expect(check.standing(suspects, apartStill, fresh)).toEqual([]);
});
