import type { Finding } from '../../model/finding.js';
import type { SpecFiles } from '../../model/ports.js';
import type { NotRead, Requirement } from '../../model/spec.js';
import type { SpecFileRead } from '../read-spec-file.js';
import type { Levels } from './levels.js';
import { holdToRules, weighed } from './lint-text.js';
import type { Held } from './lint-text.js';

/** Of a spec what is kept until all are read, plain data: models of a thousand specs would be copied over and over by the collector. */
export interface LintedFile extends Pick<Held, 'linted' | 'findings'> {
  readonly file: string;
  readonly notRead: readonly NotRead[];
  readonly requirements: number;
  readonly checks: number;
}

/** Holds one spec to the rules that look at it alone. `more`: what others than these rules found. */
export async function lintFile(of: Pick<SpecFileRead, 'file' | 'text' | 'read'>, levels: Levels, specs: SpecFiles, more: (held: Held) => Promise<readonly Finding[]> = async () => []): Promise<LintedFile> {
  const held = holdToRules(of.read, levels);
  const found = [...await deltaFindings(of, specs), ...(await more(held)).flatMap((finding) => weighed(finding, levels))];
  const { requirements, notRead } = held.spec;
  return { file: of.file, linted: held.linted, findings: found.length === 0 ? held.findings : [...held.findings, ...found], notRead, requirements: requirements.length, checks: checksIn(requirements) };
}

function checksIn(requirements: readonly Requirement[]): number {
  return requirements.reduce((sum, { checks, freedoms }) => sum + checks.length + freedoms.length, 0);
}

/** What stands in the way of applying a change to the spec that it is about. */
async function deltaFindings({ read, text }: Pick<SpecFileRead, 'text' | 'read'>, specs: SpecFiles): Promise<readonly Finding[]> {
  return read.spec.dialect === 'openspec-delta' ? (await import('./changes.js')).changeFindings(read.spec, text, async (main) => textIn(specs, main)) : [];
}

function textIn(specs: SpecFiles, file: string): string | null {
  const found = specs.read(file);
  return found.ok ? found.text : null;
}
