import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));
const SOURCE = 'export const price = (n: number): number => (n > 10 ? n * 2 : n);\n';

let work: Scratch;
let id: string;
beforeAll(() => {
  work = scratch();
  work.write({ 'old.ts': SOURCE, 'new.ts': SOURCE.replace('n * 2', 'n * 3'), 'package.json': '{"type": "module"}' });
  symlinkSync(MODULES, path.join(work.folder, 'node_modules'));
  const { stdout } = holdfast(['compare', 'old.ts', 'new.ts', '--executions', '200', '--json'], work);
  const { clusters } = JSON.parse(stdout) as { clusters: { id: string; witness: { case: string; replay: string } }[] };
  expect(clusters.map((c) => c.witness.case)).toEqual(['price(11)']);
  id = clusters[0]?.id as string;
});
afterAll(() => work.remove());

describe('replay', () => {
  it('runs a witness again on both sides, and fails while they differ', () => {
    const { code, stdout } = holdfast(['replay', id], work);
    expect(stdout).toContain('price(11)');
    expect(stdout).toMatch(/22/);
    expect(stdout).toMatch(/33/);
    expect(code).toBe(1);
  });

  it('runs one side alone, and judges nothing', () => {
    const { code, stdout } = holdfast(['replay', id, '--on', 'candidate'], work);
    expect(stdout).toContain('33');
    expect(stdout).not.toContain('22');
    expect(code).toBe(0);
  });

  it('gives one JSON object', () => {
    const { code, stdout } = holdfast(['replay', id, '--json'], work);
    expect(JSON.parse(stdout)).toMatchObject({ holdfast: 1, command: 'replay', case: 'price(11)', differs: true, sides: [{ side: 'prior', observation: '→ 22' }, { side: 'candidate', observation: '→ 33' }] });
    expect(code).toBe(1);
  });

  it('takes a case as text', () => {
    expect(holdfast(['replay', 'price(2)', '--between', 'old.ts', 'new.ts'], work)).toMatchObject({ code: 0 });
    expect(holdfast(['replay', 'price(20)', '--between', 'old.ts', 'new.ts'], work)).toMatchObject({ code: 1, stdout: expect.stringContaining('60') });
  });

  it('takes what a tool made of a source for what a comparison does: what it calls a class and says of what is private is no difference', () => {
    work.write({
      'stack.ts': 'export class Stack { private all: number[] = []; push(n: number): number { return this.all.push(n); } top(): Stack { return this; } }\n',
      'stack.js': 'var Stack2 = class { all = []; push(n) { return this.all.push(n) + (n > 9 ? 1 : 0); } top() { return this; } };\nexport { Stack2 as Stack };\n',
    });
    const between = (steps: string): ReturnType<typeof holdfast> => holdfast(['replay', `stack = new Stack(); ${steps}`, '--between', 'stack.ts', 'stack.js'], work);
    expect(between('stack.top(); stack.push(1)')).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nthe same, but for/) });
    expect(between('stack.top(); stack.push(10)')).toMatchObject({ code: 1, stdout: expect.stringMatching(/\ndifferent: returns another number/) });
  });

  it('becomes a test that fails on the candidate and passes once it is as it was', () => {
    const { code, stdout } = holdfast(['replay', id, '--as', 'vitest'], work);
    expect(code).toBe(0);
    work.write({ 'regression.test.ts': stdout });
    const run = (): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [path.join(MODULES, 'vitest/vitest.mjs'), 'run', '--root', work.folder, '--configLoader', 'runner', 'regression.test.ts'], { cwd: work.folder, encoding: 'utf8', env: { ...process.env, VITEST: undefined, NO_COLOR: '1' } });
    const red = run();
    expect(`${red.stdout}${red.stderr}`).toMatch(/expected 33 .* 22|33[^]*22|22[^]*33/);
    expect(red.status).toBe(1);
    work.write({ 'new.ts': SOURCE });
    const green = run();
    expect(`${green.stdout}${green.stderr}`).toMatch(/1 passed/);
    expect(green.status).toBe(0);
    expect(holdfast(['replay', id], work)).toMatchObject({ code: 0 });
    work.write({ 'new.ts': SOURCE.replace('n * 2', 'n * 3') });
  });

  it.each([
    ['total(2)', "import { total } from './whole-new.ts';", 'total(2)'],
    ['part(2)', "import subject from './whole-new.ts';", 'subject.part(2)'],
    ['sums.half(2)', "import subject from './whole-new.ts';", 'subject.sums.half(2)'],
    ['rates.low(2)', "import { rates } from './whole-new.ts';", 'rates.low(2)'],
  ])('imports what is exported, and asks the rest by way of it: %s', (call, statement, asked) => {
    const source = (by: number): string => ['total', 'part', 'half', 'low'].map((name) => `const ${name} = (n: number): number => n * ${by};\n`).join('') + 'export const rates = { low };\nexport { total };\nexport default { part, sums: { half } };\n';
    work.write({ 'whole-old.ts': source(2), 'whole-new.ts': source(3) });
    expect(holdfast(['compare', 'whole-old.ts', 'whole-new.ts', '--executions', '200'], work).code).toBe(1);
    const { stdout } = holdfast(['replay', call, '--between', 'whole-old.ts', 'whole-new.ts', '--as', 'vitest'], work);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([statement, `  expect(${asked}).toBe(4);`]));
  });

  it.each([
    ['an id that nobody knows', ['0123abcd'], /CASE-NOT-FOUND.*0123abcd.*--between/],
    ['text that is no case', ['price(', '--between', 'old.ts', 'new.ts'], /CASE-UNREADABLE.*price\(/],
    ['an operation that is not there', ['nope(1); nope(2)', '--between', 'old.ts', 'new.ts'], /CASE-UNREADABLE|EXPORT-NOT-FOUND/],
    ['one side only', ['price(1)', '--between', 'old.ts'], /OPTION-INVALID.*--between/],
    ['a side that is not there', ['price(1)', '--between', 'old.ts', 'gone.ts'], /PATH-NOT-FOUND.*gone\.ts/],
    ['a side that has no name', ['price(1)', '--on', 'left'], /prior or candidate/],
    ['a form that does not exist', ['price(1)', '--as', 'jest'], /It is vitest/],
  ])('refuses %s', (_, args, says) => {
    const { code, stdout, stderr } = holdfast(['replay', ...args], work);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('explain', () => {
  it('prints the page of a finding, whatever the case of its letters', () => {
    const { code, stdout } = holdfast(['explain', 'export-not-found'], work);
    expect(stdout).toContain('EXPORT-NOT-FOUND');
    expect(stdout.length).toBeGreaterThan(100);
    expect(code).toBe(0);
  });

  it('says that there is no such finding', () => {
    const { code, stdout, stderr } = holdfast(['explain', 'NOPE'], work);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('NOPE');
  });
});
