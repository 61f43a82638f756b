import { describe, expect, it } from 'vitest';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import { NOT_ASKED, Spared } from './spared.js';

const call = (operation: string, n: number): Case => ({ kind: 'call', operation, input: `[${n}]` });
const inputOf = (of: Case): string => (of.kind === 'call' ? of.input : '');
const hung: Observation = { kind: 'timedOut', text: 'never returns' };
const returned: Observation = { kind: 'returned', text: '→ 1' };

/** Asks one by one; `hangs` says which cases never return. `asked` keeps what came through. */
function subject(hangs: (of: Case) => boolean): { readonly asked: Case[]; run(cases: readonly Case[], enough?: (observed: readonly Observation[]) => boolean): Promise<readonly Observation[]> } {
  const asked: Case[] = [];
  return {
    asked,
    run: async (cases, enough) => {
      const observed: Observation[] = [];
      for (const of of cases) {
        if (enough?.(observed) === true) break;
        asked.push(of);
        observed.push(hangs(of) ? hung : returned);
      }
      return observed;
    },
  };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe('asking what hangs', () => {
  it('asks everything of what answers', async () => {
    const { run, asked } = subject(() => false);
    const spared = new Spared({ run }, () => false);
    const cases = numbers(50).map((n) => call('wrap', n));
    expect(await spared.run(cases)).toEqual(cases.map(() => returned));
    expect(asked).toEqual(cases);
    expect(spared.givenUp.size).toBe(0);
  });

  it('gives an operation up after three hangs, and answers for no other', async () => {
    const { run, asked } = subject((of) => of.operation === 'wrap' && inputOf(of) !== '[1]');
    const spared = new Spared({ run }, () => false);
    const cases = numbers(8).flatMap((n) => [call('wrap', n), call('slug', n)]);
    const observed = await spared.run(cases);
    expect(observed.map((o, i) => (cases[i]?.operation === 'slug' ? o : null)).filter(Boolean)).toEqual(numbers(8).map(() => returned));
    expect(observed.filter((_, i) => cases[i]?.operation === 'wrap')).toEqual([hung, returned, hung, hung, NOT_ASKED, NOT_ASKED, NOT_ASKED, NOT_ASKED]);
    expect(asked.filter((of) => of.operation === 'wrap')).toHaveLength(4);
    expect([...spared.givenUp]).toEqual([['wrap', { ends: 3, unasked: 4 }]]);
    expect(await spared.run([call('wrap', 7), call('slug', 9)])).toEqual([NOT_ASKED, returned]);
    expect(spared.givenUp.get('wrap')?.unasked).toBe(4);
    expect([spared.wasNotAsked(call('wrap', 7)), spared.wasNotAsked(call('wrap', 0)), spared.wasNotAsked(call('slug', 7))]).toEqual([true, false, false]);
  });

  it('still asks what the spec names, until that has hung as often', async () => {
    const named = new Set(['[10]', '[11]', '[12]', '[13]']);
    const { run } = subject((of) => inputOf(of) !== '[10]');
    const spared = new Spared({ run }, (of) => named.has(inputOf(of)));
    const cases = numbers(15).map((n) => call('wrap', n));
    const observed = await spared.run(cases);
    expect(observed.slice(0, 3)).toEqual([hung, hung, hung]);
    expect(observed.slice(3, 10).every((o) => o === NOT_ASKED)).toBe(true);
    expect(observed.slice(10)).toEqual([returned, hung, hung, hung, NOT_ASKED]);
    expect([...spared.givenUp]).toEqual([['wrap', { ends: 6, unasked: 8 }]]);
  });

  it('needs no more than one hang of an operation where many others have hung', async () => {
    const { run, asked } = subject(() => true);
    const spared = new Spared({ run }, () => false);
    await spared.run(['a', 'b', 'c', 'd', 'e'].flatMap((name) => numbers(5).map((n) => call(name, n))));
    expect(asked.map((of) => of.operation).join('')).toBe('aaabbbcccde');
  });

  it('does not give up what is waited for in vain, which costs nothing', async () => {
    const never: Observation = { kind: 'timedOut', text: 'never settles' };
    const spared = new Spared({ run: async (cases) => cases.map(() => never) }, () => false);
    expect(await spared.run(numbers(6).map((n) => call('a', n)))).toEqual(numbers(6).map(() => never));
  });
});
