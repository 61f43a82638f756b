import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';

/** The steps in which files change; a test stands in for it and ends the process at each of them. */
export interface Disk {
  /** Null where there is no such file. */
  read(path: string): Promise<string | null>;
  /** Names; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Tells states of a file or folder apart; null where it is not there. */
  state(path: string): Promise<string | null>;
  /** A new file, on the disk when it is done. */
  create(path: string, text: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for a file, unless there is a file of that name: then false. */
  claim(file: string, name: string): Promise<boolean>;
  /** Of what is not there nothing is left to remove. */
  remove(path: string): Promise<void>;
  /** With those above it; the uppermost that was not there before, null where all were. */
  makeFolder(path: string): Promise<string | null>;
  /** One that holds nothing; any other stays. */
  removeFolder(path: string): Promise<void>;
  /** Renames in a folder are on the disk when it is done. */
  sync(folder: string): Promise<void>;
}

export const realDisk: Disk = {
  read: (path) => readFile(path, 'utf8').catch(absent(null)),
  list: (folder) => readdir(folder).catch(absent([])),
  state: (path) => stat(path, { bigint: true }).then(({ ino, size, mtimeNs }) => `${ino} ${size} ${mtimeNs}`, absent(null)),
  create: async (path, text) => {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  claim: async (file, name) => {
    try {
      await link(file, name).catch(async (error: NodeJS.ErrnoException) => {
        // Some file systems have no second names.
        if (error.code !== 'EPERM' && error.code !== 'ENOTSUP' && error.code !== 'ENOSYS') throw error;
        await copyFile(file, name, constants.COPYFILE_EXCL);
      });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  },
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => await mkdir(path, { recursive: true }) ?? null,
  removeFolder: (path) => rmdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'ENOENT') throw error;
  }),
  sync: async (folder) => {
    // Windows has no such thing for folders.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

function absent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return value;
    throw error;
  };
}
