import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReplayRecord } from '../model/replay.js';
import { writeAtomically } from './cache.js';

/** Witnesses as one JSON file each, under their id. */
export function replayStore(folder: string): { save(record: ReplayRecord): Promise<void>; load(id: string): Promise<ReplayRecord | null> } {
  const fileOf = (id: string): string => path.join(folder, `${id.replaceAll(/[^0-9a-z-]/gi, '')}.json`);
  return {
    save: async (record) => writeAtomically(fileOf(record.id), `${JSON.stringify(record, null, 1)}\n`),
    load: async (id) => {
      const text = await readFile(fileOf(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return text === null ? null : (JSON.parse(text) as ReplayRecord);
    },
  };
}
