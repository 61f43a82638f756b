import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../host/command.js';
import type { FileSource, History } from '../model/ports.js';

const LEFT_OUT = new Set(['node_modules', '.git', '.holdfast', 'dist', 'coverage']);

/** The working folder's own files. */
export function treeFiles(workingFolder: string, signal: AbortSignal): FileSource {
  return {
    name: 'tree',
    list: async () => {
      const git = async (...args: readonly string[]): Promise<readonly string[] | null> => {
        const { code, stdout } = await runCommand('git', ['ls-files', '-z', ...args], { cwd: workingFolder, signal, env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
        return code === 0 ? stdout.split('\0').filter((f) => f !== '') : null;
      };
      const [listed, deleted] = await Promise.all([git('--cached', '--others', '--exclude-standard'), git('--deleted')]);
      // Outside of a repository, or without git, the folder itself is walked.
      if (listed === null) return walk(workingFolder, '').sort();
      const gone = new Set(deleted);
      return [...new Set(listed)].filter((f) => !gone.has(f)).sort();
    },
    read: (file) => readFile(path.join(workingFolder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR') return null;
      throw error;
    }),
  };
}

/** What a commit holds below the working folder. */
export function commitFiles(history: History, commit: string): FileSource {
  return { name: commit, list: () => history.listAt(commit, ''), read: (file) => history.readAt(commit, file) };
}

function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : walk(root, file);
    return entry.isFile() ? [file] : [];
  });
}
