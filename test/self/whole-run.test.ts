import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ClusterBook } from '../../src/compare/clusters.js';
import { Problem } from '../../src/host/problem.js';
import type { Implementation } from '../../src/model/implementation.js';
import type { Observation } from '../../src/model/observation.js';
import { codes, scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { answering, runBroken } from './broken.js';

/** What a text loses before it is compared; set by a test that makes the comparison blind. */
const blind = vi.hoisted(() => ({ to: null as ((text: string) => string) | null, frees: false }));

vi.mock('../../src/compare/differences.js', async (original) => {
  const real = await original<typeof import('../../src/compare/differences.js')>();
  const through = (o: Observation): Observation => ({ ...o, text: blind.to === null ? o.text : blind.to(o.text) });
  const differences: typeof real.differences = (pair, free) => real.differences({ ...pair, prior: through(pair.prior), candidate: through(pair.candidate) }, free);
  return { ...real, differences, firstDifference: (...args: Parameters<typeof real.firstDifference>) => differences(...args)[0] ?? null };
});
vi.mock('../../src/compare/erase.js', async (original) => {
  const real = await original<typeof import('../../src/compare/erase.js')>();
  const compileFreedoms: typeof real.compileFreedoms = (...args) => {
    const free = real.compileFreedoms(...args);
    return blind.frees ? { ...free, same: () => true } : free;
  };
  return { ...real, compileFreedoms };
});

let work: Scratch;
beforeAll(() => {
  work = scratch();
  // The answers are numbers: what the broken comparison is blind to is nowhere in them.
  work.write({ 'old.js': 'export const f = (n) => n * 2;\n', 'new.js': 'export const f = (n) => n + n;\n' });
});
afterAll(() => work.remove());
beforeEach(() => {
  Object.assign(blind, { to: null, frees: false });
  vi.restoreAllMocks();
});

const asIs = <T>(subject: T): T => subject;

describe('a whole run with nothing broken', () => {
  it('is trusted', async () => {
    expect(await runBroken(work, asIs)).toMatchObject({ verdict: 'none-found', planted: 2, caught: 2 });
  });
});

describe('a comparison that is blind makes the run invalid', () => {
  it.each<[what: string, to: (text: string) => string, missed: RegExp]>([
    ['what a Map holds', (t) => t.replaceAll(/new Map\(\[.*\]\)/g, 'new Map([])'), /a value in a Map, a difference in a key of a Map/],
    ['what a Set holds', (t) => t.replaceAll(/new Set\(\[.*\]\)/g, 'new Set([])'), /an item of a Set/],
    ['dates', (t) => t.replaceAll(/new Date\("[^"]*"\)/g, 'new Date(0)'), /a date/],
    ['messages', (t) => t.replaceAll(/Error\("[^"]*"/g, 'Error("'.concat('"')), /a message/],
    ['causes', (t) => t.replaceAll(/, \{cause: .*?\}/g, ''), /a cause/],
    ['classes', (t) => t.replaceAll(/[A-Z]\w+ \{/g, 'X {'), /a class/],
    ['buffers', (t) => t.replaceAll(/new \w+Array\(\[.*?\]\)/g, 'new Uint8Array([])'), /a byte.*a kind of buffer/],
    ['expressions', (t) => t.replaceAll(/\/a\/[gi]/g, '/a/'), /an expression/],
    ['the sign of zero', (t) => t.replaceAll('-0', '0'), /the sign of zero/],
    ['holes', (t) => t.replaceAll('[1, , 3]', '[1, undefined, 3]'), /a hole/],
    ['keys that hold undefined', (t) => t.replaceAll(/, \w+: undefined/g, ''), /an undefined property/],
    ['the order of keys', (t) => t.replaceAll('{b: 2, a: 1}', '{a: 1, b: 2}'), /the order of keys/],
    ['arguments', (t) => t.replace(/; args\[.*$/, ''), /an argument/],
    ['the console', (t) => t.replace(/; console\..*$/, ''), /the console/],
    ['callbacks', (t) => t.replace(/; calls .*$/, ''), /a callback/],
    ['promises', (t) => t.replace('; async', ''), /a promise/],
    ['sharing', (t) => t.replace('[&1 {}, *1]', '[{}, {}]'), /sharing/],
    ['everything', () => '→ 1', /a wrong value of f/],
  ])('%s', async (_, to, missed) => {
    blind.to = to;
    const result = await runBroken(work, asIs);
    expect(result.verdict).toBe('invalid');
    expect(result.findings.find((f) => f.code === 'SELF-CHECK-FAILED')?.message).toMatch(missed);
  });
});

describe('a judge that loses what was seen makes the run invalid', () => {
  it.each<[what: string, lose: () => void]>([
    ['a freedom that nobody declared', () => { blind.frees = true; }],
    ['clusters that are not kept', () => { vi.spyOn(ClusterBook.prototype, 'add').mockReturnValue(false); }],
    ['a list that leaves rows out', () => { vi.spyOn(ClusterBook.prototype, 'list').mockReturnValue([]); }],
    ['rows that are lost when they are listed', () => { vi.spyOn(ClusterBook.prototype, 'list').mockReturnValue([]); }],
  ])('%s', async (_, lose) => {
    lose();
    const result = await runBroken(work, asIs);
    expect(result.verdict).toBe('invalid');
    expect(codes(result)).toContain('SELF-CHECK-FAILED');
  });
});

describe('a way to the subject that is broken makes the run invalid', () => {
  it('replies that are dropped', async () => {
    const result = await runBroken(work, answering((run) => async (cases) => (await run(cases)).slice(cases.length > 1 ? 1 : 0)));
    expect(result).toMatchObject({ verdict: 'invalid' });
    expect(result.findings.find((f) => f.code === 'INTERNAL')?.message).toMatch(/replies came to/);
  });

  it.each(['old.js', 'new.js'])('replies of %s that are swapped', async (side) => {
    const result = await runBroken(work, answering((run, of) => async (cases) => {
      const replies = await run(cases);
      return of === side && replies.length > 1 ? [replies[1], replies[0], ...replies.slice(2)] as Observation[] : replies;
    }));
    expect(result.verdict).toBe('invalid');
    expect(result.findings.find((f) => f.code === 'SELF-CHECK-FAILED')?.message).toMatch(/replies of the \w+ that came to other cases/);
  });

  it('replies that our own machinery made up', async () => {
    const result = await runBroken(work, answering((run, of) => async (cases) => (of === 'new.js' ? cases.map(() => ({ kind: 'couldNotRun', text: 'nobody is there' })) : run(cases))));
    expect(result.verdict).toBe('invalid');
    expect(codes(result)).toContain('INTERNAL');
  });

  it('the prior in the place of the candidate', async () => {
    let prior: Implementation | undefined;
    const twice = runBroken(work, (subject) => ({
      ...subject,
      start: (implementation, options) => {
        prior ??= implementation;
        return subject.start(prior, options);
      },
    }));
    await expect(twice).rejects.toThrow(Problem);
    await expect(twice).rejects.toThrow(/In the place of new\.js another implementation was started/);
  });
});
