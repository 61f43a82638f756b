import type { CustomCode, FindingCode, Fix, Severity } from './finding.js';
import type { SpecSettings } from './config.js';
import type { LintConfig } from './lint.js';
import type { Span } from './spec.js';

/** Where something stands. `file` is the path by which the editor named it, or an absolute one of a file that is not open. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

export interface TextChange extends Place {
  readonly text: string;
}

/** What is wrong in one document, or could be better. */
export interface Remark {
  readonly code: FindingCode | CustomCode;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fixes: readonly Fix[];
}

export interface HoverText {
  readonly markdown: string;
  readonly span: Span;
}

/** One thing that may be written at a place. */
export interface Proposal {
  readonly label: string;
  readonly kind: 'id' | 'fence' | 'status' | 'freedom' | 'key' | 'value' | 'operation' | 'path';
  readonly detail: string;
  /** Takes the place of `span`; with `${1:name}` and `$0` where it is to be filled in. */
  readonly snippet: string;
  readonly span: Span;
}

/** A change that the user may choose. */
export interface EditorAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor';
  readonly changes: readonly TextChange[];
  /** What it mends; null where it mends nothing. */
  readonly mends: Remark | null;
  readonly preferred: boolean;
}

/** A line over a requirement. */
export interface Lens {
  readonly span: Span;
  readonly requirement: string;
  readonly title: string;
}

/** A heading or requirement, with what lies beneath it. */
export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'requirement' | 'heading';
  readonly deprecated: boolean;
  /** Of its name, and of all that belongs to it. */
  readonly span: Span;
  readonly whole: Span;
  readonly children: readonly OutlineItem[];
}

export interface NamedPlace extends Place {
  readonly id: string;
  readonly title: string;
}

/** A rename as changes of specs, or why it cannot be. */
export type Renamed =
  | { readonly ok: true; readonly changes: readonly TextChange[] }
  | { readonly ok: false; readonly why: string };

/** What can be renamed at a place: the id as it stands there, or why it cannot be. */
export type Renamable =
  | { readonly ok: true; readonly id: string; readonly span: Span }
  | { readonly ok: false; readonly why: string };

/** What baseline and decisions hold of one spec. */
export interface RecordSummary {
  /** Null where all is as decided; else how many findings there are. */
  readonly findings: number;
  /** Accepted entries, by operation; of a session by its class. */
  readonly entries: ReadonlyMap<string, number>;
  /** The cases of accepted entries, as text. */
  readonly cases: ReadonlySet<string>;
  /** Decisions that name a requirement, by its id. */
  readonly decisions: ReadonlyMap<string, readonly DecisionNamed[]>;
}

export interface DecisionNamed {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
}

/** What the configuration of a folder says that an editor has to know. */
export interface EditorConfig {
  readonly lint: LintConfig;
  readonly specs: readonly SpecSettings[];
}

/**
 * What an editor asks about specs. Texts that are open win over what stands on disk. Files are absolute paths, offsets count UTF-16 units
 * from 0. Nothing is written, and no code of the workspace is run.
 */
export interface Editor {
  /** Folders whose specs are known together; ids are looked up within one of them. */
  setFolders(folders: readonly string[]): void;
  /** What the configuration of a folder says of linting and of specs. Throws CONFIG-INVALID where it names a rule that there is not. */
  configure(folder: string, config: EditorConfig): void;
  /** Whether a file may be a spec, by its path or by the configuration; what is in it decides. */
  maybeSpec(file: string): boolean;
  /** What the names of files end in that may be specs by their paths. */
  readonly endings: readonly string[];
  /** A text that was opened or changed. */
  setText(file: string, text: string): void;
  close(file: string): void;
  /** Something changed on disk. */
  changedOnDisk(files: readonly string[]): void;
  /** Reads the specs that are known together with a file; true where that was new, so that more can be said of those that are open. */
  load(file: string): Promise<boolean>;
  /** Asks git what it remembers of ids, where commits have come since it was asked last; true where that is something else. */
  lookBack(file: string): Promise<boolean>;
  /** Of the text alone, and of how it goes together with the other specs once these were loaded. */
  remarks(file: string): Promise<readonly Remark[]>;
  hover(file: string, offset: number): Promise<HoverText | null>;
  definition(file: string, offset: number): Promise<readonly Place[]>;
  references(file: string, offset: number, withDefinition: boolean): Promise<readonly Place[]>;
  highlights(file: string, offset: number): Promise<readonly Span[]>;
  renamable(file: string, offset: number): Promise<Renamable>;
  rename(file: string, offset: number, to: string): Promise<Renamed>;
  proposals(file: string, offset: number): Promise<readonly Proposal[]>;
  actions(file: string, start: number, end: number): Promise<readonly EditorAction[]>;
  lenses(file: string): Promise<readonly Lens[]>;
  outline(file: string): Promise<readonly OutlineItem[]>;
  /** Lines from 1, both included. */
  folds(file: string): Promise<readonly { readonly start: number; readonly end: number }[]>;
  /** Requirements of all specs whose id or title holds the words. */
  search(words: string): Promise<readonly NamedPlace[]>;
}
