import { Problem } from '../host/problem.js';
import type { Finding } from '../model/finding.js';
import type { LintResult } from '../model/lint.js';
import type { SpecFiles } from '../model/ports.js';
import type { NotRead } from '../model/spec.js';
import { withSeverity } from '../report/findings.js';
import { readSpec } from '../spec/read-spec.js';
import type { World } from './world.js';

export interface LintOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
}

/** Reads specs and says what the reader found in them. Only what it says is kept: models of a thousand specs would be copied over and over by the collector. */
export async function lint(options: LintOptions, world: Pick<World, 'specs'>): Promise<LintResult> {
  const files = await specFilesOf(options.specs ?? [], world.specs);
  const findings: Finding[] = [];
  const notRead: NotRead[] = [];
  const counts = { specs: 0, requirements: 0, checks: 0 };
  for (const file of files) {
    const read = world.specs.read(file);
    if (!read.ok) {
      findings.push(withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${read.message}. A spec is a Markdown file in UTF-8.` }));
      continue;
    }
    const spec = readSpec(read.text, { file });
    findings.push(...spec.findings);
    notRead.push(...spec.notRead);
    counts.specs += 1;
    counts.requirements += spec.requirements.length;
    for (const { checks, freedoms } of spec.requirements) counts.checks += checks.length + freedoms.length;
  }
  return { findings, notRead, ...counts };
}

/** The specs that are named, or those in named folders; all where nothing is named. Throws SPEC-NOT-FOUND. */
export async function specFilesOf(named: readonly string[], specs: SpecFiles): Promise<readonly string[]> {
  const found = named.length === 0 ? await specs.find() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
