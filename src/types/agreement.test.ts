import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SyntaxContext } from './syntax/context.js';
import { readSignatureText } from './checker/signature-text.js';
import { readSurface } from './checker/surface.js';
import { contextBeside, readModule } from './syntax/module.js';
import { parseSignature, readWritten } from './syntax/read.js';
import { shapeOf } from './syntax/shape.js';

/** Syntax alone and the checker must see the same in these. */
const SIGNATURES: readonly string[] = [
  '() => void',
  '(a: string) => number',
  '(a: string, b?: number) => boolean',
  '(a?: string | undefined, b?: string | null) => void',
  '(...rest: string[]) => void',
  '(first: string, ...rest: readonly number[]) => void',
  '(...rest: [a: string, b?: number]) => void',
  '(...rest: [string, ...number[]]) => void',
  '(...rest: [] | [string] | [string, number]) => void',
  '(...rest: any[]) => any',
  '(this: Date, a: string) => void',
  '({ a, b }: { a: number; b: string }) => void',
  '([a, b]: [number, number]) => void',
  '(a: any, b: unknown, c: never, d: object, e: symbol, f: bigint) => null',
  '(a: boolean | string) => void',
  '(a: true | false) => void',
  '(a: true | null) => void',
  "(a: 'b' | 'a' | 'c') => void",
  "(a: 'b' | string) => void",
  '(a: 3 | 1 | -2 | 0.5) => void',
  '(a: 1 | number | 10n) => void',
  '(a: -5n | 5n) => void',
  '(a: "with \\"quotes\\" and \\n breaks and \\u200b") => void',
  '(a: `plain`) => void',
  '(a: `${number}px`) => void',
  '(a: `${string}`) => void',
  '(a: `a-${string}-${bigint}`) => void',
  '(a: `x${number}` | string) => void',
  '(a: string[]) => void',
  '(a: string[][]) => void',
  '(a: Array<string>, b: ReadonlyArray<number>, c: readonly boolean[]) => void',
  '(a: (string | number)[]) => void',
  '(a: ArrayLike<number>) => void',
  '(a: [string, number]) => void',
  '(a: [x: string, y?: number]) => void',
  '(a: readonly [string, ...number[]]) => void',
  '(a: [...head: string[], tail: number]) => void',
  '(a: []) => void',
  '(a: { b: string; a?: number }) => void',
  '(a: { readonly b: string; "odd key": number; 7: boolean }) => void',
  '(a: { b?: string | undefined; c?: null }) => void',
  '(a: {}) => void',
  '(a: { b: {} }) => void',
  '(a: { [key: string]: number }) => void',
  '(a: { known: number; [key: string]: number }) => void',
  '(a: { [index: number]: string }) => void',
  '(a: { [key: `data-${string}`]: string }) => void',
  '(a: { run(x: number): string; stop?(): void }) => void',
  '(a: { get size(): number }) => void',
  '(a: { (x: string): number; extra: boolean }) => void',
  '(a: { b: string } & { a: number }) => void',
  '(a: string & { readonly __brand: "id" }) => void',
  "(a: 'b' | (string & {}), c?: 1 | 2 | (number & {})) => void",
  "(a: 'b' | (string & {}) | string) => void",
  '(f: (x: number, i?: number) => string) => void',
  '(f: (...args: string[]) => Promise<void>) => Promise<string[]>',
  '(f: (x: any) => x is string, g: (x: unknown) => asserts x) => void',
  '(f: new (a: string) => Date) => void',
  '(f: Function) => void',
  '<T>(a: T, b: T[]) => T',
  '<T extends string>(a: T) => T',
  '<T extends { id: number }, K>(a: T[], k: K) => Map<K, T>',
  '<const T extends readonly unknown[]>(...a: T) => T',
  '<T>(f: <U extends number>(u: U, t: T) => U) => void',
  '(a: Record<string, number>, b: Record<number, string>) => void',
  "(a: Record<'b' | 'a', number>) => void",
  '(a: Record<string, Record<string, boolean>>) => void',
  '(a: Partial<{ a: string; b: number }>) => void',
  '(a: Required<{ a?: string; b?: number | undefined }>) => void',
  '(a: Readonly<{ a: string }>) => void',
  "(a: Pick<{ a: string; b: number; c?: boolean }, 'c' | 'a'>) => void",
  "(a: Omit<{ a: string; b: number; c?: boolean }, 'b'>) => void",
  '(a: Map<string, number>, b: ReadonlyMap<string, Set<Date>>) => void',
  '(a: Set<string>, b: ReadonlySet<number>, c: WeakMap<object, string>, d: WeakSet<object>) => void',
  '(a: Iterable<string>, b: AsyncIterable<number>, c: IterableIterator<string>) => Generator<number, void, unknown>',
  '(a: Date, b: RegExp, c: Error, d: TypeError) => void',
  '(a: Uint8Array, b: Float64Array, c: BigInt64Array, d: ArrayBuffer, e: DataView, f: SharedArrayBuffer) => void',
  '(a: Buffer, b: URL, c: URLSearchParams, d: AbortSignal) => void',
  '(a: Promise<string>, b: PromiseLike<number>) => void',
  '(a: Json, b: JsonValue, c?: Json[]) => Json',
  '(a: Json | Date) => void',
  '{ (a: string): number; (a: number): string }',
  '{ (a: string): number; (a: string, b: number): number }',
  '((a: string) => number)',
  '((a: string) => number) & ((b: number) => string)',
  'new (start: number, name?: string) => { n: number }',
  'abstract new (start: number) => Date',
  'function total(items: { cents: number }[], coupon?: string): number',
  'export function f(a: string): string; export function f(a: number): number;',
  'declare function f<T extends string>(a: T): T',
];

const contextOf = (): SyntaxContext => ({ read: shapeOf, bounds: new Map(), mayHide: () => false, lookups: [] });

describe('reading a signature', () => {
  it.each(SIGNATURES)('gives the same with and without the checker: %s', (text) => {
    const context = contextOf();
    const written = parseSignature(text);
    const operation = readWritten(written, context, 'default');
    expect(context.lookups).toEqual([]);
    const checked = readSignatureText(written, { file: null, name: 'default' });
    expect(operation).toEqual(checked.surface.operations[0]);
    expect(checked.surface.definitions).toEqual({});
  });

  it.each([
    '(a: Item) => void', '(a: keyof { a: 1 }) => void', "(a: Exclude<'a' | 'b', 'a'>) => void", '(a: typeof globalThis) => void', "(a: import('node:fs').Stats) => void",
    '(a: { [K in "a" | "b"]: K }) => void', '(a: string extends string ? 1 : 2) => void', '(a: `${"a" | "b"}-x`) => void', '<T extends U, U extends string>(a: T) => U',
    '(a: [string][0]) => void', '(a: Uppercase<"a">) => void', 'Compare', '(a: Partial<Record<string, number>>) => void', '(a: Intl.NumberFormatOptions) => void',
  ])('leaves to the checker what a name, a condition or a query decides: %s', (text) => {
    const context = contextOf();
    readWritten(parseSignature(text), context, 'default');
    expect(context.lookups).not.toEqual([]);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-modules-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading a module of declarations', () => {
  it.each([
    'export interface Item { sku: string; qty: number; cents: number }\nexport function total(items: Item[], coupon?: string): number;',
    'export interface Item { sku: string; qty?: number }\nexport interface Cart { items: Item[]; by: { [key: string]: Item } }\nexport declare function add(cart: Cart, ...items: Item[]): Cart;',
    "type Size = 's' | 'm' | undefined;\nexport type Shirt = { size?: Size; of: Size } | null;\nexport function price(shirt: Shirt, size: Size, second?: Size): Promise<Shirt>;",
    'interface Date { day: number }\nexport function next(date: Date, dates: Map<string, Date>): Date;',
    'type T = number;\nexport function both<T extends { id: string }>(a: T, b: Partial<Named>): T;\ninterface Named { name: string }',
    'export function f(a: string): string;\nexport function g(): void;\nexport function f(a: number): number;',
    'type Fn = (a: Pair) => Pair;\ntype Pair = readonly [left: string, right?: number];\nexport function map(pairs: Pair[], by: Fn): Pair[];',
    'interface Empty {}\ntype Both = Empty & { a: string };\nexport function f(a: Empty, b: { c: Empty }): Empty;',
    'export function f({ a, b }: { a: string; b: number }, [c]: [string]): void;',
  ])('gives the same with and without the checker: %s', (text) => {
    const file = path.join(folder, 'module.d.ts');
    writeFileSync(file, text);
    const { surface, findings } = readSurface(file, null);
    expect(findings).toEqual([]);
    expect(readModule(text)).toEqual(surface);
  });

  it.each([
    'export class Cart { add(): void }', 'export const total: (a: string) => number;', "import type { Item } from './item';\nexport function f(a: Item): void;", 'interface A { of: A[] }\nexport function f(a: A): void;',
    'interface A { b: string }\ninterface A { c: string }\nexport function f(a: A): void;', 'interface A extends B {}\ninterface B { c: string }\nexport function f(a: A): void;', 'type A<T> = T[];\nexport function f(a: A<string>): void;',
    'export function f(a: Missing): void;', 'export function f(a = 1): void;', 'export function f(a: string);', 'declare function f(a: string): void;', 'export default function f(a: string): void;', 'interface A { run(): void }\nexport function f(a: A): void;',
    'export declare enum E { A }\nexport function f(a: E): void;', 'declare global { interface Map<K, V> { a: K } }\nexport function f(a: Map<string, string>): void;', 'export function f(a: {', 'export {};', '',
    'export function f(a: string[][][][][][][][][]): void;',
  ])('leaves to the checker what is more than plain types: %s', (text) => {
    expect(readModule(text)).toBeNull();
  });

  it('gives types written beside such a module the same with and without the checker', () => {
    const text = 'export interface Item { sku: string; qty: number }\nexport function total(items: Item[]): number;';
    const file = path.join(folder, 'beside.d.ts');
    writeFileSync(file, text);
    const written = parseSignature('(items: Item[], by: (a: Item) => number, dates: Map<string, Date>) => boolean');
    const context = contextBeside(text) as SyntaxContext;
    const operation = readWritten(written, context, 'default');
    expect(context.lookups).toEqual([]);
    expect(operation).toEqual(readSignatureText(written, { file, name: 'default' }).surface.operations[0]);
    expect(contextBeside('export class Item {}')).toBeNull();
  });
});
