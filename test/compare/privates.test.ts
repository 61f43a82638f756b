import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, scratch, type Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

const PRIOR = `export class Cart {
  private items: { sku: string; cents: number }[] = [];
  constructor(private readonly currency = 'EUR', readonly limit = 10) {}
  add(sku: string, cents: number): number { this.items.push({ sku, cents }); return this.items.length; }
  total(): string { return this.items.reduce((sum, item) => sum + item.cents, 0) + this.currency; }
}
class Big extends Cart { protected note = 'n'; size = 1; }
export function big(): Cart { return new Big(); }
`;
/** The same to whoever uses it, with all that is its own kept otherwise. */
const REWRITTEN = `export class Cart {
  private sums: number[] = [];
  protected last = '';
  #currency: string;
  readonly limit: number;
  constructor(currency = 'EUR', limit = 10) { this.#currency = currency; this.limit = limit; }
  add(sku: string, cents: number): number { this.last = sku; return this.sums.push(cents); }
  total(): string { return this.helped() + this.#currency; }
  private helped(): number { let sum = 0; for (const cents of this.sums) sum += cents; return sum; }
}
class Big extends Cart { private text = 'n'; size = 1; }
export function big(): Cart { return new Big(); }
`;

describe('what a class declares to be private', () => {
  it('is nobody else\'s business: a rewrite keeps it as it likes', async () => {
    const result = await work.differ('own.ts', [PRIOR, REWRITTEN], { executions: 1200 });
    expect(result.clusters.map((c) => c.difference.operation)).toEqual([]);
    expect([result.planted, result.caught]).toEqual([4, 4]);
  });

  it('is what a comment says in JavaScript, also once branches are counted', async () => {
    const source = (field: string): string => `export class Stack { constructor() { /** @private */ this.${field} = []; } push(/** @type {number} */ n) { return n > 5 ? this.${field}.push(n) : 0; } size() { return this.${field}.length; } }`;
    const result = await work.differ('tagged.js', [source('_items'), source('_all')], { executions: 2400 });
    expect([result.clusters.map((c) => c.difference.path), codes(result).filter((code) => code !== 'OPERATION-TYPED-BY-USE')]).toEqual([[], []]);
    expect(result.search.branches?.prior.reached).toBeGreaterThan(0);
  });

  it('is so of what was made of it, where nothing says it any more and a tool has named the class, whichever side says it', async () => {
    const source = 'export class Stack { private all: number[] = []; constructor(private readonly most = 3) {} push(n: number): number { return this.all.length < this.most ? this.all.push(n) : 0; } top(): Stack { return this; } }\n';
    const made = '/** @typedef {number} Item */\nvar Stack2 = class { constructor(most = 3) { this.most = most; this.all = []; } push(/** @type {Item} */ n) { return this.all.length < this.most ? this.all.push(n) : 0; } top() { return this; } };\nexport { Stack2 as Stack };\n';
    work.write({ 'src/stack.ts': source, 'dist/stack.js': made });
    for (const [prior, candidate] of [['src/stack.ts', 'dist/stack.js'], ['dist/stack.js', 'src/stack.ts']] as const) {
      const result = await work.compare({ prior, candidate, executions: 300, seed: 1 });
      expect(result.clusters.map((c) => [c.difference.operation, c.difference.path])).toEqual([]);
    }
  });

  it('is what the declarations of the prior do not name, where it is JavaScript', async () => {
    const prior = 'exports.Stack = class Stack { constructor(most) { this.most = most; this._items = []; this.pushed = 0; } push(n) { this.pushed++; return this._items.length < this.most ? this._items.push(n) : 0; } };\n';
    const types = 'export class Stack { constructor(most: number); readonly most: number; push(n: number): number; }\n';
    const candidate = 'export class Stack { readonly #all: number[] = []; open = true; constructor(readonly most: number) {} push(n: number): number { return this.#all.length < this.most ? this.#all.push(n) : 0; } }\n';
    work.write({ 'old/stack.cjs': prior, 'old/stack.d.cts': types, 'new/stack.ts': candidate });
    const result = await work.compare({ prior: 'old/stack.cjs', candidate: 'new/stack.ts', executions: 100, seed: 1 });
    expect(result.clusters.map(({ difference: { path, change } }) => `${path} ${change}`)).toEqual(['result.open added']);
    // They are not passed over in silence.
    expect(result.findings.find(({ code }) => code === 'FIELDS-UNDECLARED')?.message).toContain('pushed and _items of Stack.');
  });

  it('counts by what its methods give', async () => {
    const result = await work.differ('wrong.ts', [PRIOR, REWRITTEN.replace('this.last = sku; return', 'if (sku === this.last) return 1; this.last = sku; return')], { executions: 3000 });
    expect(result.clusters.map((c) => c.difference.operation)).toContain('Cart.total');
  });

  it('leaves in sight what is not', async () => {
    const result = await work.differ('seen.ts', [PRIOR, REWRITTEN.replace('this.limit = limit', 'this.limit = limit + 1').replace('size = 1', 'size = 2')], { executions: 600 });
    expect(result.clusters.map((c) => [c.difference.operation, c.difference.path])).toEqual(expect.arrayContaining([['Cart', 'result.limit'], ['big', 'result.size']]));
  });

  it('may be a field on one side, and a getter over what is hidden on the other: what it reads is compared', async () => {
    const held = 'export class Counter { value: number; constructor(start: number) { this.value = start; } add(n: number): this { this.value += n; return this; } }\n';
    const hidden = 'export class Counter { #value: number; constructor(start: number) { this.#value = start; } get value(): number { return this.#value; } add(n: number): this { this.#value += n; return this; } }\n';
    const rows = async (...sides: [string, string]): Promise<readonly string[]> => (await work.differ('counter.ts', sides, { executions: 600, seed: 1 })).clusters.map(({ difference: { operation, path, change } }) => `${operation} ${path} ${change}`);
    expect(await rows(held, hidden)).toEqual(['Counter result.value removed']);
    expect(await rows(hidden, held)).toEqual(['Counter result.value added']);
    expect(await rows(held, hidden.replace('+= n;', '+= n > 99 ? n + 1 : n;'))).toEqual(['Counter.value result value', 'Counter result.value removed']);
  });
});
