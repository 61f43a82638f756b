import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { Problem } from './problem.js';

/** Absolute folder for what can be had again: packages, checkouts, types. `HOLDFAST_CACHE` names another one. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform = process.platform): string {
  const chosen = env['HOLDFAST_CACHE'];
  if (chosen) return path.resolve(chosen);
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification says that a relative path is to be ignored.
  if (xdg && path.isAbsolute(xdg)) return path.join(xdg, 'holdfast');
  const home = env['HOME'] || homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'holdfast');
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'holdfast', 'Cache');
  return path.join(home, '.cache', 'holdfast');
}

/** Writes all or nothing: a reader sees the old text or the new one, whoever is killed. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${suffix()}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await discard(temporary);
    throw unwritable(error, path.dirname(file));
  }
}

/**
 * Makes `folder` by filling a temporary neighbour and renaming it; where `folder` is there already nothing is done. Two processes
 * that make the same one do not meet: the first rename wins, and the other's work is dropped.
 */
export async function inTempThenRename(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  if (await isThere(folder)) return;
  const temporary = `${folder}.${suffix()}`;
  try {
    await mkdir(temporary, { recursive: true }).catch((error: unknown) => { throw unwritable(error, path.dirname(folder)); });
    await fill(temporary);
    await rename(temporary, folder).catch(async (error: unknown) => {
      if (!(await isThere(folder))) throw unwritable(error, path.dirname(folder));
    });
  } finally {
    await discard(temporary);
  }
}

/** Removes what was begun; where its folder could never be made, there is nothing to remove, and the first error is the one to tell. */
async function discard(temporary: string): Promise<void> {
  await rm(temporary, { recursive: true, force: true, maxRetries: 3 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTDIR') throw error;
  });
}

/** Ends in `.tmp`, so that what a killed process left behind is known for what it is. */
function suffix(): string {
  return `${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(() => true, () => false);
}

/** CACHE-UNWRITABLE, where that is what an error says. */
export function unwritable(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EDQUOT'].includes(code)) return error;
  return new Problem({
    code: 'CACHE-UNWRITABLE', severity: 'error',
    message: `Cannot write into ${folder}: ${message}. Free some space, mend its permissions, or name another folder in HOLDFAST_CACHE.`,
  });
}
