import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { holdfast } from './holdfast.js';

let work: Scratch;
beforeAll(() => {
  work = scratch();
  work.write({
    'src/price.ts': 'export const price = (n: number): number => n;\n', 'calls.txt': '[[1, 2]]\n', 'package.json': '{"type": "module"}',
    'old.js': 'export const total = (list) => list.length;\n', 'new.js': 'export const total = (list) => list.length + 0;\n',
  });
  const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: work.folder, stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
});
afterAll(() => work.remove());

/** The lines below `Examples:`, as words of a shell with single quotes only. */
function examplesOf(help: string): readonly (readonly string[])[] {
  const block = /Examples?:\n((?: {2}holdfast .*\n)+)/.exec(help)?.[1] ?? '';
  return block.trim().split('\n').map((line) => Array.from(line.trim().matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '').slice(1));
}

describe('help', () => {
  it.each([[['--help']], [['compare', '--help']], [['explain', '--help']], [['lsp', '--help']]])('%j has examples that run', (args) => {
    const { code, stdout } = holdfast(args, work);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Exit codes: 0/);
    const examples = examplesOf(stdout);
    expect(examples.length).toBeGreaterThan(0);
    // Those that need a registry are tried where the package is.
    for (const example of examples.filter((words) => !words.some((w) => w.startsWith('npm:')))) {
      const ran = holdfast([...example, ...(example[0] === 'compare' ? ['--executions', '30'] : [])], work);
      expect([0, 1], `${example.join(' ')}\n${ran.stderr}`).toContain(ran.code);
      expect(ran.stderr).toBe('');
    }
  });

  it('of replay names its forms, and an id that is not there is told', () => {
    const { stdout } = holdfast(['replay', '--help'], work);
    expect(examplesOf(stdout).map(([command]) => command)).toEqual(['replay', 'replay', 'replay', 'replay']);
    expect(stdout).not.toContain('default: []');
  });

  it('names the nearest codes of findings', () => {
    expect(holdfast(['explain', 'MODULE-NOTFOUND'], work)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Did you mean MODULE-NOT-FOUND?') });
  });
});
