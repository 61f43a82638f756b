import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { cacheFolder } from './host/cache.js';
import { createEvaluator } from './host/evaluator-process.js';
import { madeFiles } from './host/made-files.js';
import { Problem } from './host/problem.js';
import { replayStore } from './host/replay-store.js';
import { sha256 } from './host/sha256.js';
import { threadsOf } from './host/threads.js';
import { ledgerWorld } from './project-ledger.js';
import { specsIn } from './project-specs.js';
import type { Progress } from './model/progress.js';
import type { World } from './run/world.js';
import { bundle, withTemporary, type Temporary } from './temporary.js';
import { readImplementationName } from './subject/implementation-name.js';
import { configFile, readConfig } from './store/config.js';
import { foldersAbove, homeOf } from './store/folders-above.js';
import { commitFiles, treeFiles } from './store/files.js';
import { gitHistory } from './store/history.js';
import { pendingStore } from './store/pending.js';
import { gitSignatures } from './store/signatures.js';
import { moduleSubject } from './subject/module/adapter.js';
import { objectStore } from './subject/module/objects.js';
import { typesAdapter } from './types/adapter.js';

/** MiB, and seconds that one run of a check may take. */
const EVALUATOR_MEMORY = 512;
const EVALUATOR_SECONDS = 5;

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

/** Puts the concrete adapters together for one run. */
export function withWorld<T>(surroundings: Surroundings, use: (world: World) => Promise<T>, temporary: Temporary | null = null): Promise<T> {
  return temporary === null ? withTemporary(null, (own) => withWorld(surroundings, use, own)) : use(makeWorld(surroundings, temporary));
}

function makeWorld(surroundings: Surroundings, { folder: temporary, spares }: Temporary): World {
  const workingFolder = path.resolve(surroundings.workingFolder ?? process.cwd());
  const cache = surroundings.cacheFolder ?? cacheFolder(process.env);
  const progress = surroundings.progress ?? ((): void => undefined);
  return {
    subject: moduleSubject({ workingFolder, cacheFolder: cache, temporary, guestEntry: bundle('guest.js'), spares: spares ?? undefined, progress: (what) => progress({ step: 'resolving', what }) }),
    types: typesAdapter({ cacheFolder: path.join(cache, 'types') }),
    specs: specsIn(workingFolder),
    lintThreads: threadsOf(() => bundle('lint-thread.js')),
    made: madeFiles(workingFolder),
    readName: readImplementationName,
    clock: () => performance.now(),
    busy: () => performance.eventLoopUtilization().active,
    cores: availableParallelism(),
    readText: (file) => readText(path.resolve(workingFolder, file), file),
    writeModule: (name, text) => {
      const folder = mkdtempSync(path.join(temporary, 'module-'));
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    },
    progress,
    replays: replayStore(path.join(cache, 'replays')),
    ...recordKeeping(workingFolder, temporary),
    keepModule: (name, text) => keepModule([cache, temporary].map((at) => path.join(at, 'signatures', sha256(text).slice(0, 16))), name, text),
    startEvaluator: async (signal) => createEvaluator({ node: process.execPath, version: process.version, entry: realpathSync.native(bundle('evaluator.js')), memory: EVALUATOR_MEMORY, temporary, taskSeconds: EVALUATOR_SECONDS, signal }),
    sha256,
    environment: environmentText(),
    nonce: () => `planted-${randomUUID()}`,
    node: surroundings.node ?? process.execPath,
    ...ledgerWorld({ workingFolder }),
  };
}

/** What verify, record and decide read and keep beside the code. */
function recordKeeping(workingFolder: string, temporary: string): Pick<World, 'objects' | 'history' | 'signatures' | 'tree' | 'commit' | 'config' | 'configFile' | 'pending'> {
  const { signal } = new AbortController();
  const history = gitHistory(workingFolder, signal);
  const own = path.join(workingFolder, '.holdfast');
  const above = foldersAbove(workingFolder);
  return {
    objects: objectStore(path.join(homeOf(workingFolder), '.holdfast', 'objects')), pending: pendingStore(path.join(own, 'pending')), history, signatures: gitSignatures(workingFolder, temporary, signal),
    tree: treeFiles(workingFolder, signal), commit: (commit) => commitFiles(history, commit), config: (files) => readConfig(files, above), configFile: (files) => configFile(files, above),
  };
}

/** What observations may depend on. */
function environmentText(): string {
  return `node ${process.versions.node}, icu ${process.versions['icu'] ?? 'none'}, ${process.platform} ${process.arch}`;
}

/**
 * In the first of these folders that can be written to. The same text lies at the same path in every run, so that what was read from it
 * can be cached; where it cannot, it is read again, and no more.
 */
function keepModule([folder, ...others]: readonly string[], name: string, text: string): string {
  const file = path.join(folder as string, name);
  if (existsSync(file)) return file;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}.tmp`, text);
    renameSync(`${file}.${process.pid}.tmp`, file);
    return file;
  } catch (error) {
    if (others.length === 0) throw error;
    return keepModule(others, name, text);
  }
}

function readText(file: string, name: string): string {
  if (!existsSync(file)) throw new Problem({ code: 'EXAMPLES-NOT-FOUND', severity: 'error', file: name, message: `There is no file ${name}. Paths start at the working directory.` });
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem({ code: 'EXAMPLES-NOT-FOUND', severity: 'error', file: name, message: `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}. Name a file of text.` });
  }
}
