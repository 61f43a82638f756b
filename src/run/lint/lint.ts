import type { Finding } from '../../model/finding.js';
import type { LintResult, PastId } from '../../model/lint.js';
import type { Spec } from '../../model/spec.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import type { DeepWorld } from '../lint-deep/bench.js';
import { readSpecFile } from '../read-spec-file.js';
import type { ReadOptions } from '../read-spec-file.js';
import { nothingFound, specFilesOf } from '../read-spec-files.js';
import type { World } from '../world.js';
import { levelsOf } from './levels.js';
import type { Levels } from './levels.js';
import { lintFile } from './lint-file.js';
import type { LintedFile } from './lint-file.js';
import { runRules, settle } from './lint-text.js';
import { lintInThreads } from './share.js';

export interface LintOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
  /** Hold each spec against itself as well: examples, properties, models and signature, in the evaluator. */
  readonly deep?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Make what fixes are safe, before anything is said. */
  readonly fix?: boolean | undefined;
}

type LintWorld = Pick<World, 'specs' | 'config' | 'history' | 'lintThreads' | 'workingFolder'> & DeepWorld;

/** How the specs are linted: what all of them have in common. */
interface Linting {
  readonly options: LintOptions;
  readonly levels: Levels;
  readonly read: ReadOptions;
}

/** Reads specs, holds them to the rules, and says what it found. */
export async function lint(options: LintOptions, world: LintWorld): Promise<LintResult> {
  const named = options.specs ?? [];
  // The tree's own configuration: linting judges no candidate.
  const { lint: config, specs: settings } = await world.config(world.tree);
  const levels = levelsOf(config);
  const past = pastOf(world, levels);
  const files = await specFilesOf(named, world, settings);
  const read = { named: named.map((name) => world.specs.plain(name)), settings };
  const fixes = { made: 0 };
  const isShared = options.deep !== true && options.fix !== true && config.custom.length === 0;
  const all = isShared
    ? await lintInThreads({ workingFolder: world.workingFolder, files, ...read, rules: config.rules }, world)
    : await oneByOne(files, { options, levels, read }, world, fixes);
  const linted = all.filter((each): each is LintedFile => each !== null && 'linted' in each);
  const unreadable = all.filter((each): each is Finding => each !== null && 'code' in each);
  if (linted.length + unreadable.length === 0) throw nothingFound(named);
  const together = byFile(await withoutOthers(runRules(linted.map((each) => each.linted.summary), await past, levels), { linted, levels, settings }, world));
  return {
    findings: [...unreadable, ...linted.flatMap((each) => settle(each, together.get(each.file) ?? [], levels, options.deep))], notRead: linted.flatMap((each) => each.notRead),
    specs: linted.length, requirements: sum(linted.map((each) => each.requirements)), checks: sum(linted.map((each) => each.checks)), ...(options.fix === true && { fixed: fixes.made }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

/** In this thread alone: fixes write files, deep checks start processes, and rules of the configuration are code of their own. */
async function oneByOne(files: readonly string[], { options, levels, read }: Linting, world: LintWorld, fixes: { made: number }): Promise<readonly (LintedFile | Finding | null)[]> {
  const all: (LintedFile | Finding | null)[] = [];
  for (const file of files) {
    const of = await readSpecFile(file, read, world.specs);
    if (of === null || !of.ok) {
      all.push(of === null ? null : of.finding);
      continue;
    }
    const now = options.fix === true && of.read.spec.dialect === 'holdfast' ? readSpecDocument(await fixed(world, { file, text: of.text, levels, fixes }), of) : of.read;
    all.push(await lintFile({ ...of, read: now }, levels, world.specs, async ({ spec }) => (options.deep === true && spec.requirements.length > 0 ? deepFindings(world, spec, options.signal) : [])));
  }
  return all;
}

/** The text of a spec with safe fixes made, written where there were any. */
async function fixed({ specs }: LintWorld, { file, text, levels, fixes }: { readonly file: string; readonly text: string; readonly levels: Levels; readonly fixes: { made: number } }): Promise<string> {
  const made = (await import('./fix.js')).fixText(text, file, levels);
  if (made.made > 0) specs.write(file, made.text);
  fixes.made += made.made;
  return made.text;
}

/** Loaded where it is asked for: it starts processes and reads types. */
async function deepFindings(world: LintWorld, spec: Spec, signal = new AbortController().signal): Promise<readonly Finding[]> {
  return (await import('../lint-deep/deep.js')).lintDeep(world, spec, signal);
}

/**
 * Who names some specs, as a hook before commits does, leaves out others to which they may refer. So where a reference leads nowhere among
 * what was read, the other specs are read too, and it counts where it leads nowhere there either.
 */
async function withoutOthers(findings: readonly Finding[], { linted, levels, settings }: { readonly linted: readonly LintedFile[]; readonly levels: Levels; readonly settings: ReadOptions['settings'] }, world: LintWorld): Promise<readonly Finding[]> {
  if (!findings.some(isDangling)) return findings;
  const read = new Set(linted.map(({ file }) => file));
  const files = (await world.specs.find()).filter((file) => !read.has(file));
  if (files.length === 0) return findings;
  const others = await lintInThreads({ workingFolder: world.workingFolder, files, named: [], settings, rules: {} }, world);
  const summaries = [...linted, ...others.filter((each): each is LintedFile => each !== null && 'linted' in each)].map((each) => each.linted.summary);
  const places = new Set(runRules(summaries, null, levels).filter(isDangling).map(placeOf));
  return findings.filter((finding) => !isDangling(finding) || places.has(placeOf(finding)));
}

function isDangling({ code }: Finding): boolean {
  return code === 'LINT-REFERENCE-DANGLING';
}

function placeOf({ file, line, column }: Finding): string {
  return `${file ?? ''}:${line ?? 0}:${column ?? 0}`;
}

function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const by = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { file = '' } = finding;
    const of = by.get(file) ?? [];
    by.set(file, of);
    of.push(finding);
  }
  return by;
}

/** Git works while the specs are read. */
async function pastOf({ history }: LintWorld, levels: Levels): Promise<readonly PastId[]> {
  if (!levels.isOn('LINT-ID-REUSED')) return [];
  const [{ pastIds }, commits] = await Promise.all([import('./past.js'), history.specLines()]);
  return pastIds(commits);
}
