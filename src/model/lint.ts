import type { SpecDocument } from './document.js';
import type { Finding, FindingCode, CustomCode, Fix, Severity } from './finding.js';
import type { NotRead, Requirement, Span, Spec } from './spec.js';

/** What linting specs says. */
export interface LintResult {
  /** By file and place. */
  readonly findings: readonly Finding[];
  /** What looks like a check and is none, or is not carried out yet. */
  readonly notRead: readonly NotRead[];
  /** Numbers of what was read. */
  readonly specs: number;
  readonly requirements: number;
  readonly checks: number;
}

/** How a rule weighs; `off`: it is not run. */
export type Level = Severity | 'off';

/** What the configuration says of linting. */
export interface LintConfig {
  /** By code, of the catalogue, the reader or `custom`. */
  readonly rules: Readonly<Record<string, Level>>;
  readonly custom: readonly CustomRule[];
}

export type Category = 'structure' | 'clarity' | 'testability' | 'consistency' | 'freshness' | 'reading' | 'suppression' | 'custom';

/** A rule of the catalogue. Its severity, title and page stand in the table of findings. */
export type Rule = TextRule | RunRule | DeepRule | SilenceRule;

interface RuleBase {
  readonly code: FindingCode;
  readonly category: Category;
  /** It runs only where the configuration gives it a severity. */
  readonly off?: true;
}

/** Looks at one spec. */
export interface TextRule extends RuleBase {
  readonly needs: 'text';
  /** It speaks of what only specs in Holdfast's own format have. */
  readonly native?: true;
  check(context: RuleContext, report: Report): void;
}

/** Looks at all specs of a run together. */
export interface RunRule extends RuleBase {
  readonly needs: 'run';
  check(context: RunContext, report: RunReport): void;
}

/** Needs the evaluator: `lint --deep` carries it out. */
export interface DeepRule extends RuleBase {
  readonly needs: 'evaluator';
}

/** What is said of comments that silence findings, and of rules that fail: linting itself finds it. */
export interface SilenceRule extends RuleBase {
  readonly needs: 'suppressions';
}

/** A rule of `holdfast.config.ts`. It reads, and nothing else; what it throws is a finding. */
export interface CustomRule {
  readonly code: CustomCode;
  readonly severity: Severity;
  check(context: RuleContext, report: Report): void;
}

/** What a rule looks at. */
export interface RuleContext {
  readonly spec: Spec;
  readonly document: SpecDocument;
  /** Sentences of all passages, in order of the text. */
  readonly sentences: readonly Sentence[];
  /** Whether the spec is written in Holdfast's own format. */
  readonly native: boolean;
}

/** `message`: what is wrong and what to write instead, in whole sentences. */
export type Report = (place: Span, message: string, fixes?: readonly Fix[]) => void;

export type RunReport = (file: string, place: Span, message: string) => void;

/** A sentence, or what of a heading or cell stands in the place of one. */
export interface Sentence {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  /** How many lists it stands in. */
  readonly listDepth: number;
  /** What it says; `prose` has U+0000 for each character of code. */
  readonly text: string;
  readonly prose: string;
  /** Whether it demands something: it has a keyword, begins as EARS or Gherkin do, or is prose of a requirement in Holdfast's own format. */
  readonly demands: boolean;
  readonly requirement: string | null;
  readonly span: Span;
  /** Where a part of `text` or `prose` stands. */
  place(start: number, end: number): Span;
}

/** What is kept of each spec for rules that look at all of them. */
export interface SpecSummary {
  readonly file: string;
  readonly prefixes: readonly string[] | null;
  readonly requirements: readonly RequirementSummary[];
  /** Ids that its words name. */
  readonly mentions: readonly Mention[];
  /** Anchors of its headings, and links to files and anchors. */
  readonly anchors: readonly string[];
  readonly links: readonly { readonly target: string; readonly span: Span }[];
}

export interface RequirementSummary extends Pick<Requirement, 'id' | 'title' | 'span'> {
  /** Whether anything beneath it is executable. */
  readonly checked: boolean;
}

export interface Mention {
  readonly id: string;
  /** Of the requirement in which it stands. */
  readonly within: string | null;
  readonly span: Span;
}

export interface RunContext {
  readonly specs: readonly SpecSummary[];
  /** What git remembers; null where it was not asked. */
  readonly past: readonly PastId[] | null;
}

/** An id that a commit took out of all specs. */
export interface PastId {
  readonly id: string;
  /** As it was when it was taken out. */
  readonly title: string;
  /** As it was when a later commit brought it back; null where none did. */
  readonly backAs: string | null;
  /** Short hash of the commit that took it out. */
  readonly commit: string;
}
