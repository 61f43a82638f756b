import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import type { SpecFiles } from '../model/ports.js';
import { ownFiles } from './find-files.js';
import { Problem } from './problem.js';

/** What the names of specs are like. */
export interface SpecNames {
  /** What all of them end in. */
  readonly endings: readonly string[];
  /** Whether a file may be one by its path. */
  isLike(file: string): boolean;
}

/** Specs on this machine; paths are relative to the working folder and have `/` between their parts. */
export function specFiles(workingFolder: string, { endings, isLike }: SpecNames): SpecFiles {
  const below = async (folder: string): Promise<readonly string[]> => {
    const found = await ownFiles(path.resolve(workingFolder, folder), endings);
    return found.map((file) => path.posix.join(slashes(folder), file)).filter((file) => isLike(file));
  };
  return {
    find: () => below('.'),
    named: async (name) => {
      const kind = kindOf(path.resolve(workingFolder, name));
      if (kind === null) throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `There is no file ${name}. Paths start at the working directory; without one, all specs below it are read.` });
      return kind === 'file' ? [slashes(name)] : below(name);
    },
    read: (name) => {
      try {
        return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path.resolve(workingFolder, name))) };
      } catch (error) {
        return { ok: false, message: error instanceof TypeError ? 'it is no text in UTF-8' : error instanceof Error ? error.message : String(error) };
      }
    },
  };
}

function slashes(name: string): string {
  return name.split(path.sep).join('/');
}

function kindOf(file: string): 'file' | 'folder' | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : stats.isDirectory() ? 'folder' : 'file';
}
