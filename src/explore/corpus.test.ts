import { describe, expect, it } from 'vitest';
import { Corpus } from './corpus.js';
import type { News } from './plan.js';
import { Chance } from './random.js';

const news = (shape: string, branches: readonly string[] = [], path: string | null = null): News => ({ shape, branches, path, leads: [] });

/** How often each input is drawn of 3,000. */
function drawn(corpus: Corpus): Readonly<Record<string, number>> {
  const chance = new Chance(1);
  const times: Record<string, number> = {};
  for (let i = 0; i < 3000; i++) {
    const { input } = corpus.draw(chance) ?? { input: 'none' };
    times[input] = (times[input] ?? 0) + 1;
  }
  return times;
}

describe('a corpus', () => {
  it('keeps what shows a shape, a branch or a way for the first time, and nothing else', () => {
    const corpus = new Corpus(['[0]']);
    expect([
      corpus.learn('[1]', news('a', ['branch 0.1'], 'path 1')), corpus.learn('[22]', news('a', [], 'path 1')), corpus.learn('[33]', news('a', ['branch 0.2'], 'path 1')),
      corpus.learn('[44]', news('a', [], 'path 2')), corpus.learn('[55]', news('b')),
    ]).toEqual([true, false, true, true, true]);
    expect(Object.keys(drawn(corpus)).sort()).toEqual(['[0]', '[1]', '[33]', '[44]', '[55]']);
  });

  it('puts a shorter input in the place of a longer one, and keeps the longer one for what it alone shows', () => {
    const corpus = new Corpus([]);
    corpus.learn('[1000]', news('a', ['branch 0.1']));
    expect(corpus.learn('[1]', news('a'))).toBe(true);
    expect(Object.keys(drawn(corpus)).sort()).toEqual(['[1000]', '[1]']);
    expect(corpus.learn('[2]', news('a', ['branch 0.1']))).toBe(true);
    expect(Object.keys(drawn(corpus)).sort()).toEqual(['[1]', '[2]']);
    expect(corpus.learn('[]', news('a', ['branch 0.1']))).toBe(true);
    expect(Object.keys(drawn(corpus)).sort()).toEqual(['[]']);
    expect(corpus.size).toBe(1);
  });

  it('draws the rarer the more often', () => {
    const corpus = new Corpus([]);
    corpus.learn('[1]', news('a', ['branch 0.1']));
    for (let i = 0; i < 30; i++) corpus.learn('[2]', news('b', ['branch 0.2']));
    corpus.learn('[3]', news('b', ['branch 0.3']));
    const times = drawn(corpus);
    expect(times['[1]']).toBeGreaterThan(2 * (times['[2]'] ?? 0));
    expect(times['[3]']).toBeGreaterThan(2 * (times['[2]'] ?? 0));
  });

  it('draws examples again and again, however much else it holds', () => {
    const corpus = new Corpus(['[0]', '[1]']);
    for (let i = 0; i < 300; i++) corpus.learn(`[${i}, 0]`, news(`s${i}`));
    const times = drawn(corpus);
    expect((times['[0]'] ?? 0) + (times['[1]'] ?? 0)).toBeGreaterThan(800);
  });

  it('is bounded, and so is its share of ways', () => {
    const corpus = new Corpus([]);
    for (let i = 0; i < 1000; i++) corpus.learn(`[${i}]`, news('a', [], `path ${i}`));
    expect(corpus.size).toBe(120);
    for (let i = 0; i < 1000; i++) corpus.learn(`["${i}"]`, news(`s${i}`));
    expect(corpus.size).toBe(400);
    expect(corpus.signals()).toHaveLength(1001);
  });
});

it('counts what an input showed that is not worth its time, and does not keep it', () => {
  const corpus = new Corpus([]);
  const news = { shape: 'new', branches: [], path: null, leads: [] };
  expect(corpus.learn('[1]', news, true)).toBe(false);
  expect(corpus.signals()).toEqual([1]);
  expect(corpus.inputs()).toEqual([]);
});
