import type { ReachedHint } from '../model/protocol.js';
import { CLASSES, createComparing } from './comparing.js';
import { defineProperty } from './primordials.js';

const { clz32, imul, min } = Math;

/** As the staged source names it. */
const COUNTERS = '__holdfast_reached';
/** A branch is news in so many cases: how seldom it is reached steers a search, and a plainer case may come than the first. */
const RARE = 64;
/** A case runs a branch once, twice, three times, and so on by powers of two. */
const OFTEN = 8;
const MOST = 0xffffffff;

/**
 * Makes what an instrumented source tells of itself. What comes back gives what was reached and compared since it was asked last (the path is
 * FNV-1a over the numbers of the branches); null where nothing is counted.
 */
export function createReached({ branches, comparisons }: { readonly branches: number; readonly comparisons: number }): () => ReachedHint | null {
  if (branches === 0 && comparisons === 0) return () => null;
  const counters = new Int32Array(branches + branches % 2);
  // Most branches are not reached: two are passed over at a time.
  const pairs = new Float64Array(counters.buffer);
  const times = new Uint8Array(branches);
  const timesOften = new Uint8Array(branches * OFTEN);
  defineProperty(globalThis, COUNTERS, { value: counters });
  const comparing = createComparing(comparisons, RARE);
  return () => {
    let path = 0x811c9dc5;
    const rare: number[] = [];
    const near = comparing.near();
    let effort = 0;
    const note = (i: number, count: number): void => {
      counters[i] = 0;
      effort += count;
      path = imul(path ^ i, 0x01000193);
      if (count > 1) {
        const at = i * OFTEN + (count === 3 ? 1 : min(OFTEN, 32 - clz32(count)));
        if ((timesOften[at] as number) < RARE) {
          timesOften[at] = (timesOften[at] as number) + 1;
          near[near.length] = comparisons * CLASSES + at;
        }
      }
      if ((times[i] as number) >= RARE) return;
      times[i] = (times[i] as number) + 1;
      rare[rare.length] = i;
    };
    for (let pair = 0; pair < pairs.length; pair++) {
      if (pairs[pair] === 0) continue;
      const [a, b] = [counters[2 * pair] as number, counters[2 * pair + 1] as number];
      // One that ran over counts as well.
      if (a !== 0) note(2 * pair, a >>> 0);
      if (b !== 0) note(2 * pair + 1, b >>> 0);
    }
    const leads = comparing.leads(rare.length > 0 || near.length > 0);
    return [path >>> 0, rare, near, leads, 32 - clz32(min(effort, MOST))];
  };
}
