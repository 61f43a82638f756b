import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './command.js';

/** Kiro keeps its specs there. */
const READABLE = '.kiro';

/** Files below a folder whose names end in one of these, relative to it with `/`, in order; not in `node_modules`, nor in folders whose names begin with a dot. */
export async function findFiles(folder: string, ...endings: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (at: string): Promise<void> => {
    const entries = await readdir(path.join(folder, at), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      // What others took away while it was looked for holds nothing any more.
      if (error.code === 'ENOENT' && at !== '') return [];
      throw error;
    });
    for (const entry of entries) {
      const name = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'node_modules' && (!entry.name.startsWith('.') || entry.name === READABLE)) await visit(name);
      else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) found.push(name);
    }
  };
  await visit('');
  return found.toSorted();
}

/** The same of a repository's own files: tracked ones, and new ones that are not ignored. Outside of one, or without git, all that there are. */
export async function ownFiles(folder: string, endings: readonly string[], signal = new AbortController().signal): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...endings.map((ending) => `*${ending}`)];
  const { code, stdout } = await runCommand('git', args, { cwd: folder, signal, env: { GIT_OPTIONAL_LOCKS: '0' } });
  if (code !== 0) return findFiles(folder, ...endings);
  // A file that was deleted and is still tracked is listed too, and one with a conflict several times.
  return [...new Set(stdout.split('\0'))].filter((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile()).toSorted();
}
