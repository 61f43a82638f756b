import { checkLedger } from '../../ledger/check.js';
import { readBaseline } from '../../ledger/baseline-text.js';
import { readDecision } from '../../ledger/decision/read.js';
import { decisionsAbout } from '../../ledger/names.js';
import { Problem } from '../../host/problem.js';
import type { Decision } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import type { FileSource } from '../../model/ports.js';
import { readSpec } from '../../spec/read-spec.js';
import type { LoadedSpec } from './loaded.js';

const SPEC = '.spec.md';

/** Specs of a source of files: those that are named, else all. Throws SPEC-NOT-FOUND. */
export async function findSpecs(files: FileSource, named: readonly string[]): Promise<readonly string[]> {
  const all = (await files.list()).filter((file) => file.endsWith(SPEC));
  if (named.length === 0) {
    if (all.length > 0) return all;
    throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: 'There is no *.spec.md here, so there is nothing to verify against. holdfast init writes a first one from the code.' });
  }
  return named.map((name) => {
    const clean = name.replaceAll('\\', '/').replace(/^\.\//, '');
    if (all.includes(clean)) return clean;
    const near = all.filter((file) => file.endsWith(`/${clean}`) || file.endsWith(`${clean}${SPEC}`) || file === `${clean}${SPEC}`);
    if (near.length === 1) return near[0] as string;
    throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `There is no spec ${name}. ${all.length === 0 ? 'There are none here.' : `There is ${all.slice(0, 5).join(', ')}${all.length > 5 ? ` and ${all.length - 5} more` : ''}.`} Paths start at the working directory.` });
  });
}

export function baselineOf(spec: string): string {
  return `${spec.slice(0, -SPEC.length)}.baseline`;
}

/** The folder in which decisions about a spec lie. */
export function decisionsFolder(spec: string): string {
  return `${folderOf(spec)}decisions/`;
}

/** How decisions name the spec. */
export function nameOf(spec: string): string {
  return spec.slice(folderOf(spec).length, -SPEC.length);
}

/** Reads a spec with its baseline and ledger from one source; all that is wrong with them are findings. */
export async function loadSpec(files: FileSource, file: string, list: readonly string[]): Promise<LoadedSpec> {
  const spec = readSpec(await files.read(file) ?? '', { file });
  const { decisions, findings } = await readDecisions(files, file, list);
  const text = await files.read(baselineOf(file));
  if (text === null && decisions.length === 0 && findings.length === 0) return { file, spec, entries: [], decisions: [], findings: spec.findings, nothingRecorded: true };
  const folder = decisionsFolder(file);
  const checked = checkLedger({ file: baselineOf(file), baseline: text === null ? null : readBaseline(text), decisions, fileOf: (id) => `${folder}${id}.md` });
  return { file, spec, entries: checked.accepted.map((a) => a.line), decisions, findings: [...spec.findings, ...findings, ...checked.findings], nothingRecorded: false };
}

async function readDecisions(files: FileSource, spec: string, list: readonly string[]): Promise<{ readonly decisions: readonly Decision[]; readonly findings: readonly Finding[] }> {
  const folder = decisionsFolder(spec);
  const there = new Set(list);
  const read = await Promise.all(list.filter((f) => f.startsWith(folder) && f.endsWith('.md') && !f.slice(folder.length).includes('/')).map(async (file) => {
    const beside = file.replace(/\.md$/, '.list');
    return readDecision({ file, text: await files.read(file) ?? '', list: there.has(beside) ? await files.read(beside) : null });
  }));
  const about = decisionsAbout(nameOf(spec), read.flatMap((r) => (r.decision === null ? [] : [r.decision])));
  const own = new Set(about);
  // What cannot be read could be about any spec of the folder.
  return { decisions: about, findings: read.flatMap((r) => (r.decision === null || own.has(r.decision) ? r.findings : [])) };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
