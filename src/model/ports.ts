import type { FileChange, LedgerTexts } from './baseline.js';
import type { Case } from './case.js';
import type { Finding } from './finding.js';
import type { Folded } from './folded.js';
import type { Constants, DocumentedCall, Implementation, ImplementationName } from './implementation.js';
import type { Observation } from './observation.js';
import type { GuestExport, GuestValue, Grant, GuestLimits, LeftReply, ProbedReply, RefusedReply, UnseenReply } from './protocol.js';
import type { Surface } from './shape.js';
import type { SourceChanges } from './source-change.js';

/** A running subject that answers cases: the coordinator does not know where it runs. */
export interface Guest {
  readonly exports: readonly GuestExport[];
  /** Exported classes besides, of which inputs may hold instances. */
  readonly classes?: readonly string[];
  readonly values: readonly GuestValue[];
  /** What the module wrote while it loaded. */
  readonly wrote: string;
  /** Name of the level of containment that it runs in. */
  readonly sandbox: string;
  /**
   * Exactly one observation a case, in order. Never rejects for what the subject does. Cases that hang take seconds each: once `enough`
   * says so no more are begun, and only those that are done have an observation.
   */
  run(cases: readonly Case[], enough?: (observed: readonly Observation[]) => boolean): Promise<readonly Observation[]>;
  /** How many branches of its source are counted; 0 where none are. */
  readonly branches: number;
  /** Each refused access once. */
  refused(): readonly RefusedReply[];
  /** What its operations left behind when they had answered, each operation once. */
  left(): readonly LeftReply[];
  /** Fields of instances that were not observed, since no declaration names them; each once. */
  unseen(): readonly UnseenReply[];
  /** Each look at its surroundings once. */
  probed(): readonly ProbedReply[];
  close(): Promise<void>;
}

/** In its own source, or in that of the packages that it imports too, where they are not too large. */
export type Branches = 'none' | 'own' | 'all';

export interface GuestOptions {
  readonly grants: readonly Grant[];
  /**
   * What may be read besides grants: its own source closure, where it is judged; everything, where both sides are trusted to read.
   */
  readonly reads: 'closure' | 'everything';
  /** Whether functions in exported objects are asked as well: of a comparison, where no spec names what it speaks of. */
  readonly nested?: boolean;
  readonly limits: GuestLimits;
  /** Seconds that one case may take before it counts as hung. */
  readonly caseSeconds: number;
  /** Seconds that it then has by itself, where that is to be more than a few times as many. */
  readonly aloneSeconds?: number;
  /** For a search, in which what matters is looked at again: once cases have hung or used up the memory, others are found out faster. */
  readonly hasty?: boolean;
  /** Where to count branches, and show what is compared: for a search, never where an answer is judged. */
  readonly branches?: Branches;
  /** The other side of a comparison: fields that it says are private are observed on neither. Never where one side judges the other, which could hide them so. */
  readonly beside?: Implementation;
  /** Of a comparison the prior: what its declarations do not name of a class is observed on neither side. */
  readonly contract?: Implementation;
  /** Milliseconds by which its clock is ahead, to see whether an answer goes by it. */
  readonly ahead?: number;
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

/** Two versions of one source, by the names that their code mentions. */
export interface Touched {
  /** Whether what is called so, an export or a member of something, may run code that is not the same in both. */
  touches(name: string): boolean;
  /** What stands in the code that what is called by these names may run, the nearest of it. */
  constants(names: readonly string[]): Constants;
}

/** A kind of subject: how an implementation is found, and how it is run. */
export interface SubjectAdapter {
  resolve(name: ImplementationName, signal: AbortSignal): Promise<Implementation>;
  start(implementation: Implementation, options: GuestOptions): Promise<Started>;
  /** Runs one case in the foreground under the debugger, stopped before the call; gives the exit code. */
  debug(implementation: Implementation, of: Case, options: GuestOptions): Promise<number>;
  /** Why a text of JavaScript or TypeScript is no expression that could be a function, and where it does not parse; null where it may be one. Nothing runs. */
  expressionFault(text: string): { readonly at: number | null; readonly why: string } | null;
  /** A text of JavaScript in the notation, its constant expressions worked out and nothing run; null where it is no one expression of JavaScript. */
  foldConstants(text: string): Folded | null;
  /** Whether its source compares nothing and has next to no branches: then there is nothing that could guide a search. */
  isStraight(implementation: Implementation): Promise<boolean>;
  /** In what two versions of one source differ; null where they are none, or differ in more than can be told apart. */
  changes(of: { readonly prior: Implementation; readonly candidate: Implementation }): Promise<SourceChanges | null>;
  /** Where two versions of one source may differ; null where they are no versions of one, or where that cannot be told. */
  touched(of: { readonly prior: Implementation; readonly candidate: Implementation }): Promise<Touched | null>;
  /** What stands in the source of the closure, the entry's own files first. */
  constants(implementation: Implementation): Promise<Constants>;
  /** Calls that its documentation shows. */
  documented(implementation: Implementation): readonly DocumentedCall[];
  /** What stands in code that is no file; what does not parse is passed over. */
  constantsIn(codes: readonly string[]): Constants;
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
  /** All that a module offers, as a first spec declares it: of JavaScript that says nothing of its types the names of the parameters. */
  outline(implementation: Implementation): Promise<{ readonly surface: Surface; readonly findings: readonly Finding[] }>;
  /** The types of a module that a spec declares: every name in them must lead somewhere. Findings have lines of the module. */
  declared(implementation: Implementation): Promise<{ readonly surface: Surface; readonly findings: readonly Finding[] }>;
  /**
   * Of an implementation in TypeScript, or with declarations: a finding for each of these exports whose type is not assignable to what the
   * module of a signature declares under its name. None of what says nothing of its types.
   */
  unassignable(implementation: Implementation, signature: Implementation, names: readonly string[]): Promise<readonly Finding[]>;
}

/** Keeps source closures by their hash, so that a prior can be run again when the tree has moved on. */
export interface ObjectStore {
  keep(implementation: Implementation): Promise<void>;
  /** Null where it is not kept, or no longer whole: its packages have moved, or its bytes are others. */
  recall(hash: string): Promise<Implementation | null>;
}

/** What git knows of the working folder. All paths are relative to it, with `/`. Throws NOT-A-REPOSITORY, GIT-FAILED, REF-NOT-FOUND. */
export interface History {
  /** False where the working folder lies in no repository, or git is not there. */
  isRepository(): Promise<boolean>;
  /** The commit that a ref leads to, 40 hex digits. */
  commitOf(ref: string): Promise<string>;
  /** The best common ancestor of a ref and HEAD. */
  mergeBase(ref: string): Promise<string>;
  /** Text of a file at a commit, of the empty name in the index; null where it is not there. */
  readAt(commit: string, file: string): Promise<string | null>;
  /** Files at a commit below a folder. */
  listAt(commit: string, folder: string): Promise<readonly string[]>;
  /** Files that HEAD or the index holds; none outside of a repository. */
  remembered(): Promise<readonly string[]>;
  /** Files of the whole repository that differ between a commit and the working tree, untracked ones included; by their paths from the folder on. */
  changedSince(commit: string): Promise<readonly string[]>;
  /** The newest commits that touched a file, newest first. */
  commitsTouching(file: string, most: number): Promise<readonly string[]>;
  /** Headings and list items of specs that begin with an id: what each commit took out and brought in, newest first. Empty outside of a repository. */
  specLines(): Promise<readonly SpecCommit[]>;
  /** `Ada <ada@example.org>`, as git would sign a commit; null where nobody is configured. */
  user(): Promise<string | null>;
}

export interface SpecCommit {
  /** Short hash. */
  readonly commit: string;
  readonly removed: readonly SpecLine[];
  readonly added: readonly SpecLine[];
}

export interface SpecLine {
  readonly id: string;
  /** As it was written, marks and all. */
  readonly title: string;
}

/** A set of files by path from the working folder, with `/`: the tree, or what a commit holds. */
export interface FileSource {
  /** `tree`, or the commit. */
  readonly name: string;
  /** Files that may matter: of the tree those that git does not ignore. */
  list(): Promise<readonly string[]>;
  /** Null where it is not there. */
  read(file: string): Promise<string | null>;
}

/** Says who vouched for files, as commits signed with SSH keys. */
export interface Signatures {
  /**
   * Of these files those that are not vouched for: changed since the last commit, or touched between `base` and HEAD by a commit that no
   * key of `signers` (lines of an allowed_signers file) signed.
   */
  unsigned(files: readonly string[], base: string, signers: readonly string[]): Promise<readonly string[]>;
}

/** Where baselines and decisions are kept: beside the specs. Throws LEDGER-LOCKED and LEDGER-UNWRITABLE. */
export interface LedgerStore {
  /** `folder` is the spec's, absolute; `spec` its file's name without `.spec.md`. Completes an update that was interrupted. */
  read(folder: string, spec: string): Promise<LedgerTexts>;
  /**
   * Changes files of these folders (and folders below them), all or none, whoever is killed. `change` runs under the folders' locks, so
   * what it reads there is what it changes; it reads by the `read` that it is given.
   */
  update<T>(folders: readonly string[], change: (read: LedgerStore['read']) => Promise<{ readonly files: readonly FileChange[]; readonly result: T }>): Promise<T>;
}

/** Rows that wait for a ruling. */
export interface PendingStore {
  save(id: string, record: object): Promise<void>;
  /** Null where there is none of that id. */
  load(id: string): Promise<unknown>;
  list(): Promise<readonly unknown[]>;
  remove(id: string): Promise<void>;
}

/** Files that are made of specs; paths are from the working folder. Throws BUILD-REFUSED where one cannot be written. */
export interface MadeFiles {
  /** The files in a folder and below it, by their paths from there; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Null where it is not there. */
  read(path: string): Promise<string | null>;
  /** The whole file or none of it; its folder is made. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Threads beside this one, each of which does one task and ends. What goes to and fro is plain data. */
export interface Threads<Task, Done> {
  /** How many the machine runs at once, this one among them. */
  readonly most: number;
  start(task: Task): Promise<Done>;
}

/** The specs below a working folder. */
export interface SpecFiles {
  /** Paths of all that may be specs by their names, of whatever dialect, sorted; in a repository those that git does not ignore, else all but what is installed. */
  find(): Promise<readonly string[]>;
  /** A path or folder as somebody named it, from the working folder. */
  plain(name: string): string;
  /** The path itself, of a folder the specs in it, or those that a glob matches; a Problem where there is none of these. All are plain. */
  named(path: string): Promise<readonly string[]>;
  /** Writes the text of a file that was read; a Problem where it cannot. */
  write(path: string, text: string): void;
  /** The text of a file, or why it has none. */
  read(path: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
}
