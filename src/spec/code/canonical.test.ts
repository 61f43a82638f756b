import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

function read(source: string): { readonly program: ReturnType<typeof parseSync>['program']; readonly text: string } {
  const { program, errors } = parseSync('a.ts', source, { lang: 'ts', sourceType: 'module', preserveParens: false });
  expect(errors.map((e) => `${e.message} in ${source.slice(0, 200)}`)).toEqual([]);
  return { program, text: canonical(program, source) };
}

/** The tree without places, and without what formatters change: nesting of one logical operator, blocks around a branch, quotes of keys. */
function tree(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((n) => (n as { type?: string } | null)?.type !== 'EmptyStatement').map(tree);
  if (typeof node === 'bigint') return String(node);
  if (typeof node !== 'object' || node === null) return node;
  const of = node as Record<string, unknown>;
  if (of['type'] === 'LogicalExpression') return { type: 'Logical', operator: of['operator'], parts: logical(of, of['operator']).map(tree) };
  if (of['type'] === 'TSParenthesizedType' || (of['type'] === 'TSUnionType' && (of['types'] as unknown[]).length === 1)) return tree(of['typeAnnotation'] ?? (of['types'] as unknown[])[0]);
  if (of['type'] === 'Literal') return of['regex'] === undefined ? { literal: typeof of['value'], value: String(of['value']) } : { regex: of['regex'] };
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(of)) {
    if (['start', 'end', 'range', 'parent', 'raw', 'directive', 'cooked', 'tail', 'hashbang'].includes(key)) continue;
    out[key] = (key === 'key' || (of['type'] === 'TSEnumMember' && key === 'id')) && of['computed'] === false ? keyOf(value) : tree(value);
  }
  if (of['type'] === 'IfStatement') for (const key of ['consequent', 'alternate']) out[key] = unblocked(out[key]);
  return out;
}

function keyOf(value: unknown): unknown {
  const { name, value: literal } = value as { name?: string; value?: unknown };
  return name ?? String(literal);
}

function logical(node: Record<string, unknown>, operator: unknown): unknown[] {
  return node['type'] === 'LogicalExpression' && node['operator'] === operator
    ? [...logical(node['left'] as Record<string, unknown>, operator), ...logical(node['right'] as Record<string, unknown>, operator)] : [node];
}

function unblocked(branch: unknown): unknown {
  const { type, body } = (branch ?? {}) as { type?: string; body?: unknown[] };
  return type === 'BlockStatement' && body?.length === 1 ? body[0] : branch;
}

const SNIPPETS: readonly string[] = [
  '(a) => ({ a })', '(a => a)(1)', 'new (f())()', 'new (a.b().c)(1)', 'new Foo', '(a?.b).c', 'a?.b.c', 'a?.[0]?.(1)', '(a?.b)()', 'a?.b!.c', '(a?.b)!.c', '1..toFixed(2)', '(1).toFixed()', '-(-x)', '(-a) ** 2', '(a, b)', 'f((a, b))',
  '({}).a', '(function () {})()', '(class {}).name', '(async function () {})()', 'let x = ("a" in b); for (let i = ("a" in b); ;) break;', 'for (const [a, b] of c) ;', 'for await (x of y) {}', 'for (a.b in c) {}',
  'if (a) if (b) c; else d;', 'if (a) { if (b) c; } else d;', 'do x++; while (x < 1)', 'lab: for (;;) { break lab; }', 'switch (a) { case 1: case 2: b(); break; default: }', 'try { a } catch { b } finally { c }', 'try { a } catch ({ message }) {}',
  '`a${b}c${`d${e}`}`', 'tag<string>`x${1}`', '[, 1, , ]', '[, ]', '({ "a": 1, "b-c": 2, 3: 4, "5": 6, [d]: 7, e, get f() { return 1 }, set f(v) {}, async *g() {}, "h"() {}, ...i })', '({ a = 1, b: { c } = {}, ...d } = e)', '[a, ...b] = c',
  '/a[/]b/igm.test(x)', '0x10 + 1_000 + 1e3 + .5 + 0n + 0xFFn', "'it\\'s' + \"a\\u200b\"", 'a ? (b) => c : d', '(a ? b : c) ? d : e', 'a ?? (b || c)', 'a && (b && c)', '(a && b) || c', 'a - (b - c)', 'yield_ = await x', 'async () => { for await (const a of b) yield_; }',
  'function* g() { yield; yield* a; yield (a, b) }', 'delete a.b, void 0, typeof x', 'x++, --y', 'a ||= b; a **= 2; a >>>= 1', 'import("x"); import.meta.url', '"use strict"; ("a").length', 'throw new Error("x", { cause })', 'a satisfies B; <any>c; (d as any) = 1; e!; f<string>;',
  'import type { A, B as C } from "x"; import D, { type E } from "y"; import * as F from "z"; import "w"; import G, * as H from "v";', 'export { a, b as c } from "x"; export * from "y"; export * as n from "z"; export type { T } from "t"; export default class {}', 'export default { a: 1 }', 'export default (function () {})()',
  'interface A<T extends string = "x"> extends B<T>, C { readonly a?: T; "b-c": number, d(e: string): void; (f: 1): 2; new (g: 3): 4; [key: string]: unknown; get h(): 1; set h(v: 1) }',
  'type A = | "a" | "b"; type B = (A | C)[]; type D = keyof typeof e; type F = (a: string, b?: number, ...c: string[]) => asserts a is string; type G = abstract new () => H;',
  'type A<T> = T extends (infer U extends string)[] ? U : never; type B = { readonly [K in keyof T as `x${K}`]?: T[K] }; type C = { -readonly [K in T]-?: 1 }; type D = [a: string, b?: number, ...c: string[]]; type E = [string, number?, ...boolean[]]; type F = readonly string[]; type G = import("x").Y<1>; type H = unique symbol; type I = `a${string}`; type J = A["b"][number]; type K = -1 | 1n; type L = typeof import("x")',
  'function f(this: Window, a?: string, { b }: { b: 1 } = { b: 1 }, ...c: any[]): a is string; function f(a) {} declare function g<const T>(a: T): void; declare const h: 1, i: 2; declare let j: string;',
  'abstract class A<T> extends B<T> implements C, D { static #a = 1; declare b: string; readonly c!: number; private static override d?: 1 = 1; constructor(private readonly e: string, public f = 1) { super(); } abstract g(): void; protected abstract h: 1; get i() { return this.#a; } set i(v) {} static { x(); } async *[j]() {} [key: string]: any; accessor k = 1; #l() { return #l in this; } "m n"() {} 1() {} }',
  'enum A { B, C = 1, "D-E" = "x" } declare const enum F { G } namespace H.I { export const j = 1 } declare module "k" { export = l; } declare global { interface M {} }', 'let a!: string; let b: string | undefined;', '@dec class A { @dec() b = 1; @(a.b) c() {} }', 'import a = require("b"); import c = d.e; export as namespace f;', 'with_: { }', 'a = b = c', '(a = b).c', '(await a).b', '(yield_)', 'async (x) => await (await x).y', 'x = function () {}', 'x = class extends (a, b) {}', 'class A extends (f()) {}', 'var { a, b: c = 1, ...d } = e, [f = 2, , ...g] = h;', '((a: number): a is 1 => true)', '<T,>(a: T) => a',
];

function sources(): readonly string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => readFileSync(path.join(ROOT, 'src', f), 'utf8'));
}

describe('the canonical text of code', () => {
  it.each(SNIPPETS.map((s) => [s]))('says the same as %s', (source) => {
    const { program, text } = read(source);
    const again = read(text);
    expect(tree(again.program)).toEqual(tree(program));
    expect(again.text).toBe(text);
  });

  it('says the same as each file of this project', () => {
    for (const source of sources()) {
      const { program, text } = read(source);
      const again = read(text);
      expect(JSON.stringify(tree(again.program))).toBe(JSON.stringify(tree(program)));
      expect(again.text).toBe(text);
    }
  });

  it.each([
    ['prettier', {}],
    ['prettier with other tastes', { semi: false, singleQuote: true, trailingComma: 'none', arrowParens: 'avoid', quoteProps: 'consistent', printWidth: 40, tabWidth: 4, bracketSpacing: false, experimentalTernaries: true, objectWrap: 'collapse' }],
  ] as const)('survives %s', async (_, options) => {
    for (const source of [...SNIPPETS, ...sources().filter((__, i) => i % 6 === 0)]) {
      const formatted = await prettier.format(source, { parser: 'typescript', ...options }).catch(() => null);
      if (formatted !== null) expect(read(formatted).text).toBe(read(source).text);
    }
  }, 300_000);

  it('is one line without comments', () => {
    expect(read('// why\nconst a = [ // first\n  1,\n  2, ];\n/* done */ f( a );').text).toBe('const a = [1, 2]; f(a);');
  });
});
