import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { Problem } from '../host/problem.js';
import type { FileChange } from '../model/baseline.js';
import type { Disk } from './disk.js';
import { isStale, TEMPORARY } from './lock.js';

/**
 * Several files change together. Their new texts are written beside them; then one rename puts the journal in place, which names them
 * all: from there on the update has happened, and whoever comes next completes it. Until then nothing has.
 */
interface Journal {
  /** Absolute path, and where its new text lies; null removes the file. */
  readonly files: readonly { readonly path: string; readonly temporary: string | null }[];
}

export function journalFile(folder: string): string {
  return path.join(folder, '.holdfast.journal');
}

/** In the other folders of an update: where its journal is. */
interface Pointer {
  readonly journalIn: string;
}

/** Carries out an update. `folders` are locked; the journal stands in the first. Throws LEDGER-UNWRITABLE, with all as it was. */
export async function commit(changes: readonly FileChange[], folders: readonly string[], disk: Disk): Promise<void> {
  const token = randomBytes(6).toString('hex');
  const files = changes.map(({ path: file, text }) => ({ path: file, temporary: text === null ? null : `${file}.${token}${TEMPORARY}` }));
  const main = folders[0]!;
  const drafts: string[] = [];
  const draft = async (file: string, text: string): Promise<void> => {
    drafts.push(file);
    await disk.create(file, text);
  };
  try {
    for (const [i, { temporary }] of files.entries()) {
      if (temporary === null) continue;
      await disk.makeFolder(path.dirname(temporary));
      await draft(temporary, changes[i]!.text!);
    }
    for (const other of folders.slice(1)) {
      await draft(`${journalFile(other)}.${token}${TEMPORARY}`, JSON.stringify({ journalIn: main } satisfies Pointer));
      await disk.rename(`${journalFile(other)}.${token}${TEMPORARY}`, journalFile(other));
    }
    await draft(`${journalFile(main)}.${token}${TEMPORARY}`, JSON.stringify({ files } satisfies Journal));
    await disk.rename(`${journalFile(main)}.${token}${TEMPORARY}`, journalFile(main));
  } catch (error) {
    await Promise.allSettled(drafts.map((file) => disk.remove(file)));
    throw unwritable(error, main, 'Nothing was changed.');
  }
  await complete({ files }, folders, disk);
}

/** Completes what was interrupted after it had happened, and clears away what was interrupted before. The folder is locked. */
export async function recover(folder: string, disk: Disk): Promise<void> {
  const text = await disk.read(journalFile(folder));
  if (text === null) return clear(folder, disk);
  const found = JSON.parse(text) as Journal | Pointer;
  if ('files' in found) return complete(found, [folder], disk);
  // The folder that has the journal is locked by whoever made it, or nobody: what is done twice is done once.
  const main = await disk.read(journalFile(found.journalIn));
  if (main !== null) await complete(JSON.parse(main) as Journal, [found.journalIn], disk);
  await disk.remove(journalFile(folder));
}

async function complete({ files }: Journal, folders: readonly string[], disk: Disk): Promise<void> {
  try {
    for (const { path: file, temporary } of files) {
      if (temporary === null) await disk.remove(ours(file));
      else await disk.rename(checked(temporary, file), file).catch(absent);
    }
    for (const folder of new Set(files.map(({ path: file }) => path.dirname(file)))) await disk.sync(folder).catch(absent);
    for (const folder of folders) await disk.remove(journalFile(folder));
  } catch (error) {
    throw unwritable(error, folders[0]!, `The update is kept in ${journalFile(folders[0]!)} and is completed by the next command that reads this ledger.`);
  }
}

/** A journal may come from anywhere: it renames only what Holdfast wrote for that file, and removes nothing but what it keeps. */
function checked(temporary: string, file: string): string {
  if (temporary.startsWith(`${file}.`) && temporary.endsWith(TEMPORARY) && path.dirname(temporary) === path.dirname(file)) return temporary;
  throw new Problem({ code: 'LEDGER-UNWRITABLE', severity: 'error', message: `A journal wants to rename ${temporary} to ${file}, which no update of Holdfast does. Remove the file .holdfast.journal; it was not written by Holdfast.` });
}

function ours(file: string): string {
  if (/\.(?:baseline|spec\.md)$/.test(file) || /[/\\]decisions[/\\][^/\\]+\.(?:md|list)$/.test(file)) return file;
  throw new Problem({ code: 'LEDGER-UNWRITABLE', severity: 'error', message: `A journal wants to remove ${file}, which no update of Holdfast does. Remove the file .holdfast.journal; it was not written by Holdfast.` });
}

/** Renamed already, by the one that was interrupted. */
function absent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

async function clear(folder: string, disk: Disk): Promise<void> {
  for (const each of [folder, path.join(folder, 'decisions')]) {
    for (const name of await disk.list(each)) {
      if (!name.endsWith(TEMPORARY)) continue;
      // Drafts of locks belong to those who wait for this one, while they live.
      const waits = name.startsWith('.holdfast.lock.') && !isStale(await disk.read(path.join(each, name)) ?? '');
      if (!waits) await disk.remove(path.join(each, name));
    }
  }
}

export function unwritable(error: unknown, folder: string, state: string): unknown {
  if (error instanceof Problem) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined || !UNWRITABLE.has(code)) return error;
  return new Problem({ code: 'LEDGER-UNWRITABLE', severity: 'error', file: folder, message: `Cannot write in ${folder}: ${message}. ${state} Free some space or mend the permissions, and try again.` });
}

const UNWRITABLE: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EFBIG', 'EDQUOT', 'ENOTDIR', 'EIO', 'EMFILE', 'ENFILE']);
