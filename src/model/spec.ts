import type { Case } from './case.js';
import type { Freedom } from './difference.js';
import type { Finding } from './finding.js';
import type { Observation } from './observation.js';
import type { Printed } from './value.js';

/** What a spec is written in: our own format, or that of another tool. */
export type DialectName = 'holdfast' | 'commonmark' | 'gherkin' | 'gherkin-markdown' | 'kiro' | 'openspec' | 'openspec-delta' | 'spec-kit';

/** One spec, read: a `*.spec.md` file, or one of another dialect. The reader never throws: what it could not read stands in `findings` and `notRead`. */
export interface Spec {
  /** Path as it was handed in. */
  readonly file: string;
  readonly dialect: DialectName;
  /** Text of the first heading of level 1, or null. */
  readonly title: string | null;
  readonly subject: SubjectName | null;
  /** Prefixes that ids in this file have; null where any will do. */
  readonly ids: readonly string[] | null;
  /** Globs, relative to the file: what a regeneration may write, and what it may read besides. */
  readonly owns: readonly string[];
  readonly uses: readonly string[];
  /** All `ts signature` blocks in order; `from`, where the front matter takes it from code. */
  readonly signature: SpecSignature;
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  /** Everything that looks like a check and was not read, or that this version does not execute. */
  readonly notRead: readonly NotRead[];
}

export type SubjectName =
  /** `entry` is relative to the spec's file; `export` follows a `#`. */
  | { readonly kind: 'module'; readonly entry: string; readonly export: string | null; readonly span: Span }
  | { readonly kind: 'command' | 'http' | 'page' | 'driver'; readonly settings: Readonly<Record<string, unknown>>; readonly span: Span };

export interface SpecSignature {
  readonly blocks: readonly Code[];
  /** Functions, classes and constants that the blocks declare, in order; types are not among them. */
  readonly declares: readonly string[];
  /** Path from the front matter's `signature`, relative to the spec's file. */
  readonly from: string | null;
}

/** A normative statement with a stable id. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly strength: Strength;
  readonly status: Status;
  /** Its prose as plain text, white space collapsed; code spans in backticks. */
  readonly text: string;
  /** Of the heading's or list item's first line. */
  readonly span: Span;
  /** From there to the end of the last block beneath it; a further block goes behind it, indented as it begins. */
  readonly body: Span;
  readonly checks: readonly Check[];
  readonly freedoms: readonly DeclaredFreedom[];
  /** Sentences in prose that ask for something (WHEN/THEN, EARS, Given/When/Then, MUST): what no check beneath holds is *unbound*. */
  readonly criteria: readonly Criterion[];
}

/** The strongest keyword of the requirement's title and prose outside code; MUST where none stands. */
export type Strength = 'MUST' | 'SHOULD' | 'MAY';

/** Observed and draft requirements are silent in judging, deprecated ones too. */
export type Status = 'confirmed' | 'observed' | 'draft' | 'deprecated';

export interface Criterion {
  readonly text: string;
  /** Of a scenario its name. */
  readonly name?: string;
  /** Of a scenario its steps, without their keywords; a step's table or text is in `text` alone. */
  readonly steps?: readonly string[];
  readonly span: Span;
}

/** From 1; the column counts UTF-16 units, `offset` too and from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Code of a fence. */
export interface Code {
  /** Canonical: one line, the same however the spec is formatted; comments are left out. */
  readonly text: string;
  /** As it stands in the spec, so that a compiler's messages find their line; `span` is that of its first and last character. */
  readonly source: string;
  readonly span: Span;
}

/** An executable artifact under a requirement. Its id is stable while its meaning is: the requirement's id, `#` and 8 hex digits of a hash of what it says. */
export type Check = PinCheck | ExpressionCheck | ExampleCheck | PropertyCheck | ModelCheck;

interface CheckBase {
  readonly id: string;
  readonly requirement: string;
  readonly span: Span;
  /** What stands in the spec, for people: the example's own words, one line. */
  readonly text: string;
}

/** Inline example, table row or `cases` entry whose left side is one case: what is expected of it is judged without running spec code. */
export interface PinCheck extends CheckBase {
  readonly kind: 'pin';
  readonly case: Case;
  readonly expected: Expected;
}

/** Inline example or table row whose left side is a closed expression over several calls: `total(parse("a")).cents`. */
export interface ExpressionCheck extends CheckBase {
  readonly kind: 'expression';
  /** TypeScript; canonical, so that it does not change with the spec's formatting. */
  readonly code: string;
  /** Operations that it calls: `total`, `Cart.from`; of `new Cart()` the class. */
  readonly operations: readonly string[];
  readonly expected: Expected;
}

/** A `ts example`: statements, some of which are followed by what is expected of them. */
export interface ExampleCheck extends CheckBase {
  readonly kind: 'example';
  /**
   * TypeScript. Checkpoint n, from 0, is the call `__checkpoint(n, () => expression)` in the place of the n-th expected statement; where
   * the expression holds an `await` it is `await __checkpoint(n, async () => expression)`.
   */
  readonly code: string;
  readonly operations: readonly string[];
  readonly checkpoints: readonly Checkpoint[];
}

export interface Checkpoint {
  readonly expected: Expected;
  readonly text: string;
  readonly span: Span;
}

/** A predicate over typed parameters. */
export interface PropertyCheck extends CheckBase {
  readonly kind: 'property';
  /** TypeScript, an arrow function or function expression; the second argument of `implies` is wrapped, so that it is lazy: `implies(a, () => b)`, or `await implies(a, async () => …)` where it awaits. */
  readonly code: string;
  /** Its parameter list as a TypeScript function type, `(items: Item[]) => boolean`. */
  readonly signature: string;
  /** The operation of which it is a postcondition: its one call passes exactly its own parameters. */
  readonly postcondition: string | null;
  /** Operations that it calls. */
  readonly operations: readonly string[];
}

/** An executable reference for one operation. */
export interface ModelCheck extends CheckBase {
  readonly kind: 'model';
  readonly operation: string;
  /** TypeScript that declares a function of the operation's name. */
  readonly code: string;
}

/** What a pin demands. */
export type Expected =
  /** Value equality with what `parse` reads. Nothing in it is opaque: such an example is a finding, and no check. */
  | { readonly how: 'returns'; readonly value: Printed }
  | { readonly how: 'throws'; readonly pattern: ThrowPattern }
  /** A `cases` entry: the same observation, byte for byte after erasure. */
  | { readonly how: 'observes'; readonly observation: Observation };

/** `throws N`, `N("m")`, `N(/re/)`, `{code: "E"}`, another literal, or nothing, which is anything. */
export type ThrowPattern =
  | { readonly kind: 'anything' }
  /** The error's name, its constructor's name, or a class on its chain. */
  | { readonly kind: 'class'; readonly name: string; readonly message: MessagePattern | null; readonly properties: Printed | null }
  | { readonly kind: 'properties'; readonly properties: Printed }
  | { readonly kind: 'value'; readonly value: Printed };

export type MessagePattern =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string; readonly flags: string };

/** A line of `ts unspecified`, or the predicate of `ts unspecified for OPERATION`. */
export type DeclaredFreedom =
  | { readonly kind: 'line'; readonly freedom: Freedom; readonly requirement: string; readonly text: string; readonly span: Span }
  | { readonly kind: 'inputs'; readonly operation: string; readonly code: string; readonly id: string; readonly requirement: string; readonly text: string; readonly span: Span };

export interface NotRead {
  readonly file: string;
  readonly span: Span;
  /** What stands there, shortened. */
  readonly text: string;
  /** Why it was not read and what would make it read; a whole sentence. */
  readonly why: string;
}
