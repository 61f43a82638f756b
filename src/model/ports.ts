import type { Case } from './case.js';
import type { Finding } from './finding.js';
import type { Constants, Implementation, ImplementationName } from './implementation.js';
import type { Observation } from './observation.js';
import type { GuestExport, Grant, GuestLimits, LeftReply, RefusedReply } from './protocol.js';
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
  /** What its operations left behind when they had answered, each operation once. */
  left(): readonly LeftReply[];
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
export type Started =
  /** `of`: the hash of the implementation that the guest runs. */
  | { readonly ok: true; readonly guest: Guest; readonly of: string }
  | { readonly ok: false; readonly observation: Observation; readonly finding: Finding };

/** A kind of subject: how an implementation is found, and how it is run. */
export interface SubjectAdapter {
  resolve(name: ImplementationName, signal: AbortSignal): Promise<Implementation>;
  start(implementation: Implementation, options: GuestOptions): Promise<Started>;
  /** Runs one case in the foreground under the debugger, stopped before the call; gives the exit code. */
  debug(implementation: Implementation, of: Case, options: GuestOptions): Promise<number>;
  /** Why a text of JavaScript or TypeScript is no expression that could be a function, and where it does not parse; null where it may be one. Nothing runs. */
  expressionFault(text: string): { readonly at: number | null; readonly why: string } | null;
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
