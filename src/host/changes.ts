import { watch, type FSWatcher } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { sha256 } from './sha256.js';

/** Milliseconds that a folder has to be quiet: an editor writes, renames and writes again. */
const QUIET = 40;
/** Where the platform tells of no changes, it is looked for them so often. */
const POLL = 500;

export interface Changes {
  /**
   * Names of sources that are not as they were in the last call, or (those that were not asked about then) that were written since the
   * moment `since`, in milliseconds of the clock of files. Waits until there is one; none where `stop` ends it. A source is a file, or
   * `folder/*` or `folder/*.spec.md`: any file of the folder whose name ends so.
   */
  next(sources: readonly string[], since: number, stop: AbortSignal): Promise<readonly string[]>;
}

/** Watches files by their content: what was written again and says the same has not changed. */
export function changesIn(root: string): Changes {
  let known: ReadonlyMap<string, string> = new Map();
  return {
    next: async (sources, since, stop) => {
      const folders = new Set(sources.map((s) => path.dirname(path.resolve(root, s))));
      // Watched first and looked at then: nothing is written in between unseen.
      const bell = listen(folders, stop);
      try {
        for (;;) {
          if (stop.aborted) return [];
          const rung = bell.rung();
          let look = await lookAt(root, sources, known, since);
          if (look.changed.length > 0) {
            // It may have been seen while it was written: what it says once all is quiet counts.
            await after(QUIET);
            look = await lookAt(root, sources, known, since);
          }
          known = look.states;
          if (look.changed.length > 0) return look.changed;
          await rung;
        }
      } finally {
        bell.close();
      }
    },
  };
}

interface Look {
  readonly changed: readonly string[];
  readonly states: ReadonlyMap<string, string>;
}

/** Times are asked for after the contents: what is written in between shows in one of the two. */
async function lookAt(root: string, sources: readonly string[], before: ReadonlyMap<string, string>, since: number): Promise<Look> {
  const states = await statesOf(root, sources);
  const is = await Promise.all(sources.map(async (s) => (before.has(s) ? before.get(s) !== states.get(s) : isWrittenSince(path.resolve(root, s), since))));
  return { changed: sources.filter((_, i) => is[i] === true), states };
}

interface Bell {
  /** Settles when something happened in a folder, and it is quiet again, or on `stop`. */
  rung(): Promise<void>;
  close(): void;
}

function listen(folders: ReadonlySet<string>, stop: AbortSignal): Bell {
  let ring: () => void = () => undefined;
  const stopped = (): void => ring();
  stop.addEventListener('abort', stopped);
  let timer: NodeJS.Timeout | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => ring(), QUIET);
  };
  const watchers: FSWatcher[] = [];
  let poll: NodeJS.Timeout | undefined;
  const fallBack = (): void => { poll ??= setInterval(() => ring(), POLL); };
  for (const folder of folders) {
    try {
      watchers.push(watch(folder, heard).on('error', fallBack));
    } catch {
      // The folder is not there yet, or the platform has no more watchers to give.
      fallBack();
    }
  }
  return {
    rung: () => new Promise((resolve) => { ring = resolve; }),
    close: () => {
      stop.removeEventListener('abort', stopped);
      clearTimeout(timer);
      clearInterval(poll);
      for (const watcher of watchers) watcher.close();
    },
  };
}

async function statesOf(root: string, sources: readonly string[]): Promise<Map<string, string>> {
  return new Map(await Promise.all(sources.map(async (source) => [source, await stateOf(path.resolve(root, source))] as const)));
}

async function stateOf(file: string): Promise<string> {
  const files = await matching(file);
  return (await Promise.all(files.map(async (each) => `${each} ${await readFile(each, 'utf8').then(sha256, () => 'not there')}`))).join('\n');
}

async function isWrittenSince(file: string, since: number): Promise<boolean> {
  const times = await Promise.all((await matching(file)).map((each) => stat(each).then((s) => s.mtimeMs, () => 0)));
  // What claims to be from the future would be new for ever.
  return times.some((time) => time > since && time <= Date.now());
}

/** The file itself, or those of its folder that a `*` stands for. */
async function matching(file: string): Promise<readonly string[]> {
  const name = path.basename(file);
  if (!name.startsWith('*')) return [file];
  const folder = path.dirname(file);
  const names = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return names.filter((n) => n.isFile() && n.name.endsWith(name.slice(1))).map((n) => path.join(folder, n.name)).sort();
}
