import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';

const schema = JSON.parse(readFileSync(new URL('../../schemas/lint.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);
const HEAD = '---\nholdfast: 1\nsubject: src/f.js\nids: [F]\n---\n\n# F\n\n';
const CLEAN = `${HEAD}## F-7: One\n\n\`f(1)\` → \`1\`\n`;
const WRONG = `${HEAD}## F-1: One\n\n\`f(1)\` → \`one\`; \`a\` → \`b\`\n\n## F-1: Again\n\n\`\`\`ts propery\n(a) => f(a)\n\`\`\`\n`;

let repository: Scratch;
let bare: Scratch;
beforeAll(() => {
  repository = scratch();
  bare = scratch();
  for (const { write } of [repository, bare]) write({ 'a.spec.md': CLEAN, 'docs/wrong.spec.md': WRONG, 'ignored/c.spec.md': WRONG, 'node_modules/p/d.spec.md': WRONG, '.gitignore': 'ignored\nnode_modules\n', 'docs/other.md': WRONG, 'binary.md': '\ufffd' });
  execFileSync('git', ['init', '-q'], { cwd: repository.folder });
});
afterAll(() => {
  repository.remove();
  bare.remove();
});

describe('holdfast lint', () => {
  it('is silent about a clean spec but for its numbers', () => {
    expect(holdfast(['lint', 'a.spec.md'], repository)).toMatchObject({ code: 0, stderr: '', stdout: '1 spec, 1 requirement, 1 check; no findings, all was read\n' });
  });

  it('names place, code and remedy of what is wrong, and counts', () => {
    const { code, stdout, stderr } = holdfast(['lint'], repository);
    expect([code, stderr]).toEqual([1, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^docs\/wrong\.spec\.md:11:1 warning SPEC-EXAMPLE-UNREADABLE .* holds nothing: "one" is no value \(at character 1\)\./);
    expect(lines[1]).toMatch(/^docs\/wrong\.spec\.md:11:17 not read a → b: a uses a/);
    expect(lines[2]).toMatch(/^docs\/wrong\.spec\.md:13:1 error SPEC-ID-DUPLICATE /);
    expect(lines[3]).toMatch(/^docs\/wrong\.spec\.md:15:1 error SPEC-FENCE-UNKNOWN .*Write "ts property"/);
    expect(lines.slice(4)).toEqual(['', '2 specs, 3 requirements, 1 check; 3 findings, 3 things not read', 'more: holdfast explain SPEC-EXAMPLE-UNREADABLE', '']);
  });

  it('leaves out what git ignores, and outside of a repository what is installed', () => {
    expect(holdfast(['lint'], repository).stdout).toContain('2 specs,');
    expect(holdfast(['lint'], bare).stdout).toContain('3 specs,');
    expect(holdfast(['lint', 'docs', 'a.spec.md', 'a.spec.md'], repository).stdout).toContain('2 specs,');
  });

  it('takes a file for one, however it is named, and globs that no shell has expanded', () => {
    const count = (...specs: readonly string[]): string => /\d+ specs?/.exec(holdfast(['lint', ...specs], repository).stdout)?.[0] ?? '';
    expect(count('a.spec.md', './a.spec.md', path.join(repository.folder, 'a.spec.md'), '.')).toBe('2 specs');
    expect(holdfast(['lint', path.join(repository.folder, 'docs'), '--format', 'github'], repository).stdout).toMatch(/^::warning file=docs\/wrong\.spec\.md,/);
    expect([count('**/*.spec.md'), count('./d*/*.spec.md'), count('{a,b}.spec.md'), count(`${repository.folder}/*.spec.md`)]).toEqual(['2 specs', '1 spec', '1 spec', '1 spec']);
    expect(holdfast(['lint', 'src/*.spec.md'], repository)).toMatchObject({ code: 2, stderr: expect.stringContaining('No spec matches src/*.spec.md.') });
  });

  it('finds what a spec refers to in those that nobody named', () => {
    const work = scratch();
    const other = CLEAN.replace('F-7', 'F-8').replace('`f(1)`', 'As F-7 and F-9 say, `f(1)`');
    work.write({ 'a.spec.md': CLEAN, 'b.spec.md': `${other}\n## F-10\n` });
    const said = holdfast(['lint', 'b.spec.md'], work).stdout;
    expect(said.match(/There is no requirement F-\d+/g)).toEqual(['There is no requirement F-9']);
    expect(said).toMatch(/^1 spec, /m);
    work.remove();
  });

  it('prints one object that its schema describes', () => {
    for (const args of [['lint', '--json'], ['lint', '--json', 'a.spec.md'], ['lint', '--json', 'gone.spec.md']]) {
      const said = JSON.parse(holdfast(args, repository).stdout) as { findings: { code: string; line: number | null }[]; specs: number };
      expect(validate(said), JSON.stringify(validate.errors)).toBe(true);
      if (args.length === 2) expect(said).toMatchObject({ holdfast: 1, command: 'lint', specs: 2, requirements: 3, checks: 1, notRead: [{ file: 'docs/wrong.spec.md', line: 11, column: 17 }] });
    }
  });

  it('writes one format, not two', () => {
    const both = holdfast(['lint', '--json', '--format', 'sarif'], repository);
    expect(both.code).toBe(2);
    expect(JSON.parse(both.stdout)).toMatchObject({ command: 'lint', findings: [{ code: 'OPTION-INVALID', message: expect.stringMatching(/--json.*--format.*holdfast lint --help/) }] });
  });

  it('cannot do it where there is nothing to read', () => {
    const gone = holdfast(['lint', 'gone.spec.md'], repository);
    expect([gone.code, gone.stdout]).toEqual([2, '']);
    expect(gone.stderr).toMatch(/^error SPEC-NOT-FOUND There is no file gone\.spec\.md\./);
    const empty = scratch();
    try {
      const none = holdfast(['lint'], empty);
      expect(none.code).toBe(2);
      expect(none.stderr).toContain('holdfast init');
    } finally {
      empty.remove();
    }
  });
});
