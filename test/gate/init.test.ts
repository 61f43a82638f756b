import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explained, repository, type Repository } from './repository.js';

let work: Repository;
beforeEach(() => { work = repository(); });
afterEach(() => work.remove());

/** How modules offer what they do → their source, and what the first spec calls it. */
const FORMS: Readonly<Record<string, readonly [file: string, source: string, signature: RegExp]>> = {
  'a named function': ['src/twice.ts', 'export function twice(n: number): number { return n * 2; }\n', /export function twice\(n: number\): number/],
  'a default that is named': ['src/index.ts', 'export default function twice(n: number): number { return n * 2; }\n', /export function twice\(/],
  'a default without a name': ['src/to-twice.ts', 'export default (n: number): number => n * 2;\n', /export function toTwice\(/],
  'a default in a file that is called as no name can be': ['src/new.ts', 'export default (n: number): number => n * 2;\n', /export function main\(/],
  'a default beside a named one': ['src/twice.ts', 'export function half(n: number): number { return n / 2; }\nexport default function twice(n: number): number { return n * 2; }\n', /export function half\([^]*export function twice\(|export function twice\([^]*export function half\(/],
  'a default that is exported by its name too': ['src/twice.ts', 'export function twice(n: number): number { return n * 2; }\nexport default twice;\n', /export function twice\(/],
  'a default class': ['src/box.ts', 'export default class Box { #n: number; constructor(n: number) { if (!(n > 0)) throw new RangeError("a box holds something"); this.#n = n; } plus(n: number): number { return this.#n + n; } }\n', /class Box/],
  'a class of which others give instances': ['src/till.ts', 'export class Till { #sum = 0; private constructor(readonly limit: number) {} static open(limit: number): Till { return new Till(limit); } put(cents: number): number { return (this.#sum = Math.min(this.limit, this.#sum + cents)); } }\n', /private constructor\(\)\n {2}static open\(limit: number\): Till\n[^]*\nit = Till\.open\(/],
  CommonJS: ['twice.cjs', 'module.exports = function twice(n) { return n * 2; };\n', /twice/],
};

describe('a first spec', () => {
  it.each(Object.entries(FORMS))('of %s is read, is recorded, and calls the module safe', (_, [file, source, signature]) => {
    work.write({ [file]: source });
    const begun = work.run('init', file);
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    const text = work.read(file.replace(/\.[cm]?[jt]s$/, '.spec.md'));
    expect(text).toMatch(signature);
    expect(text.match(/^```cases$/gm)?.length).toBeGreaterThan(0);
    const report = work.json('verify', '--executions', '500');
    expect(report.verdict, explained(report)).toBe('safe');
    expect(report.questions.behaviour.cases).toBeGreaterThan(3);
    // What was only observed is no case behind an answer.
    expect(report.questions.spec).toEqual({ verdict: 'notAsked', cases: 0 });
  });

  it('is of JavaScript that says nothing of its types by what its code does, and is called as its package', () => {
    work.write({ 'package.json': '{\n  "name": "@acme/to-argv"\n}\n', 'index.js': 'module.exports = function (words, options) { return options && options.upper ? String(words).toUpperCase() : String(words); };\n' });
    const begun = work.run('init');
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    const text = work.read('index.spec.md');
    expect(text).toContain('export function toArgv(words: string | number, options?: { upper?: boolean }): unknown');
    expect(text).toContain('# to-argv');
    expect(text).toContain('### TOARGV-1: ');
    expect(begun.stdout).toMatch(/wrote decisions\/.*\.md/);
  });

  it('has the names of parameters alone where the code tells nothing of them', () => {
    work.write({ 'index.js': 'module.exports = function pair(first, second) { return [first, second]; };\n' });
    expect(work.run('init').code).toBe(0);
    expect(work.read('index.spec.md')).toContain('export function pair(first: unknown, second?: unknown): unknown');
  });

  it('of a default class that takes and returns itself reads as it was written', () => {
    work.write({ 'box.ts': 'export default class Box { readonly n: number; constructor(n: number) { this.n = n; } plus(other: Box): Box { return new Box(this.n + other.n); } }\n' });
    const begun = work.run('init', 'box.ts');
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    expect(work.read('box.spec.md')).toContain('plus(other: Box): Box');
  });

  it('of a workspace says what is left, and goes on with that', () => {
    work.write({
      'package.json': '{"name": "mono", "private": true, "workspaces": ["packages/*"]}\n',
      'packages/one/package.json': '{"name": "one", "main": "src/index.ts"}\n', 'packages/one/src/index.ts': 'export const twice = (n: number): number => n * 2;\n',
      'packages/two/package.json': '{"name": "two", "main": "src/index.ts"}\n', 'packages/two/src/index.ts': 'export const half = (n: number): number => n / 2;\n',
    });
    expect(work.run('init').stdout).toContain('left for a spec of their own: packages/two/src/index.ts; for the next, run holdfast init again');
    const next = work.run('init');
    expect(next.stdout).toContain('packages/two/src/index.spec.md: a first spec');
    expect(next.stdout).not.toContain('left for a spec');
    expect(work.run('init').stderr).toContain('INIT-REFUSED');
  });

  it('of classes of errors says what they add, of what returns nothing that it does, and of no answer more than can be read', () => {
    work.write({ 'src/till.ts': `export class Short extends Error { constructor(readonly by: number) { super(\`short by \${by}\`); } }
export class Till { #sum = 0; put(cents: number): void { this.#sum += cents; } take(cents: number): void { if (cents > this.#sum) throw new Short(cents - this.#sum); this.#sum -= cents; } }
export function* counts(step: number): Generator<number> { for (let i = 0; i < 500; i += step) yield i; }
` });
    expect(work.run('init', 'src/till.ts').code).toBe(0);
    const text = work.read('src/till.spec.md');
    expect(text).toContain('export class Short {\n  constructor(by: number)\n  get by(): number\n}');
    expect(text).toContain('put(cents: number): void');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(450);
    work.write({ 'src/till.ts': work.read('src/till.ts').replace('cents > this.#sum', 'this.#sum < cents') });
    const report = work.json('verify', '--executions', '500');
    expect(report.findings.map((f) => f.code)).not.toContain('TYPES-UNASSIGNABLE');
  });

  it('leaves out what no declaration can be called by, and says so', () => {
    work.write({ 'words.cjs': 'module.exports = { delete: (a) => a, "to-words": (a) => a, keep: (a) => [a], table: { first: (a) => a } };\n' });
    const begun = work.run('init', 'words.cjs');
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    expect(begun.stdout).toContain('delete, to-words');
    expect(begun.stderr.replaceAll(/\s+/g, ' ')).toContain('Functions in table (first) are left out, since they are no exports themselves. A spec of its own, with subject: words.cjs#table, asks them.');
    expect(work.read('words.spec.md')).not.toContain('function delete');
    expect(work.run('lint').code).toBe(0);
  });

  it.each([
    ['does not load', 'import "nowhere-to-be-found";\nexport const a = () => 1;\n', 2, /MODULE-NOT-FOUND[^]*nowhere-to-be-found/],
    ['throws while it loads', 'export const a = () => 1;\nthrow new Error("not today");\n', 2, /LOAD-FAILED[^]*not today/],
    ['offers nothing to call', 'export const a = 1;\n', 1, /INIT-REFUSED[^]*nothing that can be called/],
    ['gives only what cannot be seen into', 'export const seen = () => new WeakSet();\n', 1, /INIT-REFUSED[^]*cannot be seen into/],
  ])('is not begun of a module that %s; nothing is written', (_, source, code, message) => {
    work.write({ 'a.mjs': source });
    const there = readdirSync(work.folder);
    const begun = work.run('init', 'a.mjs');
    expect(begun.stderr).toMatch(message);
    expect(begun.code).toBe(code);
    expect(readdirSync(work.folder)).toEqual(there);
  });

  it('of a module with state, and of what goes by the clock or by chance, is safe at once, and holds nobody to what is another answer tomorrow', () => {
    work.write({ 'words.mjs': 'let mark = "-";\nexport function join(a, b) { return String(a) + mark + String(b); }\nexport function setMark(to) { if (typeof to === "string") mark = to; }\nexport function due(days) { return new Date(Date.now() + Math.trunc(days) * 864e5).toISOString().slice(0, 10); }\nexport const stamp = () => Date().slice(0, 15);\nexport const coin = () => Math.random() < 0.5;\nlet asked = 0;\nexport const warm = () => (++asked > 5 ? "warm" : "cold");\n' });
    const begun = work.run('init', 'words.mjs');
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    const report = work.json('verify', '--executions', '500');
    expect(report.verdict, explained(report)).toBe('safe');
    expect(work.read('words.baseline')).not.toMatch(/^(?:due\(\d+\) →|stamp|coin|warm)/m);
    expect(begun.stderr.replaceAll(/\s+/g, ' ')).toMatch(/NOISY .*due \(.*there is no other/);
  });
});
