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
    expect(report.questions.spec.cases).toBeGreaterThan(3);
  });

  it('of a module with state blames no case on the code, which is the same', () => {
    work.write({ 'words.mjs': 'let mark = "-";\nexport function join(a, b) { return String(a) + mark + String(b); }\nexport function setMark(to) { if (typeof to === "string") mark = to; }\n' });
    const begun = work.run('init', 'words.mjs');
    expect(begun.code, begun.stdout + begun.stderr).toBe(0);
    const report = work.json('verify', '--executions', '500');
    expect(report.clusters.filter((c) => c.outcome !== 'noisy'), explained(report)).toEqual([]);
  });
});
