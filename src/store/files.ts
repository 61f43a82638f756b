import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ownFiles } from '../host/find-files.js';
import type { FileSource, History } from '../model/ports.js';

/** The working folder's own files. */
export function treeFiles(workingFolder: string, signal: AbortSignal): FileSource {
  return {
    name: 'tree',
    list: () => ownFiles(workingFolder, [''], signal),
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
