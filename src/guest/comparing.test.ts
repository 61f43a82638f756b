import { describe, expect, it } from 'vitest';
import { createComparing } from './comparing.js';

const comparing = createComparing(20, 64);
const subject = globalThis as unknown as {
  __holdfast_compared(operator: number, site: number, a: unknown, b: unknown): boolean;
  __holdfast_held(of: unknown): unknown;
  __holdfast_sought(kind: number, site: number, what: unknown): unknown;
  __holdfast_keyed(site: number, table: unknown, key: unknown): unknown;
};
const WITHIN = 3;
const [SAME, BELOW] = [0, 4];

/** What one case shows that compares these at one site. */
function show(site: number, ...pairs: readonly (readonly [unknown, unknown])[]) {
  for (const [a, b] of pairs) subject.__holdfast_compared(SAME, site, a, b);
  const near = comparing.near();
  return { near, leads: comparing.leads(near.length > 0) };
}

describe('how near a comparison came', () => {
  it('is of texts how much of their beginning is the same, and farthest where there is none', () => {
    const [missing, other, first, two] = [[undefined, 'users'], ['page', 'users'], ['up', 'users'], ['us', 'users']].map((pair) => show(0, pair as [unknown, unknown]).near[0]) as [number, number, number, number];
    expect([missing > other, other > first, first > two]).toEqual([true, true, true]);
  });

  it('is of numbers the power of two between them', () => {
    const [far, close] = [show(1, [1, 4000]).near[0], show(1, [3999, 4000]).near[0]] as [number, number];
    expect(far).toBeGreaterThan(close);
  });

  it('of a character behind the end is that it is not there, and leads to one more', () => {
    const past = show(10, [Number.NaN, 43]);
    expect(past.leads).toEqual([['', '+']]);
    expect(past.near[0]).toBeGreaterThan(show(10, [42, 43]).near[0] as number);
    expect(show(11, [Number.NaN, 0.5]).leads).toEqual([]);
  });

  it('is told of a distance that few cases had shown', () => {
    for (let i = 0; i < 64; i++) expect(show(2, ['a', 'b']).near).toHaveLength(1);
    expect(show(2, ['a', 'b'])).toEqual({ near: [], leads: [] });
  });
});

describe('what was compared', () => {
  it('is told the rarest first, and of what is as rare the deepest', () => {
    const compare = (...sites: readonly number[]) => {
      for (const site of sites) subject.__holdfast_compared(SAME, site, `a${site}`, 'b');
      return comparing.leads(true).map(([a]) => a);
    };
    expect(compare(16, 17, 18)).toEqual(['a18', 'a17', 'a16']);
    compare(18);
    compare(18, 16);
    expect(compare(16, 17, 18)).toEqual(['a17', 'a16', 'a18']);
  });
});

describe('what something is looked up in', () => {
  const table = { first: 1, second: 8, third: 15 };
  const look = (...keys: readonly unknown[]) => {
    for (const key of keys) expect(subject.__holdfast_keyed(8, table, key)).toBe(key);
    const near = comparing.near();
    return { near, leads: comparing.leads(near.length > 0) };
  };

  it('is as many branches as it has keys, of which a case may reach several', () => {
    const [first, second, both] = [look('first').near, look('second').near, look('first', 'second', 'first').near];
    expect([first.length, second.length]).toEqual([1, 1]);
    expect(both).toEqual([...first, ...second]);
    expect(look('third').near).not.toEqual(first);
  });

  it('leads from what is not there to what is, one after the other', () => {
    const wanted = new Set(Array.from({ length: 6 }, () => look('none').leads.map(([from, to]) => `${from} ${to}`)).flat());
    expect(wanted).toEqual(new Set(['none first', 'none second', 'none third']));
  });

  it('is told of while few cases have shown it', () => {
    for (let i = 0; i < 62; i++) look('third');
    expect(look('third').near).toHaveLength(1);
    expect(look('third').near).toEqual([]);
  });

  it('is left alone where it is no table: of a symbol, a proxy, a list', () => {
    const trapped = new Proxy(table, { ownKeys: () => { throw new Error('looked at'); } });
    for (const [of, key] of [[trapped, 'first'], [[1, 2], '0'], [null, 'first'], [table, Symbol.iterator], [table, 1]] as const) expect(subject.__holdfast_keyed(10, of, key)).toBe(key);
    expect(comparing.near()).toEqual([]);
    comparing.leads(false);
  });

  it('may be a list, a set or a map: which member was found', () => {
    const search = (within: unknown, what: unknown): number[] => {
      subject.__holdfast_held(within);
      expect(subject.__holdfast_sought(WITHIN, 12, what)).toBe(what);
      const near = comparing.near();
      comparing.leads(true);
      return near;
    };
    const lists = [['a', 'b'], new Set(['a', 'b']), new Map([['a', 1], ['b', 2]])].map((within) => [search(within, 'a'), search(within, 'b')]);
    expect(lists).toEqual(lists.map(() => lists[0]));
    expect(lists[0]?.[0]).toHaveLength(1);
    expect(lists[0]?.[0]).not.toEqual(lists[0]?.[1]);
    expect(search(['a', 'b'], 'c')).toEqual([]);
    expect(search('a text', 'text')).toEqual([]);
  });
});

describe('a text that was held against an expression', () => {
  const EXPRESSION = 6;
  const against = (held: unknown, what: unknown, wanted = true) => {
    subject.__holdfast_held(held);
    expect(subject.__holdfast_sought(EXPRESSION, 14, what)).toBe(what);
    return { near: comparing.near(), leads: comparing.leads(wanted) };
  };

  it('leads to what matches, whichever of the two was asked', () => {
    expect(against('22', /^-?\d+$/gi)).toEqual({ near: [], leads: [['22', String.raw`^-?\d+$`, 'i']] });
    expect(against(/^a.b$/su, 'x').leads).toEqual([['x', '^a.b$', 'su']]);
  });

  it('leads nowhere where it is none, or long', () => {
    for (const [held, what] of [['a', 'b'], [['a'], /a/], [{ test: 1 }, 'a'], ['a'.repeat(121), /a/], ['a', new RegExp('a'.repeat(2001))]]) expect(against(held, what).leads).toEqual([]);
  });

  it('hides no comparison that stood in the way before', () => {
    subject.__holdfast_compared(SAME, 15, 'sum', 'other');
    expect(against('22', /a/, false).leads).toEqual([['sum', 'other']]);
  });
});

describe('a comparison that hardly ever holds', () => {
  it('is told, less often the oftener it fails', () => {
    const told = Array.from({ length: 1000 }, (_, i) => show(3, [`a${i}`, `b${i}`])).map(({ leads }, i) => [i, leads.length] as const).filter(([i, leads]) => i >= 64 && leads === 1);
    expect(told.length).toBeGreaterThan(60);
    expect(told.filter(([i]) => i < 200).length).toBeGreaterThan(told.filter(([i]) => i >= 800).length);
    expect(show(4, ['x', 'y']).leads).toEqual([['x', 'y']]);
  });

  it('is another than one that holds now and then, or that orders', () => {
    const sums = { often: 0, ordered: 0 };
    for (let i = 0; i < 500; i++) {
      sums.often += show(5, i % 2 === 0 ? ['a', 'a'] : ['a', 'b']).leads.length;
      subject.__holdfast_compared(BELOW, 6, 'a', 'b');
      sums.ordered += comparing.leads(false).length;
    }
    expect(sums).toEqual({ often: 64, ordered: 0 });
  });
});
