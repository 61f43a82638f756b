import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText, parseCase } from '../../src/value/case.js';
import { scratch, type Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const EMITTER = `type Listener = (...args: number[]) => void;
export class Emitter {
  #listeners = new Map<string, Listener[]>();
  on(event: string, listener: Listener): void { this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]); }
  off(event: string, listener: Listener): boolean {
    const list = this.#listeners.get(event) ?? [];
    const at = list.indexOf(listener);
    if (at < 0) return false;
    list.splice(at, 1);
    return true;
  }
  emit(event: string, value: number): number {
    const list = this.#listeners.get(event) ?? [];
    for (const listener of list) listener(value);
    return list.length;
  }
}
`;
const SELECTION = `interface Item { id: number; name: string }
export class Selection {
  #items: Item[] = [];
  add(item: Item): number { return this.#items.push(item); }
  remove(item: Item): boolean {
    const at = this.#items.indexOf(item);
    if (at < 0) return false;
    this.#items.splice(at, 1);
    return true;
  }
  get names(): string[] { return this.#items.map((item) => item.name); }
}
`;

const MONEY = `export class Money {
  constructor(readonly cents: number, readonly currency: string = 'EUR') {}
  isMore(other: Money): boolean { return this.cents > other.cents; }
}
export class Account {
  #balance: number;
  constructor(start: number) { this.#balance = start; }
  get balance(): number { return this.#balance; }
  static richest(list: Account[]): number { return Math.max(...list.map((each) => each.#balance)); }
}
export function total(list: Money[]): number { return list.reduce((sum, each) => sum + (each instanceof Money ? each.cents : NaN), 0); }
`;

describe('what takes instances of the module\'s own classes', () => {
  it('is given such, as their constructors make them', async () => {
    const { clusters, findings } = await work.differ('money.ts', [MONEY, MONEY.replace('this.cents > other', 'this.cents >= other').replace('Math.max', 'Math.min').replace('sum + (', 'sum - (')], { executions: 1200 });
    expect(clusters.map((c) => caseText(c.witness.case)).toSorted()).toEqual([
      expect.stringMatching(/^Account\.richest\(\[new Account\(-?[\d.]+\), new Account\(-?[\d.]+\)\]\)$/), expect.stringMatching(/^money = new Money\((.+)\); money\.isMore\(new Money\(\1\)\)$/), expect.stringMatching(/^total\(\[new Money\([^()]+\)\]\)$/),
    ]);
    expect(findings.map((f) => f.code)).not.toContain('PARAMETER-NOT-INVENTED');
  });
});

const RATED = `export class Rate { constructor(readonly per: number) {} }
export class Price { constructor(readonly cents: number, readonly rate?: Rate) {} }
export function sum(list: Price[]): number { return list.reduce((all, each) => all + (each instanceof Price ? each.cents * (each.rate instanceof Rate ? each.rate.per : 1) : NaN), 0); }
`;

describe('one export of several', () => {
  it('is given instances of the classes beside it, and these of others', async () => {
    const { clusters, findings, operations } = await work.differ('rated.ts', [RATED, RATED.replace('each.rate.per :', 'each.rate.per + 1 :')], { export: 'sum', executions: 600 });
    expect(operations.map((o) => o.name)).toEqual(['sum']);
    expect(clusters.map((c) => caseText(c.witness.case))).toEqual([expect.stringMatching(/^sum\(\[new Price\(\d+, new Rate\(\d+\)\)\]\)$/)]);
    expect(findings.map((f) => f.code)).not.toContain('PARAMETER-NOT-INVENTED');
  });
});

const POINT = `export default class Point {
  constructor(readonly x: number, readonly y: number) {}
  isNear(other: Point): boolean { return other instanceof Point && Math.abs(this.x - other.x) + other.y * 0 < 5; }
}
`;

describe('a class that is the default export', () => {
  it('is made as an argument, of all that it wants', async () => {
    const { clusters, findings } = await work.differ('point.ts', [POINT, POINT.replace('< 5', '<= 5')], { executions: 600 });
    expect(clusters.map((c) => caseText(c.witness.case))).toEqual([expect.stringMatching(/^point = new Point\(\d, \d\); point\.isNear\(new Point\(\d, \d\)\)$/)]);
    expect(findings.map((f) => f.code)).not.toContain('PARAMETER-NOT-INVENTED');
  });
});

describe('what goes by identity', () => {
  it.each([
    ['listeners', EMITTER, 'splice(at, 1)', 'splice(at, 2)'],
    ['records', SELECTION, 'splice(at, 1)', 'splice(0, 1)'],
  ])('is tried with the very value of an earlier step: %s', async (name, prior, from, to) => {
    const { clusters } = await work.differ(`${name}.ts`, [prior, prior.replace(from, to)], { executions: 1500 });
    expect(clusters).not.toEqual([]);
    for (const { witness } of clusters) {
      expect(caseText(witness.case)).toMatch(/&1 .*\*1/);
      expect(parseCase(caseText(witness.case))).toEqual(witness.case);
    }
  });

  it('is no difference where both go by it', async () => {
    const { clusters } = await work.differ('same.ts', [EMITTER, EMITTER.replace('list.splice(at, 1);', 'this.#listeners.set(event, list.filter((_, i) => i !== at));')], { executions: 1500 });
    expect(clusters).toEqual([]);
  });
});
