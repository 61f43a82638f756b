import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MadeFiles } from '../model/ports.js';
import { Problem } from './problem.js';

/** Made files on this machine. A new text is written beside the file and takes its place at once. */
export function madeFiles(workingFolder: string): MadeFiles {
  const at = (file: string): string => path.resolve(workingFolder, file);
  return {
    list: async (folder) => (await readdir(at(folder), { withFileTypes: true, recursive: true }).catch(absent([])))
      .filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.relative(at(folder), path.join(parentPath, name)).replaceAll(path.sep, '/')).toSorted(),
    read: (file) => readFile(at(file), 'utf8').catch(absent(null)),
    write: (file, text) => attempt(file, async () => {
      await mkdir(path.dirname(at(file)), { recursive: true });
      const beside = `${at(file)}.${process.pid}.tmp`;
      try {
        await writeFile(beside, text);
        await rename(beside, at(file));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    }),
    remove: (file) => attempt(file, () => rm(at(file), { force: true })),
  };
}

function absent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return value;
    throw error;
  };
}

async function attempt(file: string, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    throw new Problem({ code: 'BUILD-REFUSED', severity: 'error', file, message: `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}. Make its folder writable, or name another with --out.` });
  }
}
