import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './host/cache.js';
import { Problem } from './host/problem.js';
import { replayStore } from './host/replay-store.js';
import { ledgerWorld } from './project-ledger.js';
import type { Progress } from './model/progress.js';
import type { World } from './run/world.js';
import { readImplementationName } from './subject/implementation-name.js';
import { moduleSubject } from './subject/module/adapter.js';
import { typesAdapter } from './types/adapter.js';

/** Where a run takes place; everything has a default. */
export interface Surroundings {
  /** Paths start here. */
  readonly workingFolder?: string;
  /** Packages, checkouts, types and witnesses are kept here. */
  readonly cacheFolder?: string;
  /** The Node executable that runs the subjects. */
  readonly node?: string;
  readonly progress?: (event: Progress) => void;
}

/** Puts the concrete adapters together for one run; its temporary folder is gone afterwards, whatever happened. */
export async function withWorld<T>(surroundings: Surroundings, use: (world: World) => Promise<T>): Promise<T> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-'));
  try {
    return await use(makeWorld(surroundings, temporary));
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

function makeWorld(surroundings: Surroundings, temporary: string): World {
  const workingFolder = path.resolve(surroundings.workingFolder ?? process.cwd());
  const cache = surroundings.cacheFolder ?? cacheFolder(process.env);
  const progress = surroundings.progress ?? ((): void => undefined);
  return {
    subject: moduleSubject({ workingFolder, cacheFolder: cache, temporary, guestEntry: guestEntry(), progress: (what) => progress({ step: 'resolving', what }) }),
    types: typesAdapter({ cacheFolder: path.join(cache, 'types') }),
    readName: readImplementationName,
    clock: () => performance.now(),
    readText: (file) => readText(path.resolve(workingFolder, file), file),
    writeModule: (name, text) => {
      const folder = mkdtempSync(path.join(temporary, 'module-'));
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    },
    progress,
    replays: replayStore(path.join(cache, 'replays')),
    node: surroundings.node ?? process.execPath,
    ...ledgerWorld({ workingFolder }),
  };
}

function readText(file: string, name: string): string {
  if (!existsSync(file)) throw new Problem({ code: 'EXAMPLES-NOT-FOUND', severity: 'error', file: name, message: `There is no file ${name}. Paths start at the working directory.` });
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem({ code: 'EXAMPLES-NOT-FOUND', severity: 'error', file: name, message: `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}. Name a file of text.` });
  }
}

/** The guest is a bundle of its own that is started by path: beside this file when built, in `dist` when run from source. */
function guestEntry(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const found = [path.join(here, 'guest.js'), path.join(here, '..', 'dist', 'guest.js')].find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Problem({ code: 'INTERNAL', severity: 'error', message: `The guest is missing beside ${here}: the package is incomplete. Install it again; from source, run npm run build.` });
}
