import type { Config } from '../model/config.js';
import type { FileSource, History, MadeFiles, ObjectStore, PendingStore, Signatures, SpecFiles, SubjectAdapter, Threads, TypesAdapter } from '../model/ports.js';
import type { Evaluator } from '../model/program.js';
import type { ImplementationName } from '../model/implementation.js';
import type { Progress } from '../model/progress.js';
import type { ReplayRecord } from '../model/replay.js';
import type { LedgerWorld } from './ledger/world.js';
import type { LintedShare, LintShare } from './lint/share.js';

/** All that a run needs of the world; `project.ts` puts it together. */
export interface World extends LedgerWorld {
  readonly subject: SubjectAdapter;
  readonly types: TypesAdapter;
  readonly specs: SpecFiles;
  readonly lintThreads: Threads<LintShare, LintedShare>;
  readonly made: MadeFiles;
  readonly readName: (text: string) => ImplementationName;
  /** Milliseconds from some fixed moment, never going back. */
  readonly clock: () => number;
  /** Milliseconds that this process was at work since it began: the rest of the time it waited. */
  readonly busy: () => number;
  /** Of the machine, as far as it is ours. */
  readonly cores: number;
  /** The text of a file; a Problem where it cannot be read. */
  readonly readText: (path: string) => string;
  /** Writes a module into a folder of ours and gives its path; for predicates that are handed in as text. */
  readonly writeModule: (name: string, text: string) => string;
  readonly progress: (event: Progress) => void;
  readonly replays: ReplayStore;
  readonly objects: ObjectStore;
  readonly history: History;
  readonly signatures: Signatures;
  /** The working folder's own files. */
  readonly tree: FileSource;
  /** What a commit holds. */
  readonly commit: (commit: string) => FileSource;
  /** What a source of files says of itself, in its folder or in the nearest one above that has a configuration. */
  readonly config: (files: FileSource) => Promise<Config>;
  /** Where that stands, from the working folder on, with `/`; null where there is none. */
  readonly configFile: (files: FileSource) => Promise<string | null>;
  readonly pending: PendingStore;
  /** The platform's own, which is much faster than ours. */
  readonly sha256: (text: string) => string;
  /** What observations may depend on: `node 20.20.2, icu 74.1, linux x64`. */
  readonly environment: string;
  /** Starts a process for spec code; it is contained, and no candidate is in it. */
  readonly startEvaluator: (signal: AbortSignal) => Promise<Evaluator>;
  /** Writes a module whose path depends on its content alone, and gives the path: what is read from it can be cached. */
  readonly keepModule: (name: string, text: string) => string;
  /** A name that nobody can have heard before. */
  readonly nonce: () => string;
  /** The Node that runs the subjects. */
  readonly node: string;
}

/** Where a witness is kept until somebody replays it. */
export interface ReplayStore {
  save(record: ReplayRecord): Promise<void>;
  /** Null where there is none of that id. */
  load(id: string): Promise<ReplayRecord | null>;
}
