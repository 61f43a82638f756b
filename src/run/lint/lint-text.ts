import { lintSpec } from '../../lint/lint-spec.js';
import type { LintedSpec, Raised } from '../../lint/lint-spec.js';
import { silence } from '../../lint/silence.js';
import type { ReadSpec } from '../../model/document.js';
import type { Finding, Severity } from '../../model/finding.js';
import type { LintConfig, PastId, SpecSummary } from '../../model/lint.js';
import type { NotRead, Spec } from '../../model/spec.js';
import { FINDINGS } from '../../report/findings.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import { didYouMean } from '../../value/near.js';
import { levelsOf, NO_LINT_CONFIG } from './levels.js';
import type { Levels } from './levels.js';

export interface LintTextOptions {
  /** Path of the file, as findings name it. */
  readonly file: string;
  /** What the configuration says of linting; without it the defaults hold. */
  readonly config?: LintConfig;
  /** What is known of the other specs, for what spans several: summaries that earlier calls gave. */
  readonly others?: readonly SpecSummary[];
  /** What git remembers of ids; without it nothing is said of that. */
  readonly past?: readonly PastId[];
}

/** What linting says of one text. */
export interface LintedText {
  readonly findings: readonly Finding[];
  readonly notRead: readonly NotRead[];
  readonly spec: Spec;
  readonly summary: SpecSummary;
}

/** Lints a text of the native format without reading any file. Throws CONFIG-INVALID where the configuration names a rule that there is not. */
export function lintText(text: string, options: LintTextOptions): LintedText {
  return lintRead(readSpecDocument(text, options), options);
}

/** The same of a text that was read. */
export function lintRead(read: ReadSpec, { file, config = NO_LINT_CONFIG, others = [], past }: LintTextOptions): LintedText {
  const levels = levelsOf(config);
  const held = holdToRules(read, levels);
  const all = runRules([...others.filter((other) => other.file !== file), held.linted.summary], past ?? null, levels);
  return { findings: settle({ ...held, file }, all.filter((finding) => finding.file === file), levels), notRead: held.spec.notRead, spec: held.spec, summary: held.linted.summary };
}

/** A text held to the rules that look at it alone. */
export interface Held {
  readonly spec: Spec;
  readonly linted: LintedSpec;
  readonly findings: readonly Finding[];
}

export function holdToRules(read: ReadSpec, levels: Levels): Held {
  const { file, dialect } = read.spec;
  const linted = lintSpec(read, { rules: levels.textRules, custom: levels.custom, native: dialect === 'holdfast' });
  return { spec: read.spec, linted, findings: [...read.spec.findings.flatMap((finding) => weighed(finding, levels)), ...linted.raised.flatMap((raised) => findingOf(raised, file, levels))] };
}

/** What is said of all specs together. */
export function runRules(specs: readonly SpecSummary[], past: readonly PastId[] | null, levels: Levels): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of levels.runRules) rule.check({ specs, past }, (file, place, message) => {
    for (const finding of findingOf({ code: rule.code, place, message, fixes: [] }, file, levels)) findings.push(finding);
  });
  return findings;
}

/** All that is said of a spec, without what its comments silence, in order of the text. `more`: what others than its own rules found. */
export function settle({ file, linted, findings }: Pick<Held, 'linted' | 'findings'> & { readonly file: string }, more: readonly Finding[], levels: Levels, deep = false): readonly Finding[] {
  const { left, said } = silence([...findings, ...more], linted.suppressions, { known: levels.known, ran: deep ? levels.ran.deep : levels.ran.shallow, near: (code) => didYouMean(code, [...levels.known]) });
  return [...left, ...said.flatMap((raised) => findingOf(raised, file, levels))].sort(byPlace);
}

function findingOf({ code, place: { start, end }, message, fixes }: Raised, file: string, levels: Levels): readonly Finding[] {
  const severity: Severity = code.startsWith('CUSTOM-') ? levels.custom.find((rule) => rule.code === code)?.severity ?? 'warning' : FINDINGS[code as keyof typeof FINDINGS].severity;
  return weighed({ code, severity, message, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column, ...(fixes.length > 0 && { fixes }) }, levels);
}

/** With the severity that the configuration gives it; nothing where that is off. */
export function weighed(finding: Finding, levels: Levels): readonly Finding[] {
  const level = levels.known.has(finding.code) ? levels.levelOf(finding.code) : null;
  if (level === 'off') return [];
  return [level === null ? finding : { ...finding, severity: level }];
}

function byPlace(a: Finding, b: Finding): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
