import type { Finding } from '../../model/finding.js';
import type { LintConfig, LintResult, PastId } from '../../model/lint.js';
import type { NotRead } from '../../model/spec.js';
import { readSpecFiles } from '../read-spec-files.js';
import type { World } from '../world.js';
import { levelsOf } from './levels.js';
import type { Levels } from './levels.js';
import { holdToRules, runRules, settle } from './lint-text.js';
import type { Held } from './lint-text.js';

export interface LintOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
}

type LintWorld = Pick<World, 'specs' | 'config' | 'tree' | 'history'>;

/** Of a spec what is kept until all are read. Models of a thousand specs would be copied over and over by the collector. */
type Kept = Pick<Held, 'linted' | 'findings'> & { readonly spec: { readonly file: string } };

/** Reads specs, holds them to the rules, and says what it found. */
export async function lint(options: LintOptions, world: LintWorld): Promise<LintResult> {
  const config = await lintConfig(world);
  const levels = levelsOf(config);
  const past = pastOf(world, levels);
  const counts = { specs: 0, requirements: 0, checks: 0 };
  const findings: Finding[] = [];
  const notRead: NotRead[] = [];
  const kept: Kept[] = [];
  for await (const of of readSpecFiles(options.specs ?? [], world)) {
    if (!of.ok) {
      findings.push(of.finding);
      continue;
    }
    const held = holdToRules(of.read, levels);
    kept.push({ spec: { file: of.file }, linted: held.linted, findings: held.findings });
    for (const left of held.spec.notRead) notRead.push(left);
    counts.specs += 1;
    counts.requirements += held.spec.requirements.length;
    for (const { checks, freedoms } of held.spec.requirements) counts.checks += checks.length + freedoms.length;
  }
  const together = byFile(runRules(kept.map(({ linted }) => linted.summary), await past, levels));
  return { findings: [...findings, ...kept.flatMap((each) => settle(each, together.get(each.spec.file) ?? [], levels))], notRead, ...counts };
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
