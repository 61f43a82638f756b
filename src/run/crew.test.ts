import { describe, expect, it } from 'vitest';
import { Problem } from '../host/problem.js';
import type { Case } from '../model/case.js';
import type { Guest } from '../model/ports.js';
import { Crew } from './crew.js';
import type { Sides } from './sides.js';

const cases = (count: number): readonly Case[] => Array.from({ length: count }, (_, i) => ({ kind: 'call', operation: 'f', input: `[${i}]` }));
const inputOf = (of: Case): string => (of.kind === 'call' ? of.input : '');

function setUp({ most = 3, starts = () => true }: { most?: number; starts?: (pair: number) => boolean } = {}) {
  const time = { now: 0, busy: 0 };
  /** What each pair was asked, in each batch. */
  const asked: string[][] = [];
  const closed: string[] = [];
  let pairs = 0;
  /** Of a pair that stops after so many cases. */
  const shortened = new Map<number, number>();
  const pair = (): Sides => {
    const number = pairs++;
    const guest = (side: string): Guest => ({
      exports: [], values: [], wrote: '', branches: 3, sandbox: 'none', refused: () => [], left: () => [], probed: () => [], unseen: () => [],
      run: async (some) => {
        if (side === 'prior') asked.push([String(number), ...some.map(inputOf)]);
        return some.slice(0, shortened.get(number)).map((of) => ({ kind: 'returned', text: `${number} ${inputOf(of)}` }));
      },
      close: async () => void closed.push(`${number} ${side}`),
    });
    return { prior: guest('prior'), candidate: guest('candidate') };
  };
  const start = async (): Promise<Sides | null> => {
    if (starts(pairs)) return pair();
    pairs++;
    return null;
  };
  const crew = new Crew(pair(), { start, most, clock: () => time.now, busy: () => time.busy });
  /** A batch after so many milliseconds, for a share of which there was work. */
  const batch = async (count: number, share: number): Promise<readonly string[]> => {
    time.now += 400;
    time.busy += 400 * share;
    const ran = await crew.run(cases(count));
    expect(ran.every((of) => of.prior.text === of.candidate.text)).toBe(true);
    return ran.map((of) => of.prior.text);
  };
  return { crew, batch, asked, closed, shortened, time };
}

describe('a crew', () => {
  it('is one pair as long as whoever invents the cases is at work', async () => {
    const { batch } = setUp();
    for (let i = 0; i < 5; i++) expect(await batch(20, 0.8)).toEqual(cases(20).map((of) => `0 ${inputOf(of)}`));
  });

  it('grows while there is waiting, up to its most, and shares each batch in order', async () => {
    const { batch, asked } = setUp();
    for (let i = 0; i < 5; i++) await batch(30, 0.1);
    asked.length = 0;
    const texts = await batch(30, 0.1);
    expect(texts).toEqual(cases(30).map((of, i) => `${Math.floor(i / 10)} ${inputOf(of)}`));
    expect(asked.map(([number, ...inputs]) => [number, inputs.length])).toEqual([['0', 10], ['1', 10], ['2', 10]]);
    expect((await batch(20, 0.1)).map((text) => text[0]).join('')).toBe('0'.repeat(10) + '1'.repeat(10));
    expect(await batch(3, 0.1)).toEqual(['0 [0]', '0 [1]', '0 [2]']);
  });

  it('stays as it is where no more start', async () => {
    const { batch } = setUp({ starts: () => false });
    for (let i = 0; i < 4; i++) expect((await batch(16, 0)).map((text) => text[0]).join('')).toBe('0'.repeat(16));
    const { batch: other } = setUp({ starts: () => { throw new Problem({ code: 'SANDBOX-UNAVAILABLE', severity: 'error', message: 'no more' }); } });
    for (let i = 0; i < 4; i++) expect(await other(16, 0)).toHaveLength(16);
  });

  it('says what went wrong otherwise', async () => {
    const { batch } = setUp({ starts: () => { throw new Error('a fault'); } });
    await batch(16, 0);
    await batch(16, 0);
    await expect(batch(16, 0)).rejects.toThrow('a fault');
  });

  it('gives what is in order where one of them stopped early', async () => {
    const { crew, batch, shortened } = setUp();
    for (let i = 0; i < 5; i++) await batch(30, 0);
    shortened.set(1, 4);
    expect((await crew.run(cases(30), () => true)).map((of) => inputOf(of.case))).toEqual(cases(14).map(inputOf));
  });

  it('closes all, and whoever is on the way', async () => {
    const { crew, batch, closed } = setUp();
    await batch(16, 0);
    const last = batch(16, 0);
    await crew.close();
    await last;
    expect(closed.sort()).toEqual(['0 candidate', '0 prior', '1 candidate', '1 prior']);
  });

  it('is one pair for ever where nobody may come', async () => {
    const { batch } = setUp({ most: 1 });
    for (let i = 0; i < 4; i++) expect((await batch(16, 0)).map((text) => text[0]).join('')).toBe('0'.repeat(16));
  });
});
