import { readFileSync, statSync, writeFileSync } from 'node:fs';
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
    plain: (name) => plain(workingFolder, name),
    named: async (name) => {
      const kind = kindOf(path.resolve(workingFolder, name));
      if (kind !== null) return kind === 'file' ? [plain(workingFolder, name)] : below(plain(workingFolder, name));
      const matching = await matched(workingFolder, slashes(name), below);
      if (matching.length > 0) return matching;
      const what = isGlob(name) ? `No spec matches ${name}` : `There is no file ${name}`;
      throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `${what}. Paths start at the working directory; without one, all specs below it are read.` });
    },
    write: (name, text) => {
      try {
        writeFileSync(path.resolve(workingFolder, name), text);
      } catch (error) {
        throw new Problem({ code: 'SPEC-UNREADABLE', severity: 'error', file: name, message: `${name} cannot be written: ${error instanceof Error ? error.message : String(error)}. Let it be written to, or run without --fix.` });
      }
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

/** A path as it was named, from the working folder: `./a.md`, an absolute one and `a.md` are one file. */
function plain(workingFolder: string, name: string): string {
  return slashes(path.relative(workingFolder, path.resolve(workingFolder, name))) || '.';
}

function isGlob(name: string): boolean {
  return /[*?[{]/.test(name);
}

/** The specs that a glob is about: shells expand it only where nobody quoted it, and some never do. */
async function matched(workingFolder: string, name: string, below: (folder: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  if (!isGlob(name)) return [];
  const { default: picomatch } = await import('picomatch');
  const glob = path.posix.normalize(name);
  const { base } = picomatch.scan(glob);
  if (kindOf(path.resolve(workingFolder, base)) !== 'folder') return [];
  const isMatch = picomatch(glob);
  return (await below(base === '' ? '.' : base)).filter((file) => isMatch(file));
}

function slashes(name: string): string {
  return name.split(path.sep).join('/');
}

function kindOf(file: string): 'file' | 'folder' | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : stats.isDirectory() ? 'folder' : 'file';
}
