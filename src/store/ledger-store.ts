import path from 'node:path';
import type { DecisionTexts, LedgerTexts } from '../model/baseline.js';
import type { LedgerStore } from '../model/ports.js';
import { realDisk } from './disk.js';
import type { Disk } from './disk.js';
import { withLock } from './lock.js';
import type { LockOptions } from './lock.js';
import { commit, journalFile, recover, unwritable } from './transaction.js';

export interface StoreOptions {
  readonly disk?: Disk;
  /** Milliseconds to wait for another process. */
  readonly patience?: number;
}

/** Baselines and decisions as files beside their specs. */
export function ledgerStore({ disk = realDisk, patience = 20_000 }: StoreOptions = {}): LedgerStore {
  const options: LockOptions = { disk, patience };
  return {
    read: (folder, spec) => settledRead(folder, spec, options),
    update: async (folders, change) => {
      // In one order, so that two of them do not wait for one another.
      const sorted = [...new Set(folders)].toSorted();
      return locked(sorted, options, async () => {
        const { files, result } = await change((folder, spec) => textsOf(folder, spec, disk));
        if (files.length > 0) await commit(files, sorted, disk);
        return result;
      });
    },
  };
}

/** All locks, then what was left of earlier updates. */
async function locked<T>(folders: readonly string[], options: LockOptions, use: () => Promise<T>): Promise<T> {
  const [first, ...rest] = folders;
  if (first === undefined) return use();
  try {
    return await withLock(first, options, async () => {
      await recover(first, options.disk);
      return locked(rest, options, use);
    });
  } catch (error) {
    throw unwritable(error, first, 'Nothing was changed.');
  }
}

/** Reads again if something changed meanwhile, so that baseline and decisions are of one moment. */
async function settledRead(folder: string, spec: string, options: LockOptions): Promise<LedgerTexts> {
  for (;;) {
    const before = await stateOf(folder, spec, options.disk);
    if (before.pending) await locked([folder], options, async () => undefined);
    else {
      const texts = await textsOf(folder, spec, options.disk);
      const after = await stateOf(folder, spec, options.disk);
      if (!after.pending && after.files === before.files) return texts;
    }
  }
}

async function stateOf(folder: string, spec: string, disk: Disk): Promise<{ readonly pending: boolean; readonly files: string }> {
  const [journal, ...files] = await Promise.all([journalFile(folder), path.join(folder, `${spec}.baseline`), path.join(folder, 'decisions')].map((file) => disk.state(file)));
  return { pending: journal !== null, files: files.join('; ') };
}

async function textsOf(folder: string, spec: string, disk: Disk): Promise<LedgerTexts> {
  const decisions = path.join(folder, 'decisions');
  const names = await disk.list(decisions);
  const lists = new Set(names.filter((name) => name.endsWith('.list')));
  const read = async (name: string): Promise<DecisionTexts | null> => {
    const list = `${name.slice(0, -'.md'.length)}.list`;
    const [text, listed] = await Promise.all([disk.read(path.join(decisions, name)), lists.has(list) ? disk.read(path.join(decisions, list)) : null]);
    return text === null ? null : { name, text, list: listed };
  };
  const all = await Promise.all(names.filter((name) => name.endsWith('.md') && name !== 'README.md').toSorted().map(read));
  return { baseline: await disk.read(path.join(folder, `${spec}.baseline`)), decisions: all.filter((each) => each !== null) };
}
