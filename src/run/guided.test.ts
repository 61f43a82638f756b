import { describe, expect, it } from 'vitest';
import { ClusterBook } from '../compare/clusters.js';
import type { Explorer } from '../explore/explorer.js';
import type { Origin, Proposal } from '../explore/plan.js';
import type { Case } from '../model/case.js';
import type { Pair } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { Guided } from './guided.js';
import type { Judging } from './hunt.js';
import type { Sides } from './sides.js';

const proposal = (input: string, origin: Origin = 'mutation'): Proposal => ({ case: { kind: 'call', operation: 'f', input }, origin, ceiling: Infinity });
const reached = { path: 1, rare: [], near: [2], leads: [], effort: 1 };

/** Answers with the input and a word of its own, and notes what it was asked. */
function guest(asked: string[], answer: (input: string) => string, most = Infinity): Guest {
  const run = async (cases: readonly Case[]): Promise<readonly Observation[]> => cases.slice(0, most).map((of) => {
    const { input } = of as Extract<Case, { kind: 'call' }>;
    asked.push(input);
    return { kind: 'returned', text: answer(input), reached: input === '[rare]' ? { ...reached, rare: [2] } : reached };
  });
  return { exports: [], values: [], wrote: '', branches: 3, sandbox: 'none', run, refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: async () => void asked.push('closed') };
}

type Answer = (input: string) => string;

function setUp({ prior = (input) => input, counted = (input) => input, most = Infinity, fresh }: { prior?: Answer; counted?: Answer; most?: number; fresh?: Answer } = {}) {
  const sides = (answer: Answer): Sides => ({ prior: guest([], answer), candidate: guest([], (input) => input) });
  const [plain, counting] = [[] as string[], [] as string[]];
  const book = new ClusterBook();
  const judging: Judging = {
    book, apart: (first, second) => (['prior', 'candidate'] as const).filter((side) => first[side].text !== second[side].text),
    run: async (proposals) => proposals.map((p): Pair => {
      const { input } = p.case as Extract<Case, { kind: 'call' }>;
      plain.push(input);
      return { case: p.case, prior: { kind: 'returned', text: `plain ${input}` }, candidate: { kind: 'returned', text: `plain ${input}` } };
    }),
    decide: async (pairs) => ({ pairs, confirmed: [], wavering: [], freed: 0 }),
  };
  let agains = 0;
  const explorer = { again: () => void agains++ } as unknown as Explorer;
  const guided = new Guided(judging, { explorer, operations: 1, start: async () => ({ prior: guest(counting, prior, most), candidate: guest(counting, counted, most) }), ...(fresh !== undefined && { fresh: async () => ({ counted: sides(fresh), plain: sides((input) => input) }) }) });
  const turn = async (): Promise<void> => {
    await guided.decide(await guided.run(Array.from({ length: 1500 }, (_, i) => proposal(`[${i}]`))));
    plain.length = 0;
  };
  return { guided, plain, counting, turn, agains: () => agains };
}

const texts = (pairs: readonly Pair[]): readonly string[] => pairs.map((p) => `${p.prior.text} ${p.candidate.text} ${p.prior.reached?.near.join() ?? ''}`);

describe('a guided search', () => {
  it('runs where nothing is counted until it finds nothing more', async () => {
    const { guided, plain, counting, agains } = setUp();
    await guided.decide(await guided.run(Array.from({ length: 1499 }, (_, i) => proposal(`[${i}]`))));
    expect([plain.length, counting.length, agains()]).toEqual([1499, 0, 0]);
    await guided.decide(await guided.run([proposal('[1499]')]));
    expect(texts(await guided.run([proposal('[a]')]))).toEqual(['[a] [a] 2']);
    expect([plain.length, counting.length, agains()]).toEqual([1500, 2, 1]);
  });

  it('runs what differs once more where nothing is counted, and independent and natural draws nowhere else', async () => {
    const { guided, plain, counting, turn } = setUp({ counted: (input) => (input === '[b]' ? 'knows that it is counted' : input) });
    await turn();
    const pairs = await guided.run([proposal('[a]'), proposal('[b]'), proposal('[c]', 'independent'), proposal('[d]', 'wild'), proposal('[e]', 'natural')]);
    expect(texts(pairs)).toEqual(['[a] [a] 2', 'plain [b] plain [b] 2', 'plain [c] plain [c] ', '[d] [d] 2', 'plain [e] plain [e] ']);
    expect([plain, counting.filter((input) => input === '[c]' || input === '[e]')]).toEqual([['[c]', '[e]', '[b]'], []]);
  });

  it('runs some of what is the same once more where nothing is counted, and nothing in another way once a side answers otherwise there', async () => {
    const { guided, plain, counting, turn } = setUp();
    await turn();
    const many = Array.from({ length: 40 }, (_, i) => proposal(`[${i}, 0]`));
    await guided.run(many);
    // Both sides of this kit do so, and that is no finding.
    expect([plain, guided.crosschecked]).toEqual([['[15, 0]', '[31, 0]'], { believed: 40, again: 2, noticed: [] }]);
    const alone = setUp({ counted: (input) => `plain ${input}`, prior: (input) => input });
    await alone.turn();
    await alone.guided.run(many);
    const asked = alone.counting.length;
    expect(alone.guided.crosschecked.noticed.map((n) => n.side)).toEqual(Array.from({ length: 10 }, () => 'prior'));
    await alone.guided.run(many);
    expect([alone.counting.length, counting.length]).toEqual([asked, 80]);
  });

  it('accuses no side of what it does not do where nothing else ran, and goes on', async () => {
    const many = Array.from({ length: 40 }, (_, i) => proposal(`[${i}, 0]`));
    const cleared = setUp({ counted: (input) => `plain ${input}`, fresh: (input) => input });
    await cleared.turn();
    await cleared.guided.run(many);
    expect(cleared.guided.crosschecked.noticed).toEqual([]);
    const before = cleared.counting.length;
    await cleared.guided.run(many);
    expect(cleared.counting.length).toBeGreaterThan(before);
    const standing = setUp({ counted: (input) => `plain ${input}`, fresh: (input) => `it knows ${input}` });
    await standing.turn();
    await standing.guided.run(many);
    expect(standing.guided.crosschecked.noticed).toHaveLength(10);
  });

  it('gives the pairs up to the first that was not run any more', async () => {
    const { guided, turn } = setUp({ most: 2 });
    await turn();
    const pairs = await guided.run([proposal('[a]'), proposal('[b]', 'independent'), proposal('[c]'), proposal('[d]'), proposal('[e]', 'independent')], () => true);
    expect(texts(pairs)).toEqual(['[a] [a] 2', 'plain [b] plain [b] ', '[c] [c] 2']);
  });

  it('says which branches of each side were reached since they were counted, each once', async () => {
    const { guided, turn } = setUp();
    expect(guided.branches()).toBeNull();
    await turn();
    await guided.run([proposal('[b]', 'independent')]);
    expect(guided.branches()).toBeNull();
    await guided.run([proposal('[a]'), proposal('[b]', 'independent')]);
    expect(guided.branches()).toEqual({ prior: { reached: 0, all: 3 }, candidate: { reached: 0, all: 3 } });
    for (let i = 0; i < 2; i++) await guided.run([proposal('[rare]')]);
    expect(guided.branches()).toEqual({ prior: { reached: 1, all: 3 }, candidate: { reached: 1, all: 3 } });
  });

  it('closes what it has started', async () => {
    const { guided, counting, turn } = setUp();
    await guided.close();
    expect(counting).toEqual([]);
    await turn();
    await guided.close();
    expect(counting).toEqual(['closed', 'closed']);
  });
});
