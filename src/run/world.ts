import type { SubjectAdapter, TypesAdapter } from '../model/ports.js';
import type { ImplementationName } from '../model/implementation.js';
import type { Progress } from '../model/progress.js';
import type { ReplayRecord } from '../model/replay.js';
import type { LedgerWorld } from './ledger/world.js';

/** All that a run needs of the world; `project.ts` puts it together. */
export interface World extends LedgerWorld {
  readonly subject: SubjectAdapter;
  readonly types: TypesAdapter;
  readonly readName: (text: string) => ImplementationName;
  /** Milliseconds from some fixed moment, never going back. */
  readonly clock: () => number;
  /** The text of a file; a Problem where it cannot be read. */
  readonly readText: (path: string) => string;
  /** Writes a module into a folder of ours and gives its path; for predicates that are handed in as text. */
  readonly writeModule: (name: string, text: string) => string;
  readonly progress: (event: Progress) => void;
  readonly replays: ReplayStore;
  /** The Node that runs the subjects. */
  readonly node: string;
}

/** Where a witness is kept until somebody replays it. */
export interface ReplayStore {
  save(record: ReplayRecord): Promise<void>;
  /** Null where there is none of that id. */
  load(id: string): Promise<ReplayRecord | null>;
}
