import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand, type CommandResult } from '../host/command.js';
import type { FileSource, History } from '../model/ports.js';

const LEFT_OUT = new Set(['node_modules', '.git', '.holdfast', 'dist', 'coverage']);

/** The working folder's own files. */
export function treeFiles(workingFolder: string, signal: AbortSignal): FileSource {
  return {
    name: 'tree',
    list: async () => {
      const ask = (...which: string[]): Promise<CommandResult> => runCommand('git', ['ls-files', ...which, '-z'], { cwd: workingFolder, signal, env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
      const [listed, deleted] = await Promise.all([ask('--cached', '--others', '--exclude-standard'), ask('--deleted')]);
      // Outside of a repository, or without git, the folder itself is walked.
      if (listed.code !== 0) return walk(workingFolder, '').sort();
      const gone = new Set(deleted.stdout.split('\0'));
      return [...new Set(listed.stdout.split('\0'))].filter((f) => !gone.has(f)).sort();
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
