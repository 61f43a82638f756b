import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Problem } from '../host/problem.js';
import type { Disk } from './disk.js';

/** Who holds a lock, as its file says. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO time. */
  readonly since: string;
  readonly token: string;
}

export interface LockOptions {
  readonly disk: Disk;
  /** Milliseconds to wait for another holder. */
  readonly patience: number;
}

/** Ends the names of files that are of no use once the process that made them is gone. */
export const TEMPORARY = '.holdfast-tmp';

export function lockFile(folder: string): string {
  return path.join(folder, '.holdfast.lock');
}

/**
 * Holds the lock of a folder while `use` runs. The lock is a file that names process and host; where that process has ended, on this
 * host, it is taken over. A folder that is not there is made, and taken away again where nothing was put into it. Throws LEDGER-LOCKED
 * when the holder does not let go in time.
 */
export async function withLock<T>(folder: string, options: LockOptions, use: () => Promise<T>): Promise<T> {
  const { disk } = options;
  const made = await disk.makeFolder(folder);
  const mine = await acquire(lockFile(folder), options);
  try {
    return await use();
  } finally {
    if ((await disk.read(lockFile(folder))) === mine) await disk.remove(lockFile(folder));
    if (made !== null) for (let at = folder; at.length >= made.length; at = path.dirname(at)) await disk.removeFolder(at);
  }
}

async function acquire(file: string, { disk, patience }: LockOptions): Promise<string> {
  const token = randomBytes(6).toString('hex');
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString(), token };
  const mine = JSON.stringify(holder);
  const draft = `${file}.${hostname()}.${process.pid}.${token}${TEMPORARY}`;
  await disk.create(draft, mine);
  try {
    const end = performance.now() + patience;
    while (!(await disk.claim(draft, file))) {
      const found = await disk.read(file);
      if (found !== null && isStale(found)) await takeOver(file, found, { draft, disk });
      else if (performance.now() > end) throw locked(file, found);
      else await after(5 + Math.random() * 20);
    }
    return mine;
  } finally {
    await disk.remove(draft);
  }
}

/** Removes a lock whose process has ended. Of several that see it only the one that has the guard may, and it looks again first. */
async function takeOver(file: string, stale: string, { draft, disk }: { draft: string; disk: Disk }): Promise<void> {
  const guard = `${file}.takeover`;
  if (!(await disk.claim(draft, guard))) {
    const found = await disk.read(guard);
    if (found !== null && isStale(found)) await disk.remove(guard);
    await after(5 + Math.random() * 20);
    return;
  }
  try {
    if ((await disk.read(file)) === stale) await disk.remove(file);
  } finally {
    await disk.remove(guard);
  }
}

/** Whether a file's name is that of a lock that a process meant to take, which has ended on this host. */
export function isAbandoned(name: string): boolean {
  const found = /^\.holdfast\.lock\.(.+)\.(\d+)\.[0-9a-f]+\.holdfast-tmp$/.exec(name);
  return found !== null && found[1] === hostname() && !isAlive(Number(found[2]));
}

function isStale(text: string): boolean {
  const holder = holderIn(text);
  // Nobody writes half a lock; what is none was put there by something else, and stays.
  if (holder === null || holder.host !== hostname()) return false;
  if (holder.pid === process.pid) return Date.parse(holder.since) < Date.now() - process.uptime() * 1000 - 1000;
  return !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function holderIn(text: string): Holder | null {
  try {
    const found = JSON.parse(text) as Holder;
    return Number.isInteger(found.pid) && found.pid > 0 && typeof found.host === 'string' ? found : null;
  } catch {
    return null;
  }
}

function locked(file: string, text: string | null): Problem {
  const holder = text === null ? null : holderIn(text);
  const who = holder === null ? 'something that left no name' : `process ${holder.pid} on ${holder.host}, since ${holder.since}`;
  return new Problem({ code: 'LEDGER-LOCKED', severity: 'error', file, message: `${file} is held by ${who}. Wait until it is done; if it is gone for good, remove that file.` });
}
