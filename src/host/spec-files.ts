import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import type { SpecFiles } from '../model/ports.js';
import { runCommand } from './command.js';
import { Problem } from './problem.js';

const SUFFIX = '.spec.md';
const INSTALLED: ReadonlySet<string> = new Set(['node_modules', '.git', '.holdfast']);

/** Specs on this machine; paths are relative to the working folder and have `/` between their parts. */
export function specFiles(workingFolder: string): SpecFiles {
  const below = async (folder: string): Promise<readonly string[]> => {
    const found = (await listedByGit(path.resolve(workingFolder, folder))) ?? walk(path.resolve(workingFolder, folder));
    return found.map((file) => path.posix.join(slashes(folder), file)).toSorted();
  };
  return {
    find: () => below('.'),
    named: async (name) => {
      const kind = kindOf(path.resolve(workingFolder, name));
      if (kind === null) throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `There is no file ${name}. Paths start at the working directory; without one, all *.spec.md below it are read.` });
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

/** Tracked files and new ones that are not ignored; null outside of a repository, or without git. */
async function listedByGit(folder: string): Promise<readonly string[] | null> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', `*${SUFFIX}`];
  const { code, stdout } = await runCommand('git', args, { cwd: folder, signal: new AbortController().signal, env: { GIT_OPTIONAL_LOCKS: '0' } });
  if (code !== 0) return null;
  // A file that was deleted and is still tracked is listed too, and one with a conflict several times.
  return [...new Set(stdout.split('\0'))].filter((file) => file !== '' && kindOf(path.join(folder, file)) === 'file');
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return INSTALLED.has(entry.name) ? [] : walk(path.join(folder, entry.name)).map((file) => `${entry.name}/${file}`);
    return entry.isFile() && entry.name.endsWith(SUFFIX) ? [entry.name] : [];
  });
}
