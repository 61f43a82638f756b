import { expect, it } from 'vitest';
import { compileFreedoms } from '../../compare/erase.js';
import type { Case } from '../../model/case.js';
import type { Observation } from '../../model/observation.js';
import type { Guest } from '../../model/ports.js';
import { Judge } from '../judge.js';
import type { Sides } from '../sides.js';
import { Hastening } from './in-haste.js';

const HANGS: Observation = { kind: 'timedOut', text: 'never returns' };
const of = (input: string): Case => ({ kind: 'call', operation: 'f', input: `[${input}]` });

/** A guest that hangs for these inputs, and begins no more cases once it was enough; as a process does, each hang ends a share of a batch. */
function guest(hanging: readonly string[], asked: string[], seen: Partial<Guest> = {}): Guest {
  return {
    exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve(void asked.push('closed')), ...seen,
    run: async (cases, enough) => {
      const out: Observation[] = [];
      for (const one of cases) {
        const input = one.kind === 'call' ? one.input.slice(1, -1) : '';
        asked.push(input);
        out.push(hanging.includes(input) ? HANGS : { kind: 'returned', text: `→ ${input}` });
        if (out.at(-1) === HANGS && enough?.(out) === true) break;
      }
      return out;
    },
  };
}

interface Set {
  readonly hastening: Hastening;
  readonly judge: Judge;
  readonly asked: { readonly calm: string[]; readonly hasty: string[] };
}

/** Prior that never hangs beside a candidate that hangs for some inputs where it has all its time, and for some where it has not. */
function set({ calm, hasty }: { readonly calm: readonly string[]; readonly hasty: readonly string[] }, seen: Partial<Guest> = {}): Set {
  const asked = { calm: [] as string[], hasty: [] as string[] };
  const sides = (hanging: readonly string[], to: string[], more: Partial<Guest> = {}): Sides => ({ prior: guest([], []), candidate: guest(hanging, to, more) });
  const hastening = new Hastening(sides(calm, asked.calm), async () => sides(hasty, asked.hasty, seen));
  return { hastening, judge: new Judge(hastening.sides, compileFreedoms([]), () => 'natural'), asked };
}

async function decided({ hastening, judge }: Set, inputs: readonly string[]): Promise<readonly string[]> {
  const all = await judge.decide(await judge.run(inputs.map(of)));
  const settled = await hastening.settled(all, judge);
  return settled.pairs.map(({ case: one, candidate }) => `${one.kind === 'call' ? one.input : ''} ${candidate.text}${settled.confirmed.some(({ pair }) => pair.case === one) ? ' differs' : ''}`);
}

it('goes on in haste from the first case on that hung, and asks what seems to hang where it has all its time', async () => {
  const one = set({ calm: ['2', '5'], hasty: ['2', '5'] });
  expect(await decided(one, ['1', '2', '3', '4', '5'])).toEqual(['[1] → 1', '[2] never returns differs', '[3] → 3', '[4] → 4', '[5] never returns differs']);
  expect(one.asked.calm).toEqual(['1', '2', '2']);
  expect(one.asked.hasty.filter((input) => input === '3')).toEqual(['3']);
});

it('takes nothing for endless that is slow, and finds what hangs beside it', async () => {
  const slow = ['2', '3', '4', '5', '6'];
  const one = set({ calm: ['9', '4'], hasty: ['9', ...slow] });
  await one.judge.run([of('9')]);
  // Two that were asked again did the same as the prior; the third hung, and whatever is like it does.
  expect(await decided(one, [...slow, '7'])).toEqual(['[4] never returns differs', '[5] never returns differs', '[6] never returns differs', '[7] → 7']);
  expect(one.hastening.doubtful).toBe(0);
});

it('says of how many nothing is known, once enough of their kind were slow', async () => {
  const one = set({ calm: ['9', '6'], hasty: ['9', '2', '3', '4', '5', '6'] });
  await one.judge.run([of('9')]);
  expect(await decided(one, ['2', '3', '4', '5', '6', '7'])).toEqual(['[7] → 7']);
  expect(one.hastening.doubtful).toBe(2);
});

it('changes nothing where nothing hangs', async () => {
  const one = set({ calm: [], hasty: [] });
  expect(await decided(one, ['1', '2'])).toEqual(['[1] → 1', '[2] → 2']);
  expect([one.asked.hasty, one.hastening.isHasty]).toEqual([[], false]);
});

it('gives what was seen in haste, and judges where cases have all their time once it is closed', async () => {
  const refused = [{ say: 'refused', kind: 'spawn', resource: 'ls' }] as const;
  const one = set({ calm: ['1'], hasty: ['1'] }, { refused: () => refused });
  await decided(one, ['1', '2']);
  expect((await one.hastening.close()).candidate.refused).toEqual(refused);
  const [before] = [one.asked.hasty.length];
  await one.judge.run([of('3')]);
  expect([one.asked.hasty.length, one.asked.hasty.at(-1), one.asked.calm.at(-1)]).toEqual([before, 'closed', '3']);
});
