import { defineProperty } from './primordials.js';

const { imul } = Math;

/** As the staged source names it. */
const COUNTERS = '__holdfast_reached';
/** A branch is news in so many cases: how seldom it is reached steers a search, and a plainer case may come than the first. */
const RARE = 64;

/**
 * Makes the counters that an instrumented source sets. What comes back gives what was reached since it was asked last, the 32 bits of the
 * set (FNV-1a over the numbers) and then those branches that few had reached; null where nothing is counted.
 */
export function createReached(branches: number): () => readonly number[] | null {
  if (branches === 0) return () => null;
  const counters = new Uint8Array(branches);
  const times = new Uint8Array(branches);
  defineProperty(globalThis, COUNTERS, { value: counters });
  return () => {
    let path = 0x811c9dc5;
    const reached = [0];
    for (let i = 0; i < branches; i++) {
      if (counters[i] === 0) continue;
      counters[i] = 0;
      path = imul(path ^ i, 0x01000193);
      if ((times[i] as number) >= RARE) continue;
      times[i] = (times[i] as number) + 1;
      reached[reached.length] = i;
    }
    reached[0] = path >>> 0;
    return reached;
  };
}
