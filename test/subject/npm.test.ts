import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/host/problem.js';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { constants } from '../../src/subject/module/constants.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { stage } from '../../src/subject/module/stage.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-npm-')));
const cwd = path.join(temporary, 'project');
const cacheFolder = path.join(temporary, 'cache');
mkdirSync(cwd);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function find(name: string, from: { progress?: (what: string) => void; signal?: AbortSignal; cwd?: string } = {}) {
  return resolve(readImplementationName(name), from.signal ?? new AbortController().signal, { cwd: from.cwd ?? cwd, cacheFolder, ...(from.progress && { progress: from.progress }) });
}

async function problemOf(name: string) {
  return find(name).then(() => { throw new Error('it was found'); }, (error: Problem) => error.finding);
}

describe('npm: implementations', () => {
  it('are installed into the cache, run in place and are asked for once', async () => {
    const said: string[] = [];
    const found = await find('npm:classnames@2.5.1', { progress: (what) => said.push(what) });
    expect(said).toEqual(['installing classnames@2.5.1']);
    expect(found.closure.packages.map((p) => `${p.name}@${p.version}`)).toEqual(['classnames@2.5.1']);
    expect(found.types).toBe(path.join(found.closure.root, 'index.d.ts'));
    const staged = await stage(found, path.join(temporary, 'stage'));
    expect(staged.entry).toBe(path.join(found.closure.root, 'index.js'));
    expect(staged.reads).toEqual([found.closure.root]);
    expect(staged.replace).toEqual([[found.closure.root, '<module>']]);
    const module = await import(pathToFileURL(staged.entry).href) as { default(...all: unknown[]): string };
    expect(module.default('a', { b: true })).toBe('a b');
    expect((await constants(found)).strings).toContain('object');
    const again = await find('npm:classnames@2.5.1', { progress: (what) => said.push(what) });
    expect(again.hash).toBe(found.hash);
    expect(said).toHaveLength(1);
  });

  it('take a range and a tag for what the registry means', async () => {
    const range = await find('npm:clsx@~2.0.0');
    expect(range.closure.packages[0]?.version).toBe('2.0.1');
    expect(path.basename(range.entry)).toBe('clsx.mjs');
    expect((await find('npm:clsx@latest')).closure.packages[0]?.version).toMatch(/^\d+\./);
  });

  it('have the types that others wrote', async () => {
    const found = await find('npm:ms@2.0.0');
    expect(found.types).toMatch(/@types[/\\]ms[/\\]index\.d\.ts$/);
    // Its exports lead to JavaScript alone.
    const folder = path.join(cwd, 'node_modules');
    mkdirSync(path.join(folder, 'plain'), { recursive: true });
    mkdirSync(path.join(folder, '@types', 'plain'), { recursive: true });
    writeFileSync(path.join(folder, 'plain', 'package.json'), '{"name": "plain", "version": "1.0.0", "exports": {"import": "./a.mjs", "require": "./a.cjs"}}');
    writeFileSync(path.join(folder, 'plain', 'a.mjs'), 'export const a = () => 1;');
    writeFileSync(path.join(folder, '@types', 'plain', 'package.json'), '{"name": "@types/plain", "version": "1.0.0", "types": "index.d.ts"}');
    writeFileSync(path.join(folder, '@types', 'plain', 'index.d.ts'), 'export function a(): number;');
    expect((await find('npm:plain')).types).toBe(path.join(folder, '@types', 'plain', 'index.d.ts'));
    rmSync(folder, { recursive: true });
  });

  it('come from the nearest node_modules if that fits', async () => {
    const folder = path.join(cwd, 'node_modules', 'classnames');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"name": "classnames", "version": "2.9.0"}');
    writeFileSync(path.join(folder, 'index.js'), 'module.exports = () => "local";');
    expect((await find('npm:classnames')).entry).toBe(path.join(folder, 'index.js'));
    expect((await find('npm:classnames@^2.8')).entry).toBe(path.join(folder, 'index.js'));
    expect((await find('npm:classnames@2.5.1')).entry).not.toBe(path.join(folder, 'index.js'));
    rmSync(path.join(cwd, 'node_modules'), { recursive: true });
  });

  it('have subpaths, by exports, by file and with a scope', async () => {
    expect(path.basename((await find('npm:classnames@2.5.1/bind')).entry)).toBe('bind.js');
    expect(path.basename((await find('npm:classnames@2.5.1/bind.js')).entry)).toBe('bind.js');
    const scoped = await find('npm:@sindresorhus/is@7.0.1');
    expect(scoped.closure.packages[0]?.name).toBe('@sindresorhus/is');
    expect(scoped.types).toMatch(/\.d\.ts$/);
    expect(await problemOf('npm:classnames@2.5.1/bend')).toMatchObject({ code: 'PATH-NOT-FOUND', message: expect.stringContaining('Did you mean bind') as string });
  });

  it('list what they depend on', async () => {
    const found = await find('npm:chalk@4.1.2');
    expect(found.closure.packages.map((p) => p.name).sort()).toEqual(['ansi-styles', 'chalk', 'color-convert', 'color-name', 'has-flag', 'supports-color']);
    expect((await stage(found, path.join(temporary, 'stage-chalk'))).reads).toHaveLength(6);
  });

  it('say what is not there', async () => {
    expect(await problemOf('npm:classnames@99.0.0')).toMatchObject({ code: 'PACKAGE-NOT-FOUND', message: expect.stringMatching(/no version 99\.0\.0\. There are 2\./) as string });
    expect(await problemOf('npm:classnames@nosuchtag')).toMatchObject({ code: 'PACKAGE-NOT-FOUND', message: expect.stringContaining('has no version nosuchtag') as string });
    expect(await problemOf('npm:@holdfast-test-no-such-scope/nothing@1.0.0')).toMatchObject({ code: 'PACKAGE-NOT-FOUND', message: expect.stringContaining('The registry has no package') as string });
  });

  it('leave nothing behind when the run is stopped', async () => {
    const stop = new AbortController();
    await expect(find('npm:left-pad@1.3.0', { signal: stop.signal, progress: () => stop.abort() })).rejects.toThrow(/abort/i);
    expect(readdirSync(path.join(cacheFolder, 'npm')).filter((name) => name.includes('left-pad') || name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('git: implementations that import packages', () => {
  it('get an install of their own, in the cache', async () => {
    const repository = path.join(temporary, 'repository');
    mkdirSync(repository);
    const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a.test', ...args], { cwd: repository, encoding: 'utf8' });
    writeFileSync(path.join(repository, 'package.json'), '{"name": "uses", "type": "module", "dependencies": {"clsx": "2.0.0"}}');
    writeFileSync(path.join(repository, 'index.ts'), "import { clsx } from 'clsx';\nexport const join = (...all: string[]): string => clsx(all);\n");
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'one');
    const said: string[] = [];
    const found = await find('git:main:index.ts', { cwd: repository, progress: (what) => said.push(what) });
    expect(said).toEqual(['checking out main', 'installing the packages of main']);
    expect(found.closure.packages).toMatchObject([{ name: 'clsx', version: '2.0.0', link: 'node_modules/clsx' }]);
    expect(found.entry.startsWith(cacheFolder)).toBe(true);
    const { entry } = await stage(found, path.join(temporary, 'stage-git'));
    const module = await import(pathToFileURL(entry).href) as { join(...all: string[]): string };
    expect(module.join('a', 'b')).toBe('a b');
    expect(await find('git:main:index.ts', { cwd: repository, progress: (what) => said.push(what) })).toEqual(found);
    expect(said).toHaveLength(2);
  });
});
