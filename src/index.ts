/**
 * The front door: every public name of Holdfast. Each flow is loaded when it is called, so that starting is cheap.
 */
import type { CompareResult } from './model/result.js';
import type { LintResult } from './model/lint.js';
import type { CompareOptions } from './run/compare-options.js';
import type { LintOptions } from './run/lint.js';
import type { ReplayOptions, ReplayResult } from './run/replay.js';
import type { Surroundings } from './project.js';
import type { Style } from './report/style.js';

export { Problem } from './host/problem.js';
export { plainStyle } from './report/style.js';
export type { Case, CallCase, SessionCase, Step } from './model/case.js';
export type { Aspect, ChangeKind, Cluster, Difference, Freedom, Pair, Reach } from './model/difference.js';
export type { Finding, FindingCode, Severity } from './model/finding.js';
export type { Observation, ObservationKind } from './model/observation.js';
export type { Progress } from './model/progress.js';
export type { Bound, CompareResult, OperationSummary, SearchEstimate, SideSummary } from './model/result.js';
export type { NotRead, Position, Span } from './model/spec.js';
export type { CompareOptions, LintOptions, LintResult, ReplayOptions, ReplayResult, Style, Surroundings };

/**
 * Drives two implementations side by side with invented inputs, and gives the smallest inputs on which they differ.
 * Throws a `Problem` for what is wrong with the options or the implementations.
 */
export async function compare(options: CompareOptions, surroundings: Surroundings = {}): Promise<CompareResult> {
  const [run, project] = await Promise.all([import('./run/compare.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.compare(options, world));
}

/** Reads specs and says what is wrong with them. Throws a `Problem` where there are none. */
export async function lint(options: LintOptions = {}, surroundings: Surroundings = {}): Promise<LintResult> {
  const [run, project] = await Promise.all([import('./run/lint.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.lint(options, world));
}

/** Runs one witness again. */
export async function replay(options: ReplayOptions, surroundings: Surroundings = {}): Promise<ReplayResult> {
  const [run, project] = await Promise.all([import('./run/replay.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.replay(options, world));
}

/** The result of a comparison for people, as lines of text. */
export async function compareTerminal(result: CompareResult, style: Style): Promise<string> {
  return (await import('./report/compare-terminal.js')).compareTerminal(result, style);
}

/** The same for machines: the object that `schemas/compare.schema.json` describes. */
export async function compareJson(result: CompareResult): Promise<object> {
  return (await import('./report/compare-json.js')).compareJson(result);
}

/** What linting says for people, as lines of text. */
export async function lintTerminal(result: LintResult, style: Style): Promise<string> {
  return (await import('./report/lint-terminal.js')).lintTerminal(result, style);
}

/** The same for machines: the object that `schemas/lint.schema.json` describes. */
export async function lintJson(result: LintResult): Promise<object> {
  return (await import('./report/lint-json.js')).lintJson(result);
}

/** A replayed witness for people. */
export async function replayTerminal(result: ReplayResult, style: Style): Promise<string> {
  return (await import('./report/replay-terminal.js')).replayTerminal(result, style);
}

/** Title, severity and page of a finding; null for a code that does not exist. */
export async function explain(code: string): Promise<{ readonly code: string; readonly title: string; readonly severity: string; readonly page: string } | null> {
  const { FINDINGS } = await import('./report/findings.js');
  const found = Object.entries(FINDINGS).find(([name]) => name === code.toUpperCase());
  return found === undefined ? null : { code: found[0], ...found[1] };
}
