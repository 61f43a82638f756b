import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFolder, inTempThenRename, writeAtomically } from './cache.js';

const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-cache-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('cacheFolder', () => {
  it.each([
    [{ HOLDFAST_CACHE: '/a/b', XDG_CACHE_HOME: '/x' }, 'linux', '/a/b'],
    [{ XDG_CACHE_HOME: '/x', HOME: '/home/u' }, 'linux', '/x/holdfast'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/u' }, 'linux', '/home/u/.cache/holdfast'],
    [{ HOLDFAST_CACHE: '', HOME: '/home/u' }, 'linux', '/home/u/.cache/holdfast'],
    [{ HOME: '/Users/u' }, 'darwin', '/Users/u/Library/Caches/holdfast'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/holdfast/Cache'],
  ] as const)('%o on %s', (env, platform, folder) => expect(cacheFolder(env, platform)).toBe(folder));
});

describe('writeAtomically', () => {
  it('writes, makes folders, replaces, and leaves nothing beside', async () => {
    const file = path.join(temporary, 'deep', 'a.txt');
    await writeAtomically(file, 'one');
    await Promise.all([writeAtomically(file, 'two'), writeAtomically(file, 'two')]);
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(path.dirname(file))).toEqual(['a.txt']);
  });

  it('says what to do where it cannot', async () => {
    writeFileSync(path.join(temporary, 'file'), '');
    await expect(writeAtomically(path.join(temporary, 'file', 'a.txt'), '')).rejects.toMatchObject({ finding: { code: 'CACHE-UNWRITABLE' } });
  });
});

describe('inTempThenRename', () => {
  it('fills once, also for two at a time', async () => {
    const folder = path.join(temporary, 'made');
    await Promise.all(['a', 'b'].map((text) => inTempThenRename(folder, async (t) => writeFileSync(path.join(t, 'who'), text))));
    expect(['a', 'b']).toContain(readFileSync(path.join(folder, 'who'), 'utf8'));
    await inTempThenRename(folder, () => Promise.reject(new Error('filled again')));
    expect(readdirSync(temporary).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves nothing where filling fails', async () => {
    const folder = path.join(temporary, 'failed');
    await expect(inTempThenRename(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(temporary).filter((name) => name.startsWith('failed'))).toEqual([]);
  });
});
