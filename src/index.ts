/**
 * The front door: every public name of Holdfast. Each flow is loaded when it is called, so that starting is cheap.
 */
import type { CompareResult } from './model/result.js';
import type { CompareOptions } from './run/compare-options.js';
import type { MergeOptions } from './run/ledger/merge.js';
import type { MergeResult } from './run/ledger/merge-driver.js';
import type { Installed } from './run/ledger/merge-install.js';
import type { MigrateResult } from './run/ledger/migrate.js';
import type { MoveOptions, MoveResult } from './run/ledger/move-types.js';
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
export type { Installed, MergeOptions, MergeResult, MigrateResult, MoveOptions, MoveResult };
export type { CompareOptions, ReplayOptions, ReplayResult, Style, Surroundings };

/**
 * Drives two implementations side by side with invented inputs, and gives the smallest inputs on which they differ.
 * Throws a `Problem` for what is wrong with the options or the implementations.
 */
export async function compare(options: CompareOptions, surroundings: Surroundings = {}): Promise<CompareResult> {
  const [run, project] = await Promise.all([import('./run/compare.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.compare(options, world));
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

/** A replayed witness for people. */
export async function replayTerminal(result: ReplayResult, style: Style): Promise<string> {
  return (await import('./report/replay-terminal.js')).replayTerminal(result, style);
}

/** Merges baselines that two branches changed. */
export async function merge(options: MergeOptions, surroundings: Surroundings = {}): Promise<MergeResult & { readonly decision?: string }> {
  const [run, { ledgerWorld }] = await Promise.all([import('./run/ledger/merge.js'), import('./project-ledger.js')]);
  return run.merge(options, ledgerWorld(surroundings));
}

/** Tells git to merge baselines by Holdfast. */
export async function installMergeDriver({ signal }: { readonly signal: AbortSignal }, surroundings: Surroundings = {}): Promise<Installed> {
  const { installDriver } = await import('./run/ledger/merge-install.js');
  return installDriver(surroundings.workingFolder ?? process.cwd(), signal);
}

/** Carries accepted entries over a renamed export, or moves a spec with its baseline and decisions. */
export async function move(options: MoveOptions, surroundings: Surroundings = {}): Promise<MoveResult> {
  const [run, { ledgerWorld }] = await Promise.all([import('./run/ledger/move.js'), import('./project-ledger.js')]);
  return run.move(options, ledgerWorld(surroundings));
}

/** Brings baselines to this version of the notation. */
export async function migrate(surroundings: Surroundings = {}): Promise<MigrateResult> {
  const [run, { ledgerWorld }] = await Promise.all([import('./run/ledger/migrate.js'), import('./project-ledger.js')]);
  return run.migrate(ledgerWorld(surroundings));
}

/** A merge for people. */
export async function mergeTerminal(result: MergeResult & { readonly decision?: string }, style: Style): Promise<string> {
  return (await import('./report/ledger-terminal.js')).mergeTerminal(result, style);
}

export async function moveTerminal(result: MoveResult, style: Style): Promise<string> {
  return (await import('./report/ledger-terminal.js')).moveTerminal(result, style);
}

export async function migrateTerminal(result: MigrateResult): Promise<string> {
  return (await import('./report/ledger-terminal.js')).migrateTerminal(result);
}

/** Title, severity and page of a finding; null for a code that does not exist. */
export async function explain(code: string): Promise<{ readonly code: string; readonly title: string; readonly severity: string; readonly page: string } | null> {
  const { FINDINGS } = await import('./report/findings.js');
  const found = Object.entries(FINDINGS).find(([name]) => name === code.toUpperCase());
  return found === undefined ? null : { code: found[0], ...found[1] };
}
