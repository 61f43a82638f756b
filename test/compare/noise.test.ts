import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseText } from '../../src/value/case.js';
import { codes, scratch } from './scratch.js';
import type { Scratch } from './scratch.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

describe('what is no difference between the versions', () => {
  it.each([
    ['chance', 'Math.random()'],
    ['the toss of a coin', 'Math.random() < 0.5'],
    ['the time', 'process.hrtime.bigint()'],
  ])('an answer that depends on %s is said to be noisy and is no row', async (_, noise) => {
    const source = `/** @param {string} s */\nexport const tag = (s) => \`\${s}-\${${noise}}\`;`;
    const result = await work.differ('noisy.js', [source, `${source}\n`]);
    expect(result).toMatchObject({ verdict: 'none-found', clusters: [] });
    expect(codes(result)).toContain('NOISY');
    expect(result.findings.find((f) => f.code === 'NOISY')?.message).toMatch(/tag\(.*--unspecified/s);
  });

  it.each([
    ['what was drawn once, while the module loaded', 'const mark = Math.random().toString(36);\n/** @param {string} s */\nexport const tag = (s) => ({ text: s, mark });', true],
    ['where an error was made', '/** @param {string} s */\nexport const tag = (s) => { try { return JSON.parse(s); } catch (error) { return { text: s, stack: error.stack }; } };', false],
  ])('%s is no row', async (_, source, isNoisy) => {
    const result = await work.differ('drawn.js', [source, `\n\n${source}\n`]);
    expect(result.clusters).toEqual([]);
    expect(codes(result).includes('NOISY')).toBe(isNoisy);
  });

  it('how the engine words that code failed is no row; what the code itself says is one', async () => {
    const source = (item: string, list: string, said: string): string => `/** @param {any} ${list} */\nexport const names = (${list}) => ${list}.map((${item}) => ${item}.name.trim());\n/** @param {any} f */\nexport const call = (f) => { if (typeof f !== 'function') throw new TypeError('${said} is not a function'); return f(); };`;
    const same = await work.differ('words.js', [source('item', 'list', 'callback'), source('each', 'items', 'callback').replace('items.map((each) => each.name.trim())', '[...items].map(({ name }) => name.trim())')], { export: 'names', where: '(list) => !Array.isArray(list) && typeof list !== "string" || list.length === 0' });
    expect(same.clusters).toEqual([]);
    const other = await work.differ('words.js', [source('item', 'list', 'callback'), source('item', 'list', 'listener')], { export: 'call', signature: '(f: string | (() => number)) => number' });
    expect(other.clusters).toMatchObject([{ difference: { path: 'error.message' } }]);
  });

  it('says of all that varies at once, and names the place to set free', async () => {
    const source = '/** @param {number} n */\nexport const make = (n) => ({ size: n, made: { at: process.hrtime.bigint() } });\n/** @param {string} s */\nexport const tag = (s) => [s, Math.random()];';
    const result = await work.differ('place.js', [source, `${source}\n`]);
    const noisy = result.findings.filter((f) => f.code === 'NOISY');
    expect(noisy).toHaveLength(1);
    expect(noisy[0]?.message).toMatch(/^(?:make and tag|tag and make) answer differently.* compare each alone/s);
    const again = await work.differ('place.js', [source, `${source}\n`], { export: 'make' });
    expect(again.findings.find((f) => f.code === 'NOISY')?.message).toContain("as in --unspecified 'result.made.at'.");
  });

  it('a noisy part that is declared free hides nothing else', async () => {
    const source = (end: string): string => `/** @param {number} n */\nexport const make = (n) => ({ id: Math.random(), size: n > 10 ? ${end} : n });`;
    const result = await work.differ('part.js', [source('10'), source('11')], { unspecified: ['result.id'] });
    expect(result.clusters).toMatchObject([{ difference: { path: 'result.size' } }]);
    expect(codes(result)).not.toContain('NOISY');
    expect(result.freed).toBeGreaterThan(0);
  });

  it('a change that is everywhere is not lost with the one input whose answer varies', async () => {
    const source = (more: string): string => `export function stamp(at?: number): { at: string } { return { at: at === undefined ? String(process.hrtime.bigint()) : String(at)${more} }; }`;
    const result = await work.differ('stamp.ts', [source(''), source(', utc: true')]);
    expect(result.clusters).toMatchObject([{ difference: { path: 'result.utc', change: 'added' } }]);
    expect(result.clusters.map((c) => caseText(c.witness.case))).not.toContain('stamp()');
    expect(codes(result)).toContain('NOISY');
  });

  it('state between calls that both sides keep alike is no row', async () => {
    const source = 'let count = 0;\n/** @param {number} n */\nexport const next = (n) => [n, count++];';
    const result = await work.differ('counter.js', [source, `${source}\n`]);
    expect(result.clusters).toEqual([]);
    expect(result.verdict).toBe('none-found');
  });

  it('a difference that only a long history leads to is a finding, not a row', async () => {
    const source = (least: number): string => `let count = 0;\n/** @param {number} n */\nexport const next = (n) => (++count > ${least} ? 'worn' : 'new');`;
    const result = await work.differ('history.js', [source(50), source(1_000_000)]);
    expect(result.clusters).toEqual([]);
    expect(codes(result)).toContain('HISTORY-DEPENDENT');
    expect(result.findings.find((f) => f.code === 'HISTORY-DEPENDENT')?.message).toContain('next(');
  });

  it('finds what changed in an operation whose answers other operations set', async () => {
    const source = (by: number): string => `let unit = 'mm';\nexport function setUnit(to: string): void { unit = to; }\nexport function show(n: number): { unit: string; n: number } { return { unit, n: n % 8 === 5 ? n + ${by} : n }; }`;
    const result = await work.differ('state.ts', [source(0), source(1)], { executions: 400 });
    expect(result.clusters.map((c) => [c.difference.operation, c.difference.path])).toEqual([['show', 'result.n']]);
    expect(result.clusters[0]?.witness.prior.text).toMatch(/^→ \{unit: "mm", n: -?\d+\}$/);
  });
});
