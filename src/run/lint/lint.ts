import { Problem } from '../../host/problem.js';
import type { Finding } from '../../model/finding.js';
import type { LintConfig, LintResult, PastId } from '../../model/lint.js';
import type { SpecFiles } from '../../model/ports.js';
import type { NotRead } from '../../model/spec.js';
import { withSeverity } from '../../report/findings.js';
import type { DeepWorld } from '../lint-deep/bench.js';
import type { World } from '../world.js';
import { levelsOf } from './levels.js';
import type { Levels } from './levels.js';
import { holdToRules, runRules, settle, weighed } from './lint-text.js';
import type { Held } from './lint-text.js';

export interface LintOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
  /** Hold each spec against itself as well: examples, properties, models and signature, in the evaluator. */
  readonly deep?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Make what fixes are safe, before anything is said. */
  readonly fix?: boolean | undefined;
}

type LintWorld = Pick<World, 'specs' | 'config' | 'history'> & DeepWorld;

/** Of a spec what is kept until all are read. Models of a thousand specs would be copied over and over by the collector. */
type Kept = Pick<Held, 'linted' | 'findings'> & { readonly spec: { readonly file: string } };

/** Reads specs, holds them to the rules, and says what it found. */
export async function lint(options: LintOptions, world: LintWorld): Promise<LintResult> {
  const [files, config] = await Promise.all([filesOf(options.specs ?? [], world.specs), lintConfig(world)]);
  const levels = levelsOf(config);
  const past = pastOf(world, levels);
  const counts = { specs: 0, requirements: 0, checks: 0, ...(options.fix === true && { fixed: 0 }) };
  const findings: Finding[] = [];
  const notRead: NotRead[] = [];
  const kept: Kept[] = [];
  for (const file of files) {
    const read = world.specs.read(file);
    if (!read.ok) {
      findings.push(withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${read.message}. A spec is a Markdown file in UTF-8.` }));
      continue;
    }
    const text = options.fix === true ? await fixed(world, { file, text: read.text, levels, counts }) : read.text;
    const held = holdToRules(text, file, levels);
    const deep = options.deep === true && held.spec.requirements.length > 0 ? await deepFindings(world, held, options.signal) : [];
    kept.push({ spec: { file }, linted: held.linted, findings: deep.length === 0 ? held.findings : [...held.findings, ...deep.flatMap((finding) => weighed(finding, levels))] });
    for (const left of held.spec.notRead) notRead.push(left);
    counts.specs += 1;
    counts.requirements += held.spec.requirements.length;
    for (const { checks, freedoms } of held.spec.requirements) counts.checks += checks.length + freedoms.length;
  }
  const together = byFile(runRules(kept.map(({ linted }) => linted.summary), await past, levels));
  return { findings: [...findings, ...kept.flatMap((each) => settle(each, together.get(each.spec.file) ?? [], levels, options.deep))], notRead, ...counts };
}

/** The text of a spec with safe fixes made, written where there were any. */
async function fixed({ specs }: LintWorld, { file, text, levels, counts }: { readonly file: string; readonly text: string; readonly levels: Levels; readonly counts: { fixed?: number } }): Promise<string> {
  const made = (await import('./fix.js')).fixText(text, file, levels);
  if (made.made > 0) specs.write(file, made.text);
  counts.fixed = (counts.fixed ?? 0) + made.made;
  return made.text;
}

/** Loaded where it is asked for: it starts processes and reads types. */
async function deepFindings(world: LintWorld, { spec }: Held, signal = new AbortController().signal): Promise<readonly Finding[]> {
  return (await import('../lint-deep/deep.js')).lintDeep(world, spec, signal);
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

/** The tree's own configuration: linting judges no candidate. */
async function lintConfig(world: LintWorld): Promise<LintConfig> {
  return (await world.config(world.tree)).lint;
}

/** Git works while the specs are read. */
async function pastOf({ history }: LintWorld, levels: Levels): Promise<readonly PastId[]> {
  if (!levels.isOn('LINT-ID-REUSED')) return [];
  const [{ pastIds }, commits] = await Promise.all([import('./past.js'), history.specLines()]);
  return pastIds(commits);
}

async function filesOf(named: readonly string[], specs: SpecFiles): Promise<readonly string[]> {
  const found = named.length === 0 ? await specs.find() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
