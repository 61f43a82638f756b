import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signature } from '../../test/types/brief.js';
import { typed } from '../../test/types/implementation.js';
import type { Surface } from '../model/shape.js';
import { typesAdapter } from './adapter.js';
import type { Checker } from './adapter.js';
import { readUnassignable } from './checker/assignable.js';
import { readSignatureText } from './checker/signature-text.js';
import { readDeclared, readSurface } from './checker/surface.js';

let folder = '';
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'holdfast-types-')); });
afterEach(() => rmSync(folder, { recursive: true }));

function counted(cacheFolder = path.join(folder, 'cache')): { readonly adapter: ReturnType<typeof typesAdapter>; readonly loads: () => number } {
  let loads = 0;
  const loadChecker = async (): Promise<Checker> => {
    loads += 1;
    return { readDeclared, readSurface, readSignatureText, readUnassignable };
  };
  return { adapter: typesAdapter({ cacheFolder, loadChecker }), loads: () => loads };
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const texts = ({ operations }: Surface): string[] => operations.flatMap((o) => o.signatures.map((s) => `${o.name}${signature(s)}`));

describe('a surface', () => {
  it('is read once: a warm call does not load the compiler', async () => {
    const file = write('index.ts', 'import type { Item } from "./item";\nexport function total(items: Item[]): number { return items.length; }');
    write('item.ts', 'export interface Item { cents: number }');
    const cold = counted();
    const first = await cold.adapter.surface(typed(file));
    expect(texts(first.surface)).toEqual(['total(items: list of {cents: number}) => number']);
    expect(cold.loads()).toBe(1);
    const warm = counted();
    expect(await warm.adapter.surface(typed(file))).toEqual(first);
    expect(warm.loads()).toBe(0);
  });

  it('is read again when a file that it rests on changes, appears or goes', async () => {
    const file = write('index.ts', 'import type { Item } from "./item";\nexport function total(items: Item[]): number { return items.length; }');
    const { adapter, loads } = counted();
    const read = async (): Promise<string[]> => texts((await adapter.surface(typed(file))).surface);
    expect(await read()).toEqual(['total(items: list of any) => number']);
    write('item.ts', 'export interface Item { cents: number }');
    expect(await read()).toEqual(['total(items: list of {cents: number}) => number']);
    write('item.ts', 'export interface Item { euros: number }');
    expect(await read()).toEqual(['total(items: list of {euros: number}) => number']);
    expect(loads()).toBe(3);
    rmSync(path.join(folder, 'item.ts'));
    expect(await read()).toEqual(['total(items: list of any) => number']);
  });

  it('is read again when the project says otherwise where imports lead', async () => {
    const file = write('index.ts', 'import type { Item } from "@shop/item";\nexport function total(items: Item[]): number { return items.length; }');
    write('item.ts', 'export interface Item { cents: number }');
    const { adapter } = counted();
    const read = async (): Promise<string[]> => texts((await adapter.surface(typed(file))).surface);
    expect(await read()).toEqual(['total(items: list of any) => number']);
    write('tsconfig.json', '{"extends": "./base.json"}');
    write('base.json', '{"compilerOptions": {"paths": {"@shop/*": ["./*"]}}}');
    expect(await read()).toEqual(['total(items: list of {cents: number}) => number']);
    write('base.json', '{"compilerOptions": {"paths": {"@shop/*": ["./other/*"]}}}');
    expect(await read()).toEqual(['total(items: list of any) => number']);
  });

  it('is kept for each content of a file, as two branches have them', async () => {
    const { adapter, loads } = counted();
    const read = async (text: string): Promise<unknown> => adapter.surface(typed(write('index.ts', text)));
    const one = await read('export function f(a: string): void {}');
    const two = await read('export function f(a: number): void {}');
    expect(two).not.toEqual(one);
    expect(await read('export function f(a: string): void {}')).toEqual(one);
    expect(loads()).toBe(2);
  });

  it('passes over a cache entry that is cut short', async () => {
    const file = write('index.ts', 'export function f(a: string): void {}');
    const first = await counted().adapter.surface(typed(file));
    const [name = ''] = readdirSync(path.join(folder, 'cache'));
    const entry = path.join(folder, 'cache', name);
    writeFileSync(entry, readFileSync(entry, 'utf8').slice(0, 40));
    const { adapter, loads } = counted();
    expect(await adapter.surface(typed(file))).toEqual(first);
    expect(loads()).toBe(1);
    expect(readdirSync(path.join(folder, 'cache'))).toEqual([name]);
  });

  it('says once that the cache cannot be written, and goes on', async () => {
    const blocked = write('file-in-the-way', '');
    const { adapter } = counted(path.join(blocked, 'cache'));
    const file = write('index.ts', 'export function f(a: string): void {}');
    const first = await adapter.surface(typed(file));
    expect(first.findings.map((f) => f.code)).toEqual(['CACHE-UNWRITABLE']);
    expect(texts(first.surface)).toEqual(['f(a: string) => undefined']);
    expect((await adapter.surface(typed(file))).findings).toEqual([]);
  });

  it('is empty where no file declares types, and said to be unreadable where the file is no module', async () => {
    const { adapter, loads } = counted();
    expect(await adapter.surface(typed(null))).toEqual({ surface: { operations: [], definitions: {} }, findings: [] });
    expect(loads()).toBe(0);
    const { surface, findings } = await adapter.surface(typed(write('index.js', '(function (root) { root.x = 1; })(this);')));
    expect(surface.operations).toEqual([]);
    expect(findings.map((f) => f.code)).toEqual(['TYPES-UNREADABLE']);
  });

  it('holds what is asked for: one export, or some operations with their static functions', async () => {
    const file = write('index.ts', 'export class Cart { static from(a: string): Cart { return new Cart(); } }\nexport function f(a: Cart): void {}\nexport function g(): void {}');
    const { adapter } = counted();
    const names = ({ surface }: { readonly surface: Surface }): string[] => surface.operations.map((o) => o.name).toSorted();
    expect(names(await adapter.surface(typed(file)))).toEqual(['Cart', 'Cart.from', 'f', 'g']);
    expect(names(await adapter.surface(typed(file, 'g')))).toEqual(['g']);
    expect(names(await adapter.surface(typed(file), ['f', 'Cart']))).toEqual(['Cart', 'Cart.from', 'f']);
    expect(texts((await adapter.surface(typed(file, 'f'))).surface)).toEqual(['f(a: instance of Cart) => undefined']);
  });
});

describe('a signature', () => {
  const SOURCE = `import type { Coupon } from './coupon';
export interface Item { cents: number }
interface Hidden { depth: 1 | 2 }
export type Compare<T> = (a: T, b: T) => number;
export class Cart { add(item: Item): void { void item; } }
export interface Error { code: string }
export function total(items: Item[], coupon?: Coupon, hidden?: Hidden): number { return items.length; }`;

  it('is read without the compiler where syntax tells all', async () => {
    const { adapter, loads } = counted();
    const { operations } = await adapter.signature('(items: { cents: number }[], coupon?: string) => number', typed(write('index.ts', SOURCE)));
    expect(operations.map((o) => o.name)).toEqual(['default']);
    expect(loads()).toBe(0);
    expect(existsSync(path.join(folder, 'cache'))).toBe(false);
  });

  it.each([
    ['(items: Item[]) => number', ['total(items: list of {cents: number}) => number']],
    ['(hidden: Hidden) => void', ['total(hidden: {depth: (1 | 2)}) => undefined']],
    ['(coupon: Coupon | null) => void', ['total(coupon: ({code: string} | null)) => undefined']],
    ['Compare<Item>', ['total(a: {cents: number}, b: {cents: number}) => number']],
    ['typeof import("./index.ts").total', ['total(items: list of {cents: number}, coupon?: {code: string}, hidden?: {depth: (1 | 2)}) => number']],
    ['(cart: Cart, key: keyof Item) => void', ['total(cart: instance of Cart, key: "cents") => undefined']],
    ['(error: Error) => void', ['total(error: {code: string}) => undefined']],
    ['(value: Json, key: keyof Item) => void', ['total(value: json, key: "cents") => undefined']],
    ['function other(item: Item): void', ['other(item: {cents: number}) => undefined']],
    ['{ (a: Item): number; (a: Hidden): string }', ['total(a: {cents: number}) => number', 'total(a: {depth: (1 | 2)}) => string']],
  ])('is read in the scope of the module: %s', async (text, expected) => {
    write('coupon.ts', 'export interface Coupon { code: string }');
    const { adapter } = counted();
    expect(texts(await adapter.signature(text, typed(write('index.ts', SOURCE), 'total')))).toEqual(expected);
  });

  it('is kept like a surface', async () => {
    const scope = typed(write('index.ts', SOURCE));
    const first = await counted().adapter.signature('(a: Item) => void', scope);
    const { adapter, loads } = counted();
    expect(await adapter.signature('(a: Item) => void', scope)).toEqual(first);
    expect(loads()).toBe(0);
  });

  it('sees types of declarations and of JavaScript', async () => {
    const { adapter } = counted();
    const declared = typed(write('a.d.ts', "export = lib; declare function lib(o: lib.Options): void; declare namespace lib { interface Options { deep: boolean } }"));
    expect(texts(await adapter.signature('(a: Options) => void', declared))).toEqual(['default(a: {deep: boolean}) => undefined']);
    const script = typed(write('b.js', '/** @typedef {{ n: number }} Box */\nexport function f(a) { return a; }'));
    expect(texts(await adapter.signature('(a: Box) => Box', script))).toEqual(['default(a: {n: number}) => {n: number}']);
  });

  it.each([
    ['(a: string', /Expected `\)`.*column 11/],
    ['', /It is empty \(column 1\)/],
    ['(a: string) => number; process.exit()', /second statement.*column 24/],
    ['string[]', /not of a function/],
    ['{ a: string }', /not of a function/],
    ['(a: Itm) => void', /Cannot find name 'Itm'.*column 5/],
    ['(a: Missing.Item) => void', /Cannot find namespace 'Missing'.*column 5/],
    ['Item', /not of a function/],
    ['(a: Compare) => void', /requires 1 type argument.*column 5/],
    ['function f(a: Itm): void', /Cannot find name 'Itm'.*column 15/],
    ['(a: string) =>\n  Itm', /column 18/],
  ])('that is none is refused with place and example: %j', async (text, why) => {
    const { adapter } = counted();
    const problem: unknown = await adapter.signature(text, typed(write('index.ts', SOURCE))).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: 'Problem', finding: { code: 'SIGNATURE-INVALID', severity: 'error' } });
    expect(String(problem)).toMatch(why);
    expect(String(problem)).toContain('(items: string[], limit?: number) => number');
  });
});
