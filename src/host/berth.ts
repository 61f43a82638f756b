import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { guestLaunch, GUEST_MEMORY } from './guest-command.js';
import { launch, type GuestChild, type Launch } from './guest-launch.js';
import { readNodeVersion } from './permission.js';

/** The folders of one guest, all absolute and real, and its process where that is on its way before it is known what it will run. */
export interface Berth {
  readonly own: string;
  /** Where its subject is laid out; all of it may be read. */
  readonly stage: string;
  /** The one that it may write to. */
  readonly work: string;
  /** The process that was started ahead, if it was for just this; once. Whatever was started for something else is ended. */
  started(wanted: Launch): GuestChild | null;
  /** Takes the folders away at once, and what was started and not asked for; fulfilled when that is gone. */
  remove(): Promise<void>;
}

export function makeBerth(temporary: string, begin: (berth: Pick<Berth, 'own' | 'stage' | 'work'>) => Launch | null = () => null): Berth {
  const own = realpathSync.native(mkdtempSync(path.join(temporary, 'guest-')));
  const folders = { own, stage: path.join(own, 'stage'), work: path.join(own, 'work') };
  mkdirSync(folders.work);
  mkdirSync(folders.stage);
  const ahead = begin(folders);
  let child = ahead === null ? null : launch(ahead);
  // Whoever takes it hears how it ended; of one that nobody takes it is of no account.
  const gone = child?.ended.then(() => undefined, () => undefined) ?? Promise.resolve();
  const taken = (): GuestChild | null => {
    const now = child;
    child = null;
    return now;
  };
  return {
    ...folders,
    started: (wanted) => {
      const started = taken();
      if (ahead !== null && isSame(ahead, wanted)) return started;
      started?.kill();
      return null;
    },
    remove: () => {
      const unasked = taken();
      unasked?.kill();
      rmSync(own, { recursive: true, force: true, maxRetries: 3 });
      return unasked === null ? Promise.resolve() : gone;
    },
  };
}

function isSame(a: Launch, b: Launch): boolean {
  return a.node === b.node && a.folder === b.folder && a.memory === b.memory && a.jail === b.jail && a.args.length === b.args.length && a.args.every((each, i) => each === b.args[i]);
}

/** Berths with a process in each, made before all else that a run has to load and to read. */
export interface SpareBerths {
  /** One that nobody took yet. */
  take(): Berth | null;
  /** Ends those that nobody took. */
  close(): Promise<void>;
}

export interface Spares {
  readonly count: number;
  readonly temporary: string;
  /** Of the guest's bundle. */
  readonly guestEntry: string;
  /** What its subjects may read: see `GuestOptions`. */
  readonly reads: 'closure' | 'everything';
}

/**
 * Starts guests for subjects that bring no packages of their own and are granted nothing: the usual case. A Node takes as long to start as the
 * coordinator takes to read what it is to be asked; for another subject it is ended, and another one started.
 */
export function spareBerths({ count, temporary, guestEntry, reads }: Spares): SpareBerths {
  const command = { node: process.execPath, version: readNodeVersion(process.version), bundle: realpathSync.native(guestEntry), grants: [], memory: GUEST_MEMORY };
  const berths = Array.from({ length: count }, () => makeBerth(temporary, ({ stage, work }) => guestLaunch({ ...command, folder: work, reads: reads === 'everything' ? null : [stage] })));
  return {
    take: () => berths.shift() ?? null,
    close: async () => { await Promise.all(berths.splice(0).map((each) => each.remove())); },
  };
}
