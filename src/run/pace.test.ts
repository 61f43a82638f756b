import { describe, expect, it } from 'vitest';
import { Pace } from './pace.js';
import type { Limit } from './pace.js';

function paced(limit: Limit): { pace: Pace; pass: (ms: number) => void; stop: () => void } {
  const abort = new AbortController();
  let now = 1000;
  return { pace: new Pace(limit, () => now, abort.signal), pass: (ms) => { now += ms; }, stop: () => abort.abort() };
}

describe('by number of cases', () => {
  it('hands out exactly as many as are wanted, whatever time passes', () => {
    const { pace, pass } = paced({ executions: 100 });
    const sizes: number[] = [];
    for (let size = pace.start(); size > 0; size = pace.start()) {
      sizes.push(size);
      pass(size * 999);
      pace.ran(size, size);
    }
    expect(sizes).toEqual([4, 8, 16, 32, 40]);
  });

  it('counts what is under way', () => {
    const { pace } = paced({ executions: 20 });
    expect([pace.start(), pace.start(), pace.start(), pace.start()]).toEqual([4, 8, 8, 0]);
  });

  it('goes on until as many were inside the contract, and gives up where nearly none are', () => {
    const { pace } = paced({ executions: 10 });
    let batches = 0;
    for (let size = pace.start(); size > 0; size = pace.start()) {
      pace.ran(size, 0);
      batches++;
    }
    expect(batches).toBe(501);
    expect(pace.proposed).toBe(5002);
  });
});

describe('by time', () => {
  it('ends when it is over, grows while batches are quick and shrinks when they are slow', () => {
    const { pace, pass } = paced({ seconds: 1 });
    const next = (ms: number): number => {
      const size = pace.start();
      pass(ms);
      pace.ran(size, size);
      return size;
    };
    expect([next(10), next(10), next(100), next(500), next(300), next(40)]).toEqual([4, 8, 16, 16, 4, 4]);
    expect(pace.start()).toBe(0);
    expect(pace.seconds()).toBeCloseTo(0.96);
  });

  it('ends the earlier, the more was found and the longer a case takes', () => {
    const endsAt = (rows: number, each: number): number => {
      const { pace, pass } = paced({ seconds: 10 });
      for (let size = pace.start(); size > 0; size = pace.start()) {
        pass(size * each);
        pace.ran(size, size);
        pace.keep(rows);
      }
      return Math.round(pace.seconds() * 2) / 2;
    };
    expect([endsAt(0, 1), endsAt(1, 1), endsAt(10, 1), endsAt(100, 1), endsAt(4, 0.1)]).toEqual([9.5, 8, 7, 7, 8]);
  });

  it('ends at once when it is told to', () => {
    const { pace, stop } = paced({ seconds: 60 });
    expect(pace.start()).toBe(4);
    stop();
    expect(pace.start()).toBe(0);
  });
});
