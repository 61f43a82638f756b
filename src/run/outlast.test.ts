import { describe, expect, it } from 'vitest';
import { compileFreedoms } from '../compare/erase.js';
import type { Case } from '../model/case.js';
import type { Pair, Reach } from '../model/difference.js';
import type { Observation } from '../model/observation.js';
import type { Guest } from '../model/ports.js';
import { descend } from './descend.js';
import { Judge } from './judge.js';
import { Purse } from './purse.js';
import { reverify, type Again, type Reverified } from './reverify.js';
import type { Sides } from './sides.js';
import { EVERYTHING } from './where.js';

/** Seconds that a case has in a search, where it is judged, and where it is waited for by itself. */
const SEARCH = 0.25;
const WAIT = 4;
const LONG = 16;

type Side = (length: number) => { readonly seconds: number; readonly answer: string };

/** Time passes where a case takes it, and nowhere else. */
class World {
  readonly asked: { readonly input: string; readonly limit: number }[] = [];
  #now = 0;
  readonly clock = (): number => this.#now;

  guest(side: Side, limit: number): Guest {
    const run = (cases: readonly Case[]): Promise<readonly Observation[]> => Promise.resolve(cases.map((of): Observation => {
      const input = of.kind === 'call' ? of.input : '';
      const { seconds, answer } = side(input.length - 4);
      this.asked.push({ input, limit });
      this.#now += Math.min(seconds, limit) * 1000;
      return seconds > limit ? { kind: 'timedOut', text: 'never returns' } : { kind: 'returned', text: answer };
    }));
    return { exports: [], values: [], wrote: '', branches: 0, sandbox: 'none', run, refused: () => [], left: () => [], probed: () => [], unseen: () => [], close: () => Promise.resolve() };
  }
}

const call = (length: number): Case => ({ kind: 'call', operation: 'f', input: `["${'a'.repeat(length)}"]` });
const lengthOf = ({ case: of }: Pair): number => (of.kind === 'call' ? of.input.length - 4 : -1);
const quick: Side = (length) => ({ seconds: 0, answer: `→ ${length}` });
/** Twice as long with each character: 1 s for 20, 16 s for 24. */
const exponential: Side = (length) => ({ seconds: 2 ** (length - 20), answer: `→ ${length}` });

interface Setting {
  readonly lengths: readonly number[];
  readonly prior?: Side;
  readonly examples?: readonly number[];
  readonly reach?: (of: Case) => Reach;
  readonly shrink?: boolean;
  readonly again?: (again: Again) => Partial<Again>;
}

/** Searches, shrinks where that is asked for, and looks at the rows again. */
async function found({ lengths, prior = exponential, examples = [], reach = () => 'natural', shrink = false, again = () => ({}) }: Setting): Promise<Reverified & { readonly long: readonly number[] }> {
  const world = new World();
  const sides = (limit: number): Sides => ({ prior: world.guest(prior, limit), candidate: world.guest(quick, limit) });
  const judge = new Judge(sides(SEARCH), compileFreedoms([]), reach);
  await judge.decide(await judge.run(lengths.map(call)));
  const rows = await Promise.all(judge.book.list().map(async (row) => {
    if (!shrink) return row;
    const purse = new Purse();
    const { pair } = await descend(row.witness, { accepts: (p) => judge.difference(p) !== null }, {
      explorer: { within: (of) => of.kind === 'call' && /^\["a*"\]$/.test(of.input) }, judge, contract: EVERYTHING, known: { strings: new Set(), numbers: new Set(), keys: new Set(), required: new Set() }, rests: new Map(), executions: new Map(), over: () => purse.empty, late: () => false, untimed: (work) => work(), purse, progress: () => undefined,
    });
    return { ...row, witness: pair };
  }));
  const usual: Again = {
    noisy: new Set(), wait: WAIT, clock: world.clock, fresh: (use) => use(sides(WAIT)),
    patient: { seconds: LONG, waiting: () => undefined, examples: new Set(examples.map((n) => `f("${'a'.repeat(n)}")`)), fresh: (use) => use(sides(LONG)) },
  };
  const result = await reverify(rows, judge, { ...usual, ...again(usual) });
  return { ...result, long: world.asked.filter(({ limit, input }) => limit === LONG && input.length > 4).map(({ input }) => input.length - 4).filter((n, i, all) => all[i - 1] !== n) };
}

describe('the witness of a row in which a side never returns', () => {
  it('is the smallest where that hangs for as long as anybody waits', async () => {
    const endless: Side = (length) => ({ seconds: length > 5 ? Number.POSITIVE_INFINITY : 0, answer: `→ ${length}` });
    const { rows, long } = await found({ lengths: [9, 30], prior: endless, shrink: true });
    expect(rows).toMatchObject([{ cause: 'returns where it never returned', waited: { seconds: LONG, later: null } }]);
    expect([rows.map((row) => lengthOf(row.witness)), long]).toEqual([[6], [6]]);
  });

  it('is none that nearly returned, but one of those that led to it', async () => {
    const { rows, historical } = await found({ lengths: [60], shrink: true });
    expect(rows).toMatchObject([{ cause: 'returns where it never returned', waited: { seconds: LONG, later: null } }]);
    expect(exponential(lengthOf(rows[0]!.witness)).seconds).toBeGreaterThan(LONG);
    expect(historical).toEqual([]);
  });

  it('is an example, where one hangs so long', async () => {
    const { rows, long } = await found({ lengths: [21, 26, 28, 40], examples: [28] });
    expect([rows.map((row) => lengthOf(row.witness)), long]).toEqual([[28], [21, 28]]);
  });

  it('is no larger one far from daily use while one near to it hangs so long', async () => {
    const { rows } = await found({ lengths: [21, 26, 90], reach: (of) => (of.kind === 'call' && of.input.length > 80 ? 'exotic' : 'natural') });
    expect(rows.map((row) => [row.reach, lengthOf(row.witness)])).toEqual([['natural', 26]]);
  });

  it('is told by what it answers where it does answer, and otherwise than the other side', async () => {
    const { rows } = await found({ lengths: [22], prior: (length) => ({ ...exponential(length), answer: '→ "late"' }) });
    expect(rows).toMatchObject([{ cause: 'returns a number where it returned a string', witness: { prior: { text: '→ "late"' } } }]);
    expect(rows[0]?.waited).toBeUndefined();
  });
});

describe('a late answer, which may go by how late it is', () => {
  const late: Side = () => ({ seconds: 6, answer: '→ null' });

  it('gives way to an example that differs too', async () => {
    const { rows, long } = await found({ lengths: [21, 40, 60], prior: late, examples: [40] });
    expect([rows.map((row) => lengthOf(row.witness)), long]).toEqual([[40], [21, 40]]);
  });

  it('is shown where there is no example', async () => {
    const { rows, long } = await found({ lengths: [21, 40, 60], prior: late });
    expect([rows.map((row) => lengthOf(row.witness)), long]).toEqual([[21], [21]]);
  });
});

describe('where no case hangs for long', () => {
  it('what takes longer than a case is waited for is told to be slow, with what came of it', async () => {
    const { rows } = await found({ lengths: [21, 23] });
    expect(rows).toMatchObject([{ cause: 'returns where it took longer than 4 s', witness: { prior: { text: 'never returns' }, candidate: { text: '→ 23' } }, waited: { seconds: WAIT, later: '→ 23' } }]);
  });

  it('what returns in the time that a case has is no row, and does not go by what ran before either', async () => {
    expect(await found({ lengths: [19, 21] })).toMatchObject({ rows: [], historical: [] });
  });

  it('what returns at once is told to go by what ran before', async () => {
    let first = true;
    const worn: Side = (length) => ({ seconds: first ? 60 : 0, answer: `→ ${length}` });
    const { rows, historical } = await found({ lengths: [3], prior: worn, again: () => {
      first = false;
      return {};
    } });
    expect([rows, historical]).toEqual([[], [call(3)]]);
  });
});

describe('waiting', () => {
  it('ends when the run does: what hangs in the time that any case has is a row all the same', async () => {
    let asked = 0;
    const { rows, long } = await found({ lengths: [30], again: ({ patient }) => ({ patient: { ...patient!, fresh: async () => (asked++, null) } }) });
    expect([asked, long]).toEqual([1, []]);
    expect(rows).toMatchObject([{ cause: 'returns where it never returned', waited: { seconds: WAIT, later: null } }]);
  });

  it('is not begun where a case has as long anyway', async () => {
    expect((await found({ lengths: [30], again: () => ({ patient: null }) })).rows).toMatchObject([{ waited: { seconds: WAIT, later: null } }]);
    expect(await found({ lengths: [21], again: () => ({ patient: null }) })).toMatchObject({ rows: [], historical: [] });
  });

  it('is done a few times in a run, and no more', async () => {
    const world = new World();
    const sides = (limit: number): Sides => ({ prior: world.guest(exponential, limit), candidate: world.guest(quick, limit) });
    const judge = new Judge(sides(SEARCH), compileFreedoms([]), () => 'natural');
    await judge.decide(await judge.run(Array.from({ length: 6 }, (_, i): Case => ({ ...call(30), operation: `f${i}` }))));
    const again: Again = { noisy: new Set(), wait: WAIT, clock: world.clock, fresh: (use) => use(sides(WAIT)), patient: { seconds: LONG, waiting: () => undefined, examples: new Set(), fresh: (use) => use(sides(LONG)) } };
    const { rows } = await reverify(judge.book.list(), judge, again);
    expect(rows.map((row) => row.waited?.seconds)).toEqual([LONG, LONG, WAIT, WAIT, WAIT, WAIT]);
  });
});
