/** An implementation as the user names it, read but not yet looked for. */
export type ImplementationName =
  | { readonly kind: 'path'; readonly text: string; readonly path: string; readonly export: string | null }
  | { readonly kind: 'git'; readonly text: string; readonly ref: string; readonly path: string; readonly export: string | null }
  | { readonly kind: 'npm'; readonly text: string; readonly package: string; readonly version: string | null; readonly subpath: string | null; readonly export: string | null };

/** A module on this machine, with the text of its source closure: all that is needed to stage it, and to know it again. */
export interface Implementation {
  /** As the user wrote it: `git:main:src/price.ts`. */
  readonly name: string;
  /** What follows `#`, or null for all exports. */
  readonly export: string | null;
  /** Absolute real path of the entry module. */
  readonly entry: string;
  /** sha256 over the closure's files (relative paths and bytes) and its third-party packages with their versions, 64 hex digits. */
  readonly hash: string;
  readonly closure: Closure;
  /** Absolute path of the file that declares the entry's types (`.d.ts`, or the TypeScript or JavaScript source itself), if there is one. */
  readonly types: string | null;
}

/** What a module reaches through its imports. */
export interface Closure {
  /** Absolute real folder that holds all of `files`; the stage mirrors what lies below it. */
  readonly root: string;
  /** Own and workspace source: what is compiled, instrumented and written into the stage. The entry comes first. */
  readonly files: readonly SourceFile[];
  /** By path, the text that a file has there in the place of the one that lies on the disk; only ever of a variant that is made to find a cause. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Third-party packages, linked into the stage and granted one by one. */
  readonly packages: readonly LinkedPackage[];
  /** Built-in modules of Node that it imports, without `node:`. */
  readonly builtins: readonly string[];
  /** Imports that could not be followed: a computed name, or nothing there. */
  readonly unresolved: readonly UnresolvedImport[];
}

export interface SourceFile {
  /** Relative to `Closure.root`, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

export interface LinkedPackage {
  readonly name: string;
  readonly version: string;
  /** Absolute real folder. */
  readonly folder: string;
  /** Where its link must lie, relative to `Closure.root`: `node_modules/lodash`; null if it is found from its real path. */
  readonly link: string | null;
}

export interface UnresolvedImport {
  readonly file: string;
  readonly line: number;
  /** The specifier, or the expression that computes it. */
  readonly specifier: string;
}

/** Values that stand in the source: where boundaries and special cases lie. */
export interface Constants {
  readonly strings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly string[];
  /** Names of properties that are read or written. */
  readonly keys: readonly string[];
  readonly expressions: readonly { readonly source: string; readonly flags: string }[];
  /** Strings and keys of the data that the code reads, such as a table in a JSON file. No branch of the code is known by them. */
  readonly tables?: readonly string[];
  /** What the code says in errors, in whole or in the pieces of a template. */
  readonly messages?: readonly string[];
}

/** A call that the documentation of an implementation shows. */
export interface DocumentedCall {
  /** What is called, without what it belongs to; with `default` where that is the whole module. */
  readonly names: readonly string[];
  /** The argument list, in the notation. */
  readonly input: string;
}
