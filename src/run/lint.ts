import { Problem } from '../host/problem.js';
import type { SpecSettings } from '../model/config.js';
import type { Finding } from '../model/finding.js';
import type { LintResult } from '../model/lint.js';
import type { NotRead } from '../model/spec.js';
import { withSeverity } from '../report/findings.js';
import { readAny, readClaimed } from '../spec/dialects/read-any.js';
import { isTold, toldOf } from '../spec/dialects/told.js';
import type { World } from './world.js';

export interface LintOptions {
  /** Paths of specs, or of folders that hold some; all below the working folder where there are none. */
  readonly specs?: readonly string[] | undefined;
}

/** Reads specs and says what the reader found in them. Only what it says is kept: models of a thousand specs would be copied over and over by the collector. */
export async function lint(options: LintOptions, world: Pick<World, 'specs' | 'tree' | 'config'>): Promise<LintResult> {
  const named = options.specs ?? [];
  const { specs: settings } = await world.config(world.tree);
  const files = await filesOf(named, world, settings);
  const findings: Finding[] = [];
  const notRead: NotRead[] = [];
  const counts = { specs: 0, requirements: 0, checks: 0 };
  for (const file of files) {
    const read = world.specs.read(file);
    if (!read.ok) {
      findings.push(withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${read.message}. A spec is a Markdown file in UTF-8.` }));
      continue;
    }
    const told = toldOf(file, settings);
    // A file that is called like a spec of another tool need not be one; who names it wants it read.
    const found = named.includes(file) ? await readAny(read.text, { file, told }) : await readClaimed(read.text, { file, told });
    if (found === null) continue;
    const { spec } = found;
    findings.push(...spec.findings);
    notRead.push(...spec.notRead);
    counts.specs += 1;
    counts.requirements += spec.requirements.length;
    for (const { checks, freedoms } of spec.requirements) counts.checks += checks.length + freedoms.length;
  }
  if (counts.specs === 0 && findings.length === 0) throw nothingFound(named);
  return { findings, notRead, ...counts };
}

type Files = Pick<World, 'specs' | 'tree'>;

async function filesOf(named: readonly string[], { specs, tree }: Files, settings: readonly SpecSettings[]): Promise<readonly string[]> {
  const told = named.length > 0 || settings.length === 0 ? [] : (await tree.list()).filter((file) => isTold(file, settings));
  const found = named.length === 0 ? [...await specs.find(), ...told].toSorted() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw nothingFound(named);
}

function nothingFound(named: readonly string[]): Problem {
  return new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md, nor a spec of another dialect, ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
