/**
 * The front door: every public name of Holdfast. Each flow is loaded when it is called, so that starting is cheap.
 */
import type { CompareResult } from './model/result.js';
import type { LintResult } from './model/lint.js';
import type { EditorConfig } from './model/editor.js';
import type { Finding } from './model/finding.js';
import type { Spec } from './model/spec.js';
import type { CompareOptions } from './run/compare-options.js';
import type { DiffOptions } from './run/diff.js';
import type { DiffResult } from './model/change.js';
import type { MergeOptions } from './run/ledger/merge.js';
import type { MergeResult } from './run/ledger/merge-driver.js';
import type { Installed } from './run/ledger/merge-install.js';
import type { MigrateResult } from './run/ledger/migrate.js';
import type { MoveOptions, MoveResult } from './run/ledger/move-types.js';
import type { LintOptions } from './run/lint/lint.js';
import type { LintedText, LintTextOptions } from './run/lint/lint-text.js';
import type { LintedShare, LintShare } from './run/lint/share.js';
import type { ReplayOptions, ReplayResult } from './run/replay.js';
import type { DeepEditor } from './run/editor/deep.js';
import type { Surroundings } from './project.js';
import type { Temporary, Wanted } from './temporary.js';
import type { Style } from './report/style.js';
import type { UserConfig } from './model/config.js';
import type { VerifyResult } from './model/verdict.js';
import type { DecideResult } from './model/decide.js';
import type { InitResult } from './model/init.js';
import type { RecordResult } from './model/record.js';
import type { InitOptions } from './run/init/settings.js';
import type { DecideOptions } from './run/decide/settings.js';
import type { RecordOptions } from './run/record/settings.js';
import type { VerifyOptions } from './run/verify/settings.js';
import type { BuildResult } from './model/build.js';
import type { BuildOptions } from './run/build/settings.js';
import type { WatchListener } from './run/verify/watch.js';

export { INGREDIENTS } from './explore/ingredients.js';
export { Problem } from './host/problem.js';
export { tuneEngine } from './host/engine-flags.js';
export { plainStyle } from './report/style.js';
export type { Case, CallCase, SessionCase, Step } from './model/case.js';
export type { Aspect, ChangeKind, Cluster, Difference, Freedom, Pair, Reach } from './model/difference.js';
export type { CustomCode, Edit, Finding, FindingCode, Fix, Severity } from './model/finding.js';
export type { CustomRule, Level, LintConfig, Report, RuleContext, Sentence, SpecSummary } from './model/lint.js';
export type { CodeBlock, Comment, Link, Passage, SpecDocument } from './model/document.js';
export type { Ingredient } from './model/ingredient.js';
export type { Observation, ObservationKind } from './model/observation.js';
export type { Progress } from './model/progress.js';
export type { Bound, CompareResult, HostileSummary, OperationSummary, SearchEstimate, SideSummary } from './model/result.js';
export type { CaseOutcome, Question, Questions, QuestionVerdict, Row, SpecResult, Verdict, VerifyResult } from './model/verdict.js';
export type { InitOptions, InitResult, DecideOptions, DecideResult, RecordOptions, RecordResult, UserConfig, VerifyOptions, WatchListener };
export type { BuildKind, BuiltFile, BuiltSpec, LeftOut } from './model/build.js';
export type { BuildOptions, BuildResult };
export type { RecordedOperation, RecordedSpec } from './model/record.js';
export type { Installed, MergeOptions, MergeResult, MigrateResult, MoveOptions, MoveResult };
export type { DeepEditor } from './run/editor/deep.js';
export type { FromDeep, ToDeep } from './model/deep-process.js';
export type { Editor, EditorAction, EditorConfig, HoverText, Lens, NamedPlace, OutlineItem, Place, Proposal, Remark, Renamable, Renamed, TextChange } from './model/editor.js';
export type { NotRead, Position, Span } from './model/spec.js';
export type { ChangeEffect, EntryChange, Movable, RecordChange, SpecChange, SpecChangeKind, SpecDiff } from './model/change.js';
export type { DiffOptions, DiffResult };
export type { CompareOptions, LintedText, LintOptions, LintResult, LintTextOptions, ReplayOptions, ReplayResult, Style, Surroundings };

/**
 * Drives two implementations side by side with invented inputs, and gives the smallest inputs on which they differ.
 * Throws a `Problem` for what is wrong with the options or the implementations.
 */
export async function compare(options: CompareOptions, surroundings: Surroundings = {}): Promise<CompareResult> {
  return withGuestsAhead({ count: 2, reads: 'everything' }, { options, surroundings }, async (temporary) => {
    const [run, project] = await Promise.all([import('./run/compare.js'), import('./project.js')]);
    return project.withWorld(surroundings, (world) => run.compare(options, world), temporary);
  });
}

interface Asked {
  readonly options: { readonly allow?: readonly string[] | undefined };
  readonly surroundings: Surroundings;
}

/** Of what is granted something, or runs on another Node, no guest is started before it is known which. */
async function withGuestsAhead<T>(wanted: Wanted, { options, surroundings }: Asked, use: (temporary: Temporary) => Promise<T>): Promise<T> {
  const { withTemporary } = await import('./temporary.js');
  return withTemporary((options.allow ?? []).length > 0 || surroundings.node !== undefined ? null : wanted, use);
}

/** Reads specs and says what is wrong with them. Throws a `Problem` where there are none. */
export async function lint(options: LintOptions = {}, surroundings: Surroundings = {}): Promise<LintResult> {
  const [run, project] = await Promise.all([import('./run/lint/lint.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.lint(options, world));
}

/** One thread's part of what `lint` does with many specs: takes files that no other has taken until none is left. */
export async function lintShare(share: LintShare): Promise<LintedShare> {
  const [run, project] = await Promise.all([import('./run/lint/share.js'), import('./project-specs.js')]);
  return run.lintShare(share, { specs: project.specsIn(share.workingFolder) });
}

/**
 * What the working tree changes in the meaning of specs, which recorded cases it allows to move, and what changed in baselines and
 * ledgers. Runs nothing. Throws a `Problem` where there is nothing to compare with.
 */
export async function diff(options: DiffOptions = {}, surroundings: Surroundings = {}): Promise<DiffResult> {
  const [run, project] = await Promise.all([import('./run/diff.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.diff(options, world));
}

/** What changed for people, as lines of text. */
export async function diffTerminal(result: DiffResult, style: Style): Promise<string> {
  return (await import('./report/diff-terminal.js')).diffTerminal(result, style);
}

/** The same as Markdown, for a pull request. */
export async function diffMarkdown(result: DiffResult): Promise<string> {
  return (await import('./report/diff-markdown.js')).diffMarkdown(result);
}

/** The same for machines: the object that `schemas/diff.schema.json` describes. */
export async function diffJson(result: DiffResult): Promise<object> {
  return (await import('./report/diff-json.js')).diffJson(result);
}

/** 0 where rulings explain what changed in the record; 1 where something of it is not explained; 2 where a spec could not be read. */
export async function diffExitCode(result: DiffResult): Promise<0 | 1 | 2> {
  if (result.findings.some((f) => f.severity === 'error')) return 2;
  const { unexplainedOf } = await import('./report/diff-words.js');
  return unexplainedOf(result).length > 0 ? 1 : 0;
}

/**
 * Makes of specs what their text alone decides: types, suites, criteria, a brief; with `check` it writes nothing and says what is missing
 * or stale. Throws a `Problem` for what is wrong with the options.
 */
export async function build(options: BuildOptions = {}, surroundings: Surroundings = {}): Promise<BuildResult> {
  const [run, project] = await Promise.all([import('./run/build/build.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.build(options, world));
}

/** What a build made, for people. */
export async function buildTerminal(result: BuildResult, style: Style): Promise<string> {
  return (await import('./report/build-terminal.js')).buildTerminal(result, style);
}

/** The same for machines: the object that `schemas/build.schema.json` describes. */
export async function buildJson(result: BuildResult): Promise<object> {
  return (await import('./report/build-json.js')).buildJson(result);
}

/** Lints one text and reads no file: what an editor asks while somebody types. Findings have the places where they begin and end, and fixes. */
export async function lintText(text: string, options: LintTextOptions): Promise<LintedText> {
  const [{ lintRead }, { readAny }] = await Promise.all([import('./run/lint/lint-text.js'), import('./spec/dialects/read-any.js')]);
  return lintRead(await readAny(text, options), options);
}

/** What `holdfast.config.ts` of a working folder says of linting, and of specs that cannot say it themselves. Throws CONFIG-INVALID. */
export async function editorConfig(surroundings: Surroundings = {}): Promise<EditorConfig> {
  const { withWorld } = await import('./project.js');
  return withWorld(surroundings, async (world) => {
    const { lint: rules, specs } = await world.config(world.tree);
    return { lint: rules, specs };
  });
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

/** The same as a log of SARIF 2.1.0. */
export async function lintSarif(result: LintResult): Promise<object> {
  const [{ lintSarif: sarif }, { default: manifest }] = await Promise.all([import('./report/lint-sarif.js'), import('../package.json', { with: { type: 'json' } })]);
  return sarif(result, manifest.version);
}

/** The same as annotations of GitHub Actions, a line each. */
export async function lintGithub(result: LintResult): Promise<string> {
  return (await import('./report/lint-github.js')).lintGithub(result);
}

/** A replayed witness for people. */
export async function replayTerminal(result: ReplayResult, style: Style): Promise<string> {
  return (await import('./report/replay-terminal.js')).replayTerminal(result, style);
}

/**
 * Judges a candidate by its specs, by what is recorded of its prior, and by what can still be invented. Throws a `Problem` for what is
 * wrong with the options; what is wrong with a spec or its record makes the verdict `invalid`.
 */
export async function verify(options: VerifyOptions, surroundings: Surroundings = {}): Promise<VerifyResult> {
  return withGuestsAhead({ count: 1, reads: 'closure' }, { options, surroundings }, async (temporary) => {
    const [run, project] = await Promise.all([import('./run/verify/verify.js'), import('./project.js')]);
    return project.withWorld(surroundings, (world) => run.verify(options, world), temporary);
  });
}

/** Verifies again whenever something changes on which the verdict depends, until `options.stop` ends it. */
export async function watch(options: VerifyOptions, listener: WatchListener, surroundings: Surroundings = {}): Promise<void> {
  const [run, { changesIn }] = await Promise.all([import('./run/verify/watch.js'), import('./host/changes.js')]);
  const { next } = changesIn(surroundings.workingFolder ?? process.cwd());
  return run.watchVerify({ verify: () => verify(options, surroundings), next, now: () => Date.now(), stop: options.stop ?? new AbortController().signal }, listener);
}

/** A verdict for people, as lines of text. */
export async function verifyTerminal(result: VerifyResult, style: Style): Promise<string> {
  return (await import('./report/verify-terminal.js')).verifyTerminal(result, style);
}

/** The same for machines: the object that `schemas/verify.schema.json` describes. */
export async function verifyJson(result: VerifyResult): Promise<object> {
  return (await import('./report/verify-json.js')).verifyJson(result);
}

/** 0 safe, or undecided while that is only reported; 1 unsafe or undecided; 2 invalid. */
export async function verifyExitCode(result: VerifyResult): Promise<0 | 1 | 2> {
  const { exitCodeOf } = await import('./gate/whole.js');
  return exitCodeOf({ verdict: result.verdict, reports: result.reportsUntil !== null, firstRun: result.specs.some((s) => s.firstRun && s.verdict === 'undecided') });
}

/** Records what the tree's implementations do now: adds entries, never overwrites one, and refuses what is not safe against the record. */
export async function record(options: RecordOptions, surroundings: Surroundings = {}): Promise<RecordResult> {
  return withGuestsAhead({ count: 1, reads: 'closure' }, { options, surroundings }, async (temporary) => {
    const [run, project] = await Promise.all([import('./run/record/record.js'), import('./project.js')]);
    return project.withWorld(surroundings, (world) => run.record(options, world), temporary);
  });
}

/** What was recorded, for people. */
export async function recordTerminal(result: RecordResult, style: Style): Promise<string> {
  return (await import('./report/record-terminal.js')).recordTerminal(result, style);
}

/** Keeps a ruling on a row that `verify` printed: spec, baseline and ledger change together or not at all. Throws a `Problem` where it is refused. */
export async function decide(options: DecideOptions, surroundings: Surroundings = {}): Promise<DecideResult> {
  const [run, project] = await Promise.all([import('./run/decide/decide.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.decide(options, world));
}

/** Brings Holdfast to a repository: a first spec of a module, its record, a configuration. Overwrites nothing. */
export async function init(options: InitOptions, surroundings: Surroundings = {}): Promise<InitResult> {
  const [run, project] = await Promise.all([import('./run/init/init.js'), import('./project.js')]);
  return project.withWorld(surroundings, (world) => run.init(options, world));
}

/** Modules of the working folder that are worth a first spec, the best first. */
export async function proposals(surroundings: Surroundings = {}): Promise<readonly string[]> {
  const [run, project] = await Promise.all([import('./run/init/propose.js'), import('./project.js')]);
  return project.withWorld(surroundings, async (world) => (await run.proposeSubjects(world.tree)).subjects);
}

/** What a `holdfast.config.ts` exports; it only types its argument. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
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

/** What an editor asks about specs, as texts change. Nothing is written. What holds a spec against itself is a process of its own, started when that is asked for. */
export async function openEditor(): Promise<DeepEditor> {
  const [{ createEditor }, { editorWorld }] = await Promise.all([import('./run/editor/editor.js'), import('./project-editor.js')]);
  return createEditor(editorWorld());
}

/** Holds a spec that was read against itself, as `lint --deep` does; `folder` is where its path starts. Its processes have ended when the promise has. */
export async function lintDeep(spec: Spec, { folder, signal }: { readonly folder: string; readonly signal: AbortSignal }): Promise<readonly Finding[]> {
  const [run, project] = await Promise.all([import('./run/lint-deep/deep.js'), import('./project.js')]);
  return project.withWorld({ workingFolder: folder }, (world) => run.lintDeep(world, spec, signal));
}

/** Title, severity and page of a finding; null for a code that does not exist. */
export async function explain(code: string): Promise<{ readonly code: string; readonly title: string; readonly severity: string; readonly page: string } | null> {
  const { FINDINGS } = await import('./report/findings.js');
  const found = Object.entries(FINDINGS).find(([name]) => name === code.toUpperCase());
  return found === undefined ? null : { code: found[0], ...found[1] };
}

/** Codes of findings that look like `code`, nearest first. */
export async function codesLike(code: string): Promise<readonly string[]> {
  const [{ FINDINGS }, { nearest }] = await Promise.all([import('./report/findings.js'), import('./value/near.js')]);
  return nearest(code.toUpperCase(), Object.keys(FINDINGS));
}
