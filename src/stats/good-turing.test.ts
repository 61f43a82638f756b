import { expect, it } from 'vitest';
import { goodTuring } from './good-turing.js';

it.each([
  ['nothing drawn', [], 1],
  ['each kind seen once', [1, 1, 1], 1],
  ['no kind seen once', [5, 2, 93], 0],
  ['two of a hundred draws', [1, 1, 50, 48], 0.02],
  ['kinds never seen do not count', [0, 0, 1, 3], 0.25],
])('%s', (_, counts, unseen) => {
  expect(goodTuring(counts)).toBe(unseen);
});

it('estimates the mass of what was not drawn from a known distribution', () => {
  // 64 kinds of equal weight; 64 draws by a linear congruential generator.
  const seen = new Map<number, number>();
  let state = 7;
  for (let i = 0; i < 64; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const kind = state >>> 26;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
  }
  const truth = (64 - seen.size) / 64;
  expect(Math.abs(goodTuring(seen.values()) - truth)).toBeLessThan(0.15);
});
