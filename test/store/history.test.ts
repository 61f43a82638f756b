import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/host/problem.js';
import { gitHistory } from '../../src/store/history.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-history-')));
const repository = path.join(temporary, 'shop');
const inside = path.join(repository, 'packages', 'a');
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function git(cwd: string, ...args: string[]): string {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' }).trim();
}

const at = (folder: string) => gitHistory(folder, new AbortController().signal);
const commits: string[] = [];

beforeAll(() => {
  mkdirSync(inside, { recursive: true });
  git(repository, 'init', '--quiet', '--initial-branch=main');
  for (const text of ['one', 'two']) {
    writeFileSync(path.join(inside, 'cart.spec.md'), text);
    writeFileSync(path.join(repository, 'root.txt'), text);
    git(repository, 'add', '.');
    git(repository, 'commit', '--quiet', '-m', text);
    commits.push(git(repository, 'rev-parse', 'HEAD'));
  }
  git(repository, 'checkout', '--quiet', '-b', 'side', commits[0] ?? '');
  writeFileSync(path.join(inside, 'new.txt'), 'untracked');
});

describe('what git knows of a folder', () => {
  it('reads files at a commit, relative to the folder', async () => {
    expect(await at(inside).readAt(commits[0] ?? '', 'cart.spec.md')).toBe('one');
    expect(await at(inside).readAt(commits[1] ?? '', 'cart.spec.md')).toBe('two');
    expect(await at(inside).readAt(commits[1] ?? '', 'root.txt')).toBeNull();
  });

  it('lists files below the folder', async () => {
    expect(await at(inside).listAt('main', '')).toEqual(['cart.spec.md']);
  });

  it('finds the common ancestor, and what changed since it', async () => {
    expect(await at(inside).mergeBase('main')).toBe(commits[0]);
    expect(await at(inside).changedSince(commits[0] ?? '')).toEqual(['new.txt']);
    expect(await at(inside).changedSince(commits[1] ?? '')).toEqual(['../../root.txt', 'cart.spec.md', 'new.txt']);
    expect(await at(repository).changedSince(commits[1] ?? '')).toEqual(['packages/a/cart.spec.md', 'packages/a/new.txt', 'root.txt']);
    expect(await at(path.dirname(inside)).changedSince(commits[0] ?? '')).toEqual(['a/new.txt']);
  });

  it('knows which commits touched a file, the newest first', async () => {
    git(repository, 'checkout', '--quiet', 'main');
    expect(await at(inside).commitsTouching('cart.spec.md', 9)).toEqual(commits.toReversed());
    expect(await at(inside).commitsTouching('nothing.txt', 9)).toEqual([]);
  });

  it('says of a ref that is not there what to do, and of a shallow clone that it is one', async () => {
    const problem = async (folder: string) => at(folder).commitOf('nowhere').then(() => null, (error: Problem) => error.finding);
    expect(await problem(inside)).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('git fetch --tags') });
    git(temporary, 'clone', '--quiet', '--depth', '1', `file://${repository}`, 'shallow');
    expect(await problem(path.join(temporary, 'shallow'))).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('--unshallow') });
  });

  it('is no repository outside of one', async () => {
    expect(await at(temporary).isRepository()).toBe(false);
    expect(await at(inside).isRepository()).toBe(true);
    await expect(at(temporary).changedSince('HEAD')).rejects.toMatchObject({ finding: { code: 'NOT-A-REPOSITORY' } });
  });
});
