import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

/** A module of each form, with the text that the candidate has in place of `"old"`, and the witness. */
const FORMS: readonly (readonly [file: string, source: string, witness: string])[] = [
  ['plain.js', '/** @param {boolean} b */\nexport const f = (b) => (b ? "old" : "");', 'f(true)'],
  ['plain.mjs', '/** @param {boolean} b */\nexport const f = (b) => (b ? "old" : "");', 'f(true)'],
  ['plain.cjs', '/** @param {boolean} b */\nexports.f = (b) => (b ? "old" : "");', 'f(true)'],
  ['function.cjs', '/** @param {boolean} b */\nmodule.exports = function pick(b) { return b ? "old" : ""; };', 'pick(true)'],
  ['plain.ts', 'export const f = (b: boolean): string => (b ? "old" : "");', 'f(true)'],
  ['plain.mts', 'export const f = (b: boolean): string => (b ? "old" : "");', 'f(true)'],
  ['plain.cts', 'export = { f: (b: boolean): string => (b ? "old" : "") };', 'f(true)'],
  ['default.ts', 'export default function pick(b: boolean): string { return b ? "old" : ""; }', 'pick(true)'],
  ['async.ts', 'export async function f(b: boolean): Promise<string> { await null; return b ? "old" : ""; }', 'f(true)'],
  ['generator.ts', 'export function* f(b: boolean): Generator<string> { yield "x"; if (b) yield "old"; }', 'f(true)'],
  ['relative.ts', 'import { word } from "./word.js";\nexport const f = (b: boolean): string => (b ? word + "old" : "");', 'f(true)'],
  ['namespace.ts', 'export namespace words { export const pick = (b: boolean): string => (b ? "old" : ""); }\nexport const other = (b: boolean): boolean => b;', 'words.pick(true)'],
  ['object.ts', 'export const words = { sign: "-", pick(b: boolean): string { return b ? this.sign + "old" : ""; } };\nexport const other = (b: boolean): boolean => b;', 'words.pick(true)'],
  ['carried.cjs', '/** @param {boolean} b */\nfunction pick(b) { return b; }\n/** @param {boolean} b */\npick.word = (b) => (b ? "old" : "");\nmodule.exports = { pick };', 'pick.word(true)'],
  ['default-object.ts', 'export default { words: { pick: (b: boolean): string => (b ? "old" : "") }, other: (b: boolean): boolean => b };', 'words.pick(true)'],
  ['enum.ts', 'enum Word { Old = "old" }\nexport const f = (b: boolean): string => (b ? Word.Old : "");', 'f(true)'],
];

describe('a module of whatever form', () => {
  it.each(FORMS)('%s', async (file, source, witness) => {
    work.write({ 'prior/word.ts': 'export const word: string = "w";', 'candidate/word.ts': 'export const word: string = "w";' });
    const result = await work.differ(file, [source, source.replaceAll('"old"', '"new"')], { executions: 60 });
    expect(result.clusters.map((c) => caseText(c.witness.case))).toEqual([witness]);
    expect(result.clusters[0]?.witness.candidate.text).toContain('new');
  });

  it('makes instances of a class that is exported by two names, which its types declare by one', async () => {
    const source = (sum: string): string => `function Sum(value) { this.value = value instanceof Sum ? value.value : Number(value); }\nSum.prototype.plus = function (n) { return new Sum(${sum}); };\nSum.default = Sum.Sum = Sum;\nmodule.exports = Sum;\n`;
    const types = 'declare namespace Sum {\n  interface SumConstructor { new (value: number | Sum): Sum; readonly Sum: SumConstructor }\n  interface Sum { readonly value: number; plus(n: number | Sum): Sum }\n}\ndeclare const Sum: Sum.SumConstructor;\nexport = Sum;\n';
    for (const side of ['prior', 'candidate']) work.write({ [`${side}/sum.d.cts`]: types });
    const { clusters, findings } = await work.differ('sum.cjs', [source('this.value + new Sum(n).value'), source('this.value + (n instanceof Sum ? 0 : n)')], { executions: 300 });
    expect(findings.map((f) => f.code)).not.toContain('PARAMETER-NOT-INVENTED');
    expect(clusters.map((c) => caseText(c.witness.case))).toEqual([expect.stringMatching(/^sum = new Sum\(.*\); sum\.plus\(new Sum\(.*\)\)$/)]);
  });

  it('asks instances of a class in sessions', async () => {
    const source = (limit: number): string => `
export class Stack {
  #items: string[] = [];
  push(item: string): number { if (this.#items.length < ${limit}) this.#items.push(item); return this.#items.length; }
  pop(): string | undefined { return this.#items.pop(); }
  get size(): number { return this.#items.length; }
}`;
    const result = await work.differ('stack.ts', [source(3), source(2)], { executions: 600 });
    expect(result.clusters.map((c) => c.difference.operation)).toContain('Stack.push');
    const row = result.clusters.find((c) => c.difference.operation === 'Stack.push');
    expect(row?.witness.case).toMatchObject({ kind: 'session', operation: 'Stack', steps: { length: 4 } });
  });

  it('asks a static function of a default class once, with its types', async () => {
    const source = (n: number): string => `export default class Cart { static of(n: number): Cart { return new Cart(n + ${n}); }\n  constructor(readonly n: number) {} }`;
    const result = await work.differ('statics.ts', [source(0), source(1)]);
    expect(result.operations.map((o) => [o.name, o.inputs])).toEqual([['Cart', 'types'], ['of', 'types']]);
    expect(result.clusters).toMatchObject([{ difference: { operation: 'of', change: 'value' } }]);
  });

  it('takes what makes instances without new for the function that its types say it is', async () => {
    work.write(Object.fromEntries(['old', 'new'].flatMap((side) => [
      [`${side}/index.js`, `function Day(at) { this.at = at${side === 'new' ? ' + 1' : ''}; }\nDay.prototype.valueOf = function () { return this.at; };\nvar d = function (at) { return new Day(at); };\nd.prototype = Day.prototype;\nd.unix = function (s) { return d(s * 1000); };\nmodule.exports = d;\n`],
      [`${side}/index.d.ts`, 'declare function day(at: number): { at: number };\ndeclare namespace day { function unix(s: number): { at: number }; }\nexport = day;\n'],
    ])));
    const result = await work.compare({ prior: 'old/index.js', candidate: 'new/index.js', executions: 200 });
    expect(result.operations.map((o) => [o.name, o.inputs])).toEqual([['index', 'types'], ['unix', 'types']]);
    expect(result.clusters.map(({ difference, also }) => [difference.path, ...[difference.operation, ...also].toSorted()])).toEqual([['result.at', 'index', 'index().valueOf', 'unix', 'unix().valueOf']]);
  });

  it('observes what is done to a callback, though the answer is the same', async () => {
    const result = await work.differ('each.ts', [
      'export const each = (list: number[], f: (n: number) => void): number => { for (const n of list) f(n); return list.length; };',
      'export const each = (list: number[], f: (n: number) => void): number => { for (const n of list.toReversed()) f(n); return list.length; };',
    ], { executions: 300 });
    expect(result.clusters).toHaveLength(1);
    expect(result.clusters[0]).toMatchObject({ difference: { change: 'effect', operation: 'each' } });
  });

  it('observes what is done to an argument, though the answer is the same', async () => {
    const result = await work.differ('sort.ts', [
      'export const top = (list: number[]): number | undefined => list.toSorted((a, b) => b - a)[0];',
      'export const top = (list: number[]): number | undefined => list.sort((a, b) => b - a)[0];',
    ], { executions: 300 });
    expect(result.clusters.map((c) => caseText(c.witness.case))).toEqual(['top([0, 1])']);
    expect(result.clusters[0]?.difference.path).toMatch(/^args/);
  });

  it('reads a git ref, with what it imports as it was then', async () => {
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main', ...args], { cwd: work.folder, encoding: 'utf8' });
    work.write({ 'src/rate.ts': 'export const rate: number = 2;', 'src/price.ts': 'import { rate } from "./rate.js";\nexport const price = (n: number): number => n * rate;' });
    git('init', '-q');
    git('add', 'src');
    git('commit', '-q', '-m', 'first');
    work.write({ 'src/rate.ts': 'export const rate: number = 3;' });
    const result = await work.compare({ prior: 'git:main:src/price.ts', candidate: 'src/price.ts', executions: 100 });
    expect(result.clusters.map((c) => [caseText(c.witness.case), c.witness.prior.text, c.witness.candidate.text])).toEqual([['price(1)', '→ 2', '→ 3']]);
    const same = await work.compare({ prior: 'git:main:src/price.ts', candidate: 'git:HEAD:src/price.ts', executions: 100 });
    expect(same).toMatchObject({ verdict: 'none-found', clusters: [] });
  });
});
