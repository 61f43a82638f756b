import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratch, type Scratch } from '../compare/scratch.js';
import { holdfast } from '../cli/holdfast.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/build.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, allErrors: true }).compile(schema);
const SPEC = '---\nholdfast: 1\nsubject: f.js\nids: [F]\n---\n\n# F\n\n```ts signature\nexport function f(n: number): number\n```\n\n## F-1: One\n\n`f(1)` → `1`\n\n## F-2: Two MUST be held\n';

let work: Scratch;
beforeEach(() => {
  work = scratch();
  work.write({ 'src/f.spec.md': SPEC, 'src/f.js': 'export const f = (n) => n;\n' });
});
afterEach(() => work.remove());

const at = (file: string): string => path.join(work.folder, file);

describe('holdfast build', () => {
  it('says what it makes and what that does not hold', () => {
    expect(holdfast(['build', '--only', 'vitest'], work)).toMatchObject({
      code: 0, stderr: '', left: [],
      stdout: [
        'src/f.spec.md → src/f.built', '  f.test.mjs  new  2 tests, 1 of them not run', '  values.mjs  new  what its tests use',
        'not held, or not wholly:', '  F-2 Two MUST be held', '    vitest: It is not run: no check stands beneath it.', '', '1 spec, 2 files; 2 files written or removed; 1 thing not held', '',
      ].join('\n'),
    });
  });

  it('makes the same bytes again, from wherever it is called, and writes nothing that is so already', () => {
    holdfast(['build', '--only', 'vitest'], work);
    const [text, time] = [readFileSync(at('src/f.built/f.test.mjs'), 'utf8'), statSync(at('src/f.built/f.test.mjs')).mtimeMs];
    expect(holdfast(['build', '--only', 'vitest'], { ...work, folder: at('src') }).stdout).toContain('nothing changed');
    expect([readFileSync(at('src/f.built/f.test.mjs'), 'utf8'), statSync(at('src/f.built/f.test.mjs')).mtimeMs]).toEqual([text, time]);
    expect(text.split('\n')[0]).toBe('// Made from ../f.spec.md by "holdfast build". What is changed here is lost when it is made again.');
    expect(text).not.toContain(work.folder);
  });

  it('--check fails on what is missing, stale, edited or left over, and writes nothing', () => {
    const check = (): ReturnType<typeof holdfast> => holdfast(['build', '--check'], work);
    expect(check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/error BUILD-STALE\n.*f\.d\.ts and \d others are\s+missing/) });
    expect(() => statSync(at('src/f.built'))).toThrow();
    holdfast(['build'], work);
    expect(check().code).toBe(0);
    work.write({ 'src/f.spec.md': SPEC.replace('→ `1`', '→ `2`') });
    expect(check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/f\.test\.mjs and \d others are\s+not\s+what\s+src\/f\.spec\.md\s+says\s+now/) });
    work.write({ 'src/f.spec.md': SPEC });
    writeFileSync(at('src/f.built/values.mjs'), `${readFileSync(at('src/f.built/values.mjs'), 'utf8')}// mine\n`);
    expect(check().code).toBe(1);
    holdfast(['build'], work);
    holdfast(['build', '--only', 'node'], work);
    expect(check()).toMatchObject({ code: 1, stdout: expect.stringMatching(/f-test\.mjs is left over/) });
    expect(holdfast(['build', '--check', '--only', 'node'], work).code).toBe(0);
    expect(holdfast(['build'], work).stdout).toMatch(/f-test\.mjs +removed/);
    expect(check().code).toBe(0);
  });

  it.each([[[]], [['--out', 'made']]])('what was made of a spec that is gone is left over, and goes: %j', (options) => {
    const own = scratch();
    const specs = { 'src/f.spec.md': SPEC, 'src/g.spec.md': SPEC.replaceAll('F-', 'G-').replace('[F]', '[G]') };
    own.write({ 'src/f.ts': 'export const f = (n) => n;\n', ...specs });
    const folder = options.length === 0 ? 'src/g.built' : 'made/src/g';
    holdfast(['build', '--only', 'jest', '--only', 'criteria', ...options], own);
    own.write({ [`${folder}/mine.md`]: '# Notes\n' });
    rmSync(path.join(own.folder, 'src/g.spec.md'));
    const kinds = ['--only', 'jest', '--only', 'criteria', ...options];
    expect(holdfast(['build', '--check', ...kinds], own)).toMatchObject({ code: 1, stdout: expect.stringMatching(/left over: src\/g\.spec\.md,\s+of\s+which\s+they\s+were\s+made,\s+is\s+gone/) });
    expect(holdfast(['build', '--check', 'src/f.spec.md', ...kinds], own).code).toBe(0);
    expect(holdfast(['build', ...kinds], own).code).toBe(0);
    const left = readdirSync(path.join(own.folder, folder), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
    expect(left.map((e) => e.name)).toEqual(['mine.md']);
    expect(holdfast(['build', '--check', ...kinds], own).code).toBe(0);
    own.remove();
  });

  it('leaves alone what it did not make, and writes nothing beside it', () => {
    work.write({ 'src/f.built/values.mjs': 'export const mine = 1;\n', 'src/f.built/notes.txt': 'mine\n' });
    expect(holdfast(['build'], work)).toMatchObject({ code: 1, stdout: expect.stringMatching(/error BUILD-REFUSED\n {2}src\/f\.built\/values\.mjs is there/) });
    expect(() => statSync(at('src/f.built/f.test.mjs'))).toThrow();
    work.write({ 'src/f.built/values.mjs': '// by "holdfast build"\n' });
    expect(holdfast(['build'], work).code).toBe(0);
    expect(readFileSync(at('src/f.built/notes.txt'), 'utf8')).toBe('mine\n');
  });

  it('cannot write below what is a file', () => {
    work.write({ made: '' });
    expect(holdfast(['build', '--out', 'made'], work)).toMatchObject({ code: 2, stderr: expect.stringMatching(/BUILD-REFUSED made\/src\/f\/.* cannot be written.*--out/) });
  });

  it('makes it elsewhere, by the paths of the specs', () => {
    expect(holdfast(['build', '--out', './made/'], work).stdout).toContain('src/f.spec.md → made/src/f\n');
    expect(readFileSync(at('made/src/f/f.test.mjs'), 'utf8')).toContain("from '../../../src/f.js'");
  });

  it('makes nothing of a spec with errors, and all of the others', () => {
    work.write({ 'src/broken.spec.md': SPEC.replace('`f(1)` → `1`', '`f(1)` → `1` and `f(1)` → `2`') });
    const { code, stdout } = holdfast(['build', '--only', 'vitest'], work);
    expect(code).toBe(1);
    expect(stdout).toContain('SPEC-EXAMPLES-CONTRADICT');
    expect(stdout).toContain('1 spec, 2 files');
    expect(() => statSync(at('src/broken.built'))).toThrow();
  });

  it('says of a subject that no import leads to, and of names that clash, that no suite is made', () => {
    work.write({ 'src/f.spec.md': SPEC.replace('subject: f.js', 'subject: git:main:f.js') });
    expect(holdfast(['build', '--only', 'vitest', '--only', 'jest'], work).stdout).toMatch(/the whole suite\n {4}vitest, jest: A suite imports its subject, and no import leads to this one\./);
    work.write({ 'src/f.spec.md': SPEC.replaceAll(/\bf\(/g, 'forAll(') });
    expect(holdfast(['build', '--only', 'vitest'], work).stdout).toContain('the operation forAll is called as one of them');
  });

  it('is no spec itself, for lint or verify', () => {
    holdfast(['build'], work);
    execFileSync('git', ['init', '-q'], { cwd: work.folder });
    expect(holdfast(['lint'], work).stdout).toContain('1 spec, 2 requirements');
    expect(holdfast(['verify', '--spec-only', '--no-explore'], work).stdout).toMatch(/\n1 spec; /);
  });

  it('prints one object that its schema describes', () => {
    for (const args of [['build', '--json'], ['build', '--json', '--check'], ['build', '--json', 'gone.spec.md'], ['build', '--json', '--only', 'mocha']]) {
      const said = JSON.parse(holdfast(args, work).stdout) as { command: string; findings: { code: string }[] };
      expect(validate(said), JSON.stringify(validate.errors)).toBe(true);
      expect(said.command).toBe('build');
    }
    expect(holdfast(['build', '--only', 'vitets'], work)).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean vitest?') });
  });
});
