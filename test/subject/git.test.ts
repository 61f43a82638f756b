import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/host/problem.js';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { stage } from '../../src/subject/module/stage.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-git-')));
const repository = path.join(temporary, 'shop');
const cacheFolder = path.join(temporary, 'cache');
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function git(...args: string[]): string {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a.test', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a.test', GIT_CONFIG_GLOBAL: '/dev/null' };
  return execFileSync('git', args, { cwd: repository, env, encoding: 'utf8' });
}

function write(file: string, text: string): void {
  const to = path.join(repository, file);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, text);
}

function find(name: string, from: { cwd?: string; signal?: AbortSignal; progress?: (what: string) => void } = {}) {
  const { cwd = repository, signal = new AbortController().signal, progress } = from;
  return resolve(readImplementationName(name), signal, { cwd, cacheFolder, ...(progress && { progress }) });
}

async function problemOf(name: string, from?: Parameters<typeof find>[1]) {
  return find(name, from).then(() => { throw new Error('it was found'); }, (error: Problem) => error.finding);
}

beforeAll(() => {
  mkdirSync(repository);
  git('init', '--quiet', '--initial-branch=main');
  write('package.json', '{"name": "shop", "type": "module"}');
  write('lib/src/price.ts', "import { rate } from './rate.js';\nexport const total = (n: number): number => n * rate;\n");
  write('lib/src/rate.ts', 'export const rate = 2;\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  git('tag', 'v1');
  write('lib/src/rate.ts', 'export const rate = 3;\n');
  write('lib/src/gone.ts', 'export const gone = 1;\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'two');
});

describe('git: implementations', () => {
  it('are found at a ref, staged and run, and are not what the tree holds now', async () => {
    const said: string[] = [];
    const old = await find('git:v1:lib/src/price.ts#total', { progress: (what) => said.push(what) });
    expect(old.export).toBe('total');
    expect(old.closure.files.map((f) => f.path)).toEqual(['lib/src/price.ts', 'lib/src/rate.ts']);
    expect(said).toEqual(['checking out v1']);
    const { entry } = await stage(old, path.join(temporary, 'stage-old'));
    const module = await import(pathToFileURL(entry).href) as { total(n: number): number };
    expect(module.total(5)).toBe(10);
    expect(old.types).toBe(old.entry);
    const now = await find('lib/src/price.ts');
    expect(now.hash).not.toBe(old.hash);
  });

  it('have the hash that the same content has in the tree, or anywhere', async () => {
    expect((await find('git:main:lib/src/price.ts')).hash).toBe((await find('lib/src/price.ts')).hash);
    expect((await find('git:HEAD~1:lib/src/price.ts')).hash).toBe((await find('git:v1:lib/src/price.ts')).hash);
  });

  it('have paths from the working directory, else from the root', async () => {
    const cwd = path.join(repository, 'lib');
    const fromHere = await find('git:v1:src/price.ts', { cwd });
    expect((await find('git:v1:lib/src/price.ts', { cwd })).entry).toBe(fromHere.entry);
    expect((await find('git:v1:./src/price.ts', { cwd })).entry).toBe(fromHere.entry);
  });

  it('leave index, work tree and refs of the repository as they were', async () => {
    write('lib/src/rate.ts', 'export const rate = 4; // not committed\n');
    write('staged.txt', 'staged\n');
    git('add', 'staged.txt');
    const before = [git('status', '--porcelain'), git('stash', 'list'), readFileSync(path.join(repository, '.git/index')).toString('hex')];
    rmSync(cacheFolder, { recursive: true });
    await find('git:main:lib/src/price.ts');
    expect([git('status', '--porcelain'), git('stash', 'list'), readFileSync(path.join(repository, '.git/index')).toString('hex')]).toEqual(before);
    git('reset', '--quiet', '--hard');
  });

  it('are checked out once, also by two at a time', async () => {
    rmSync(cacheFolder, { recursive: true });
    const found = await Promise.all([find('git:v1:lib/src/price.ts'), find('git:v1:lib/src/rate.ts'), find('git:v1:lib/src/price.ts')]);
    expect(found[0]?.entry).toBe(found[2]?.entry);
    expect(readdirSync(path.join(cacheFolder, 'git'))).toHaveLength(1);
  });

  it('leave nothing behind when the run is stopped', async () => {
    rmSync(cacheFolder, { recursive: true, force: true });
    const stop = new AbortController();
    await expect(find('git:v1:lib/src/price.ts', { signal: stop.signal, progress: () => stop.abort() })).rejects.toThrow(/abort/i);
    expect(existsSync(path.join(cacheFolder, 'git')) ? readdirSync(path.join(cacheFolder, 'git')) : []).toEqual([]);
    expect((await find('git:v1:lib/src/price.ts')).closure.files).toHaveLength(2);
  });

  it('say what is not there', async () => {
    expect(await problemOf('git:v1:lib/src/gone.ts')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('There is no lib/src/gone.ts at v1') as string });
    expect(await problemOf('git:v1:src/rate.ts')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('A file of that name is at lib/src/rate.ts') as string });
    expect(await problemOf('git:mian:lib/src/price.ts')).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('Did you mean main?') as string });
    expect(await problemOf('git:main:a.ts', { cwd: temporary })).toMatchObject({ code: 'NOT-A-REPOSITORY' });
  });

  it('say of a shallow clone that it is one', async () => {
    const clone = path.join(temporary, 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(repository).href, clone]);
    expect(await problemOf('git:v1:lib/src/price.ts', { cwd: clone })).toMatchObject({ code: 'REF-NOT-FOUND', message: expect.stringContaining('git fetch --unshallow') as string });
  });

  it('name file and line of source that does not parse', async () => {
    write('broken.ts', 'export const a: = 3;\n');
    expect(await problemOf('broken.ts')).toMatchObject({ code: 'SOURCE-UNREADABLE', file: 'broken.ts', line: 1, message: expect.stringMatching(/^broken\.ts:1 does not parse: /) as string });
    write('broken.js', 'export const a = 1;\n\nexport const = 2;\n');
    expect(await problemOf('broken.js')).toMatchObject({ code: 'SOURCE-UNREADABLE', line: 3 });
    git('add', 'broken.ts');
    git('commit', '--quiet', '-m', 'broken');
    expect(await problemOf('git:HEAD:broken.ts')).toMatchObject({ code: 'SOURCE-UNREADABLE', file: 'git:HEAD:broken.ts', line: 1 });
  });

  it('say what path is not there, with what looks like it', async () => {
    expect(await problemOf('lib/src/prise.ts')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('Did you mean price.ts?') as string });
    expect(await problemOf('nowhere/x.ts')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('There is no folder nowhere') as string });
    expect(await problemOf('lib/src')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('price.ts') as string });
    expect(await problemOf('package.json')).toMatchObject({ code: 'SOURCE-UNREADABLE' });
  });
});
