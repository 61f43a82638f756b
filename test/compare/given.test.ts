import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, parseCase } from '../../src/value/case.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const BUS = `export class Bus {
  #listeners: ((value: number) => void)[] = [];
  on(listener: (value: number) => void): () => void {
    this.#listeners.push(listener);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.#listeners.splice(this.#listeners.indexOf(listener), 1);
    };
  }
  emit(value: number): number { for (const each of [...this.#listeners]) each(value); return this.#listeners.length; }
}
`;
const GRID = `interface Cell { value(): number; add(by: number): Cell; drop(): void }
export class Grid {
  #cells: number[] = [0, 0];
  cell(at: 0 | 1): Cell {
    const cells = this.#cells;
    return { value: () => cells[at] ?? 0, add(by) { cells[at] = (cells[at] ?? 0) + by; return this; }, drop() { cells[at] = 0; } };
  }
}
`;
const STORE = `export function createStore(start: number) {
  let state = start;
  const listeners = new Set<() => void>();
  return {
    set(to: number) { state = to; for (const each of listeners) each(); },
    subscribe(listener: () => void) { const own = () => listener(); listeners.add(own); return () => { listeners.delete(own); }; },
    get state() { return state; },
  };
}
`;
const VERSION = `export class Version {
  #major: number;
  #looked = 0;
  constructor(major: number) { this.#major = major; }
  next(): Version { const made = new Version(this.#major + 1); made.#looked = this.#looked + 1; return made; }
  text(): string { return this.#looked > 0 ? 'v' + this.#major : 'first'; }
}
`;
const QUEUE = `export class Queue {
  #busy = 0;
  #waiting: (() => void)[] = [];
  constructor(readonly most: number) {}
  async run(work: () => Promise<number>): Promise<number> {
    if (this.#busy >= Math.max(1, this.most)) await new Promise<void>((go) => { this.#waiting.push(go); });
    this.#busy++;
    try { return await work(); } finally { this.#busy--; this.#waiting.shift()?.(); }
  }
}
`;
const LIMIT = `export class Limit {
  #most = 10;
  get most(): number { return this.#most; }
  set most(to: number) { if (to < 0) throw new RangeError('most'); this.#most = Math.floor(to); }
  get readOnly(): number { return 1; }
}
`;

describe('what a step of a session gives', () => {
  it.each<readonly [what: string, prior: string, change: readonly [from: string, to: string], witness: RegExp]>([
    ['a function that ends a subscription', BUS, ['if (done) return;', 'if (done) this.#listeners.pop();'], /^bus = new Bus\(\); got1 = bus\.on\(.*; got1\(\); .*got1\(\); bus\.emit\(/],
    ['a part that goes on beside the whole', GRID, ['cells[at] = 0;', 'cells.fill(0);'], /^grid = new Grid\(\); got1 = grid\.cell\(.*got2 = grid\.cell\(.*got\d\.drop\(\)/],
    ['what a factory makes', STORE, ['listeners.delete(own)', 'listeners.clear()'], /^it = createStore\(\d+\); .*got1 = it\.subscribe\(.*got1\(\); it\.set\(/],
    ['a new instance of the class, while the old one stays', VERSION, [`'v' +`, `'V' +`], /^version = new Version\(\d+\); got1 = version\.next\(\); got1\.text\(\)$/],
  ])('is asked later: %s', async (name, prior, [from, to], witness) => {
    expect(prior.split(from)).toHaveLength(2);
    const { clusters } = await work.differ(`${name.replaceAll(' ', '-')}.ts`, [prior, prior.replace(from, to)], { executions: 2500 });
    expect(clusters.map((c) => caseText(c.witness.case))).toEqual(expect.arrayContaining([expect.stringMatching(witness)]));
    for (const c of clusters) expect(parseCase(caseText(c.witness.case))).toEqual(c.witness.case);
  });

  it('is not waited for by what comes next, where it is promised', async () => {
    const { clusters } = await work.differ('queue.ts', [QUEUE, QUEUE.replace('#busy >=', '#busy >')], { executions: 800 });
    expect(clusters.map((c) => caseText(c.witness.case))).toEqual([expect.stringMatching(/^queue = new Queue\(\d\); void queue\.run\(.*; void queue\.run\(/)]);
  });

  it('is no difference where both go on alike', async () => {
    const { clusters } = await work.differ('same.ts', [BUS, BUS.replace('let done = false;', 'let open = true;').replace('if (done) return;', 'if (!open) return;').replace('done = true;', 'open = false;')], { executions: 1500 });
    expect(clusters).toEqual([]);
  });
});

describe('a property with a setter', () => {
  it('is given values of its type', async () => {
    const { clusters } = await work.differ('limit.ts', [LIMIT, LIMIT.replace('to < 0', 'to <= 0').replace('Math.floor', 'Math.ceil')], { executions: 800 });
    expect(clusters.map((c) => caseText(c.witness.case)).toSorted()).toEqual([expect.stringMatching(/^limit = new Limit\(\); limit\.most = -?0$/), expect.stringMatching(/^limit = new Limit\(\); limit\.most = [\d.]+; limit\.most$/)]);
  });
});
