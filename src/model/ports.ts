import type { Case } from './case.js';
import type { Finding } from './finding.js';
import type { Constants, Implementation, ImplementationName } from './implementation.js';
import type { Observation } from './observation.js';
import type { GuestExport, Grant, GuestLimits, RefusedReply } from './protocol.js';
import type { Surface } from './shape.js';

/** A running subject that answers cases: the coordinator does not know where it runs. */
export interface Guest {
  readonly exports: readonly GuestExport[];
  /** What the module wrote while it loaded. */
  readonly wrote: string;
  /** Name of the level of containment that it runs in. */
  readonly sandbox: string;
  /** Exactly one observation a case, in order. Never rejects for what the subject does. */
  run(cases: readonly Case[]): Promise<readonly Observation[]>;
  /** Each refused access once. */
  refused(): readonly RefusedReply[];
  close(): Promise<void>;
}

export interface GuestOptions {
  readonly grants: readonly Grant[];
  readonly limits: GuestLimits;
  /** Seconds that one case may take before it counts as hung. */
  readonly caseSeconds: number;
  /** MiB of memory. */
  readonly memory: number;
  /** Absolute path of the Node executable that runs the subject. */
  readonly node: string;
  readonly signal: AbortSignal;
}

/** Either a guest that runs, or why the module did not load (which is an observation of the candidate, or a finding of `compare`). */
export type Started = { readonly ok: true; readonly guest: Guest } | { readonly ok: false; readonly observation: Observation; readonly finding: Finding };

/** A kind of subject: how an implementation is found, and how it is run. */
export interface SubjectAdapter {
  resolve(name: ImplementationName, signal: AbortSignal): Promise<Implementation>;
  start(implementation: Implementation, options: GuestOptions): Promise<Started>;
  /** Runs one case in the foreground under the debugger, stopped before the call; gives the exit code. */
  debug(implementation: Implementation, of: Case, options: GuestOptions): Promise<number>;
  /** What stands in the source of the closure, the entry's own files first. */
  constants(implementation: Implementation): Promise<Constants>;
}

/** What inputs the operations of a module take. */
export interface TypesAdapter {
  /** Reads a function type, `(items: Item[], coupon?: string) => number`, in the scope of the module where one is given. */
  signature(text: string, scope: Implementation | null): Promise<Surface>;
  /**
   * From what ships with the module; an operation that could not be read has no signatures, and that is said. With `operations` only
   * those are read (and their static functions), else the implementation's one export or all.
   */
  surface(implementation: Implementation, operations?: readonly string[]): Promise<{ readonly surface: Surface; readonly findings: readonly Finding[] }>;
}

/** The specs below a working folder. */
export interface SpecFiles {
  /** Paths of all `*.spec.md`, sorted; in a repository those that git does not ignore, else all but what is installed. */
  find(): Promise<readonly string[]>;
  /** The path itself, or of a folder the specs in it; a Problem where there is neither. */
  named(path: string): Promise<readonly string[]>;
  /** The text of a file, or why it has none. */
  read(path: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
}
