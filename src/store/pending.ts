import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { unwritable, writeAtomically } from '../host/cache.js';
import type { PendingStore } from '../model/ports.js';

/** `.holdfast/pending`: what the last run found and nobody has ruled on; git does not track it. */
export function pendingStore(folder: string): PendingStore {
  const fileOf = (id: string): string => path.join(folder, `${id}.json`);
  return {
    remove: (id) => rm(fileOf(id), { force: true }).catch((error: unknown) => { throw unwritable(error, folder); }),
    save: (id, record) => writeAtomically(fileOf(id), `${JSON.stringify(record, null, 2)}\n`),
    load: async (id) => {
      if (!/^[0-9a-f]{8}$/.test(id)) return null;
      const text = await readFile(fileOf(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
        throw error;
      });
      return text === null ? null : JSON.parse(text) as unknown;
    },
    list: async () => {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
        throw error;
      });
      return Promise.all(names.filter((n) => n.endsWith('.json')).sort().map(async (n) => JSON.parse(await readFile(path.join(folder, n), 'utf8')) as unknown));
    },
  };
}
