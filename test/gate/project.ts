import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A repository of its own, in a temporary folder. */
export interface Project {
  readonly folder: string;
  write(files: Readonly<Record<string, string | null>>): void;
  read(file: string): string;
  git(...args: string[]): string;
  /** Stages all and commits; gives the commit. */
  commit(message: string): string;
  remove(): void;
}

const ENV = { ...process.env, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null' };

export function project(files: Readonly<Record<string, string>> = {}): Project {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-gate-')));
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, env: ENV, encoding: 'utf8' }).trim();
  const write: Project['write'] = (all) => {
    for (const [file, text] of Object.entries(all)) {
      const to = path.join(folder, file);
      mkdirSync(path.dirname(to), { recursive: true });
      if (text === null) rmSync(to, { force: true });
      else writeFileSync(to, text);
    }
  };
  git('init', '--quiet', '--initial-branch=main');
  write({ 'package.json': '{"type": "module"}\n', '.gitignore': '.holdfast/\n', ...files });
  return {
    folder, git, write, read: (file) => readFileSync(path.join(folder, file), 'utf8'),
    commit: (message) => {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A spec of `double.js` with these lines beneath one requirement. */
export function specOf(...lines: readonly string[]): string {
  return ['---', 'holdfast: 1', 'subject: double.js', 'ids: [DBL]', '---', '# Doubling', '', '```ts signature', 'export function double(n: number): number', '```', '', '## DBL-1: Twice as much', ...lines, ''].join('\n');
}

export const DOUBLE = 'export const double = (n) => n * 2;\n';
