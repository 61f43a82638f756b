import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typed } from '../../test/types/implementation.js';
import { typesAdapter, type Checker } from './adapter.js';
import { readUnassignable } from './checker/assignable.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'holdfast-assignable-')); });
afterAll(() => rmSync(folder, { recursive: true }));

const SIGNATURE = `export interface Item { sku: string; cents: number }
export function total(items: Item[], coupon?: string): number
export class Cart { constructor(limit: number); add(item: Item): boolean; get size(): number }`;

let count = 0;
async function unfit(candidate: string, { signature = SIGNATURE, names = ['total', 'Cart'], ending = 'ts' }: { readonly signature?: string; readonly names?: readonly string[]; readonly ending?: string } = {}): Promise<{ readonly messages: readonly string[]; readonly loaded: boolean }> {
  const [own, wanted] = [path.join(folder, `${++count}.${ending}`), path.join(folder, `${count}-signature.d.ts`)];
  writeFileSync(own, candidate);
  writeFileSync(wanted, signature);
  let loaded = false;
  const loadChecker = async (): Promise<Checker> => {
    loaded = true;
    const never = (): never => { throw new Error('not asked for'); };
    return { readUnassignable, readDeclared: never, readSurface: never, readSignatureText: never };
  };
  const adapter = typesAdapter({ cacheFolder: path.join(folder, 'cache'), loadChecker });
  const found = await adapter.unassignable(typed(own), typed(wanted), names);
  return { messages: found.map((f) => f.message), loaded };
}

const CART = 'export class Cart { #all = 0; constructor(readonly limit: number, private log = console) {} add(item: { sku: string }): boolean { return true; } get size(): number { return this.#all; } }\n';

describe('exports that are not assignable to a signature', () => {
  it.each([
    ['takes more and promises more', `export const total = (items: readonly { sku: string }[], coupon: string | null = null, more?: number): 1 | 2 => 1;\n${CART}`],
    ['has other names of parameters', `export function total(list: { sku: string; cents: number }[], code?: string): number { return 0; }\n${CART}`],
    ['has enumerations and brands where the signature has what they are of', `declare const brand: unique symbol;\nexport type Cents = number & { readonly [brand]: 'Cents' };\nexport enum Kind { A = 'a', B = 'b' }\nexport function total(items: readonly { readonly sku: string; readonly cents: Cents }[], coupon?: string): Cents { return 0 as Cents; }\n${CART}`],
    ['says nothing of its types', `export function total(items, coupon) { return 0 as any; }\n${CART}`],
    ['lacks one, which is a matter of calling it', CART],
  ])('are none where a candidate %s', async (_, candidate) => {
    expect((await unfit(candidate)).messages).toEqual([]);
  });

  it.each([
    ['gives another value', 'export function total(items: { sku: string }[]): string { return ""; }\n', ["Type 'string' is not assignable to type 'number'"]],
    ['wants what the spec does not promise', 'export function total(items: { sku: string; cents: number; tax: number }[]): number { return 0; }\n', ['tax']],
    ['wants a second argument', 'export function total(items: object[], coupon: string): number { return 0; }\n', ["'undefined' is not assignable to type 'string'"]],
    ['is no function', 'export const total = 5;\n', ["Type 'number' is not assignable"]],
  ])('are told where one %s', async (_, candidate, words) => {
    const { messages } = await unfit(candidate + CART);
    expect(messages).toHaveLength(1);
    for (const word of ['total: ', ...words]) expect(messages[0]).toContain(word);
    expect(messages[0]).not.toContain(folder);
  });

  it('are none of classes that give the same, though what they give is only read', async () => {
    const signature = 'export class Bag { constructor(n: number); get all(): string[]; list(): string[]; static of(n: number): string[] }';
    const bag = 'export class Bag { constructor(n: number) {} get all(): readonly string[] { return []; } list(): readonly string[] { return []; } static of(n: number): readonly string[] { return []; } }\n';
    expect((await unfit(bag, { signature, names: ['Bag'] })).messages).toEqual([]);
    for (const [right, wrong] of [['get all(): readonly string[]', 'get all(): readonly number[]'], ['of(n: number): readonly string[]', 'of(n: string): readonly string[]']] as const) expect((await unfit(bag.replace(right, wrong), { signature, names: ['Bag'] })).messages).toHaveLength(1);
  });

  it('are told of classes, by what lacks', async () => {
    const { messages } = await unfit(`export function total(items: object[], coupon?: string): number { return 0; }\nexport class Cart { constructor(limit: number) {} add(): boolean { return true; } }\n`);
    expect(messages).toEqual([expect.stringMatching(/^Cart: .*size/)]);
  });

  it('are looked for in the default export, where one operation is asked for', async () => {
    const of = async (text: string): Promise<readonly string[]> => (await unfit(text, { names: ['total'] })).messages;
    expect(await of('export default function (items: object[], coupon?: string): number { return 0; }\n')).toEqual([]);
    expect(await of('export default function (items: object[], coupon?: string): string { return ""; }\n')).toHaveLength(1);
  });

  it('are none where the code alone says what it takes, behind a candidate in TypeScript', async () => {
    writeFileSync(path.join(folder, 'untyped.js'), 'export function total(items, coupon) { return items.trim() + (coupon - 1); }\n');
    expect((await unfit("export { total } from './untyped.js';\n", { names: ['total'] })).messages).toEqual([]);
  });

  it('are none of JavaScript, and some of what declares its types beside it', async () => {
    expect(await unfit('/** @returns {string} */\nexport function total() { return ""; }\n', { names: ['total'], ending: 'js' })).toEqual({ messages: [], loaded: false });
    expect((await unfit('export function total(): string;\n', { names: ['total'], ending: 'd.ts' })).messages).toHaveLength(1);
  });

  it('need no compiler where syntax shows the very same types, nor a second time', async () => {
    const signature = 'export interface Item { sku: string }\nexport function total(items: Item[], coupon?: string): number';
    const same = 'export interface Item { sku: string }\nconst RATE = 2;\nclass Own extends Error {}\nexport function total(list: Item[], coupon?: string): number {\n  throw new Own(`${RATE}`);\n}\n';
    expect(await unfit(same, { signature, names: ['total'] })).toEqual({ messages: [], loaded: false });
    expect(await unfit(same.replace('): number', '): string'), { signature, names: ['total'] })).toMatchObject({ messages: { length: 1 }, loaded: true });
    const [own, wanted] = [path.join(folder, `${count}.ts`), path.join(folder, `${count}-signature.d.ts`)];
    const again = typesAdapter({ cacheFolder: path.join(folder, 'cache'), loadChecker: async () => { throw new Error('loaded again'); } });
    expect(await again.unassignable(typed(own), typed(wanted), ['total'])).toHaveLength(1);
    writeFileSync(own, same.replace('): number', '): boolean'));
    await expect(again.unassignable(typed(own), typed(wanted), ['total'])).rejects.toThrow('loaded again');
  });
});
