import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';
const check = (id: number, title: string): string => `## A-${id}: ${title}\n\n\`f(${id})\` → \`1\`\n\n`;

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

function lint(...args: readonly string[]): { readonly code: number | null; readonly said: readonly string[] } {
  const { code, stdout, stderr } = holdfast(['lint', '--json', ...args], work);
  expect(stderr).toBe('');
  return { code, said: (JSON.parse(stdout) as { findings: readonly { code: string; severity: string; line: number | null; message: string }[] }).findings.map((f) => `${f.line} ${f.severity} ${f.code}`) };
}

describe('the configuration', () => {
  it('sets severities of rules and of the reader, and adds rules that may fail', () => {
    const config = (body: string): void => work.write({ 'holdfast.config.ts': `import { defineConfig } from 'holdfast';\nexport default defineConfig({ lint: ${body} });\n` });
    work.write({ 'a.spec.md': `${HEAD}## A-1: One [observd]\n\nThe mode is TBD: \`f(1)\` → \`1\`\n` });
    expect(lint()).toEqual({ code: 1, said: ['9 error SPEC-STATUS-UNKNOWN', '11 warning LINT-TBD'] });
    config(`{ rules: { 'LINT-TBD': 'error', 'SPEC-STATUS-UNKNOWN': 'off' } }`);
    expect(lint()).toEqual({ code: 1, said: ['11 error LINT-TBD'] });
    config(`{ rules: { 'LINT-TBD': 'info', 'SPEC-STATUS-UNKNOWN': 'off', 'CUSTOM-MODE': 'error' }, custom: [
      { code: 'CUSTOM-MODE', severity: 'info', check({ sentences }, report) { for (const { prose, place } of sentences) { const at = prose.indexOf('mode'); if (at >= 0) report(place(at, at + 4), 'No modes.'); } } },
      { code: 'CUSTOM-BROKEN', severity: 'info', check({ spec }, report) { report({}, 'no place'); throw new Error('not today'); } },
    ] }`);
    expect(lint()).toEqual({ code: 1, said: ['1 info CUSTOM-BROKEN', '1 error LINT-RULE-FAILED', '11 error CUSTOM-MODE', '11 info LINT-TBD'] });
    config(`{ rules: { 'LINT-TDB': 'error' } }`);
    expect(holdfast(['lint'], work)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^error CONFIG-INVALID .*LINT-TDB.*Did you mean LINT-TBD\?/) });
    work.write({ 'holdfast.config.ts': 'export default {};\n' });
  });
});

describe('what git remembers', () => {
  it('tells an id that is used again from one that came back, moved or changed its words', () => {
    const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: work.folder, stdio: 'ignore' });
    const commit = (files: Readonly<Record<string, string>>): void => {
      work.write(files);
      git('add', '.');
      git('commit', '-qm', 'x');
    };
    git('init', '-q');
    commit({ 'a.spec.md': HEAD + check(1, 'One') + check(2, 'Two') + check(3, 'Three') + check(4, 'Four') });
    commit({ 'a.spec.md': HEAD + check(1, 'One'), 'b/b.spec.md': HEAD + check(4, 'Four') });
    commit({ 'a.spec.md': HEAD + check(1, 'First') + check(3, 'Three') });
    commit({ 'a.spec.md': HEAD + check(1, 'First') + check(3, 'Three, said better') });
    expect(lint().said).toEqual([]);
    work.write({ 'a.spec.md': HEAD + check(1, 'First') + check(2, 'Postage') + check(3, 'Three, said better') });
    expect(lint().said).toEqual(['13 warning LINT-ID-REUSED']);
    commit({});
    expect(lint().said).toEqual(['13 warning LINT-ID-REUSED']);
  });
});
