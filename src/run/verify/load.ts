import { Problem } from '../../host/problem.js';
import { openingLedger } from '../../ledger/open.js';
import type { EntryLine, LedgerTexts } from '../../model/baseline.js';
import type { FileSource } from '../../model/ports.js';
import { readSpec } from '../../spec/read-spec.js';
import type { World } from '../world.js';
import { onTheWay, type Ahead } from './ahead.js';
import type { LoadedSpec } from './loaded.js';
import { placeOf } from './place.js';
import type { SpecFile } from './spec-file.js';

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

export type Begin = (read: SpecFile) => Ahead | null;

interface LoadOptions {
  /** Files that there are. */
  readonly list: readonly string[];
  /** Starts the candidate while the record is read. */
  readonly begin?: Begin;
}

/** Reads a spec with its baseline and ledger from one source; all that is wrong with them are findings. */
export async function loadSpec(world: World, files: FileSource, file: string, { list, begin }: LoadOptions): Promise<LoadedSpec> {
  const spec = readSpec(await files.read(file) ?? '', { file });
  const ahead = begin?.({ file, spec }) ?? null;
  await ahead?.begun;
  const texts: LedgerTexts = { baseline: await files.read(baselineOf(file)), decisions: await decisionTexts(files, decisionsFolder(file), list) };
  const { decisions, checked, findings } = await opened(openingLedger(texts, placeOf(world, file), { sha256: world.sha256 }), ahead);
  return { file, spec, entries: checked.accepted.map((a) => a.line), caseIds: checked.accepted.map((a) => a.case), decisions, findings: [...spec.findings, ...findings], nothingRecorded: texts.baseline === null && decisions.length === 0 && findings.length === 0, ahead };
}

/** Between steps the event loop turns, so that a candidate that has started is fed. */
async function opened<T>(steps: Generator<readonly EntryLine[] | undefined, T>, ahead: Ahead | null): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (ahead === null) continue;
    if (value !== undefined) ahead.fed.offer(value);
    await onTheWay();
  }
}

async function decisionTexts(files: FileSource, folder: string, list: readonly string[]): Promise<LedgerTexts['decisions']> {
  const there = new Set(list);
  const names = list.filter((f) => f.startsWith(folder) && f.endsWith('.md') && !f.slice(folder.length).includes('/') && f !== `${folder}README.md`);
  const read = await Promise.all(names.map(async (file) => {
    const beside = file.replace(/\.md$/, '.list');
    return { name: file.slice(folder.length), text: await files.read(file), list: there.has(beside) ? await files.read(beside) : null };
  }));
  return read.flatMap(({ name, text, list: listed }) => (text === null ? [] : [{ name, text, list: listed }]));
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
