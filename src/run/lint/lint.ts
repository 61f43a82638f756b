import type { Finding } from '../../model/finding.js';
import type { LintResult, PastId } from '../../model/lint.js';
import type { NotRead } from '../../model/spec.js';
import { readSpecDocument } from '../../spec/read-spec.js';
import type { DeepWorld } from '../lint-deep/bench.js';
import { readSpecFiles } from '../read-spec-files.js';
import type { SpecRead } from '../read-spec-files.js';
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
  // The tree's own configuration: linting judges no candidate.
  const { lint: config } = await world.config(world.tree);
  const levels = levelsOf(config);
  const past = pastOf(world, levels);
  const counts = { specs: 0, requirements: 0, checks: 0, ...(options.fix === true && { fixed: 0 }) };
  const findings: Finding[] = [];
  const notRead: NotRead[] = [];
  const kept: Kept[] = [];
  for await (const of of readSpecFiles(options.specs ?? [], world)) {
    if (!of.ok) {
      findings.push(of.finding);
      continue;
    }
    const read = options.fix === true && of.read.spec.dialect === 'holdfast' ? readSpecDocument(await fixed(world, { file: of.file, text: of.text, levels, counts }), of) : of.read;
    const held = holdToRules(read, levels);
    const deep = options.deep === true && held.spec.requirements.length > 0 ? await deepFindings(world, held, options.signal) : [];
    const more = [...await deltaFindings(of, world), ...deep.flatMap((finding) => weighed(finding, levels))];
    kept.push({ spec: { file: of.file }, linted: held.linted, findings: more.length === 0 ? held.findings : [...held.findings, ...more] });
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

/** What stands in the way of applying a change to the spec that it is about. */
async function deltaFindings({ read, text }: Extract<SpecRead, { ok: true }>, { specs }: LintWorld): Promise<readonly Finding[]> {
  return read.spec.dialect === 'openspec-delta' ? (await import('./changes.js')).changeFindings(read.spec, text, async (main) => textIn(specs, main)) : [];
}

function textIn(specs: LintWorld['specs'], file: string): string | null {
  const found = specs.read(file);
  return found.ok ? found.text : null;
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
