import type { ReachedHint } from '../model/protocol.js';
import { createComparing } from './comparing.js';
import { defineProperty } from './primordials.js';

const { imul } = Math;

/** As the staged source names it. */
const COUNTERS = '__holdfast_reached';
/** A branch is news in so many cases: how seldom it is reached steers a search, and a plainer case may come than the first. */
const RARE = 64;

/**
 * Makes what an instrumented source tells of itself. What comes back gives what was reached and compared since it was asked last (the path is
 * FNV-1a over the numbers of the branches); null where nothing is counted.
 */
export function createReached({ branches, comparisons }: { readonly branches: number; readonly comparisons: number }): () => ReachedHint | null {
  if (branches === 0 && comparisons === 0) return () => null;
  const counters = new Uint8Array(branches);
  const times = new Uint8Array(branches);
  defineProperty(globalThis, COUNTERS, { value: counters });
  const comparing = createComparing(comparisons, RARE);
  return () => {
    let path = 0x811c9dc5;
    const rare: number[] = [];
    for (let i = 0; i < branches; i++) {
      if (counters[i] === 0) continue;
      counters[i] = 0;
      path = imul(path ^ i, 0x01000193);
      if ((times[i] as number) >= RARE) continue;
      times[i] = (times[i] as number) + 1;
      rare[rare.length] = i;
    }
    const near = comparing.near();
    const leads = comparing.leads(rare.length > 0 || near.length > 0);
    return [path >>> 0, rare, near, leads];
  };
}
