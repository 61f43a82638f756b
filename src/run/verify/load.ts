import { Problem } from '../../host/problem.js';
import { openLedger } from '../../ledger/open.js';
import type { LedgerTexts } from '../../model/baseline.js';
import type { FileSource } from '../../model/ports.js';
import { readSpec } from '../../spec/read-spec.js';
import type { World } from '../world.js';
import type { Ahead } from './ahead.js';
import { adoptedBy } from './adopted.js';
import type { LoadedSpec } from './loaded.js';
import type { SpecFile } from './spec-file.js';
import { lostFindings, remember, remembered, type Memory } from './memory.js';
import { baselineOf, decisionsFolder, placeOf } from './place.js';

const SPEC = '.spec.md';

/** Specs of a source of files, with all that is recorded beside them. */
export interface SpecSource {
  /** Those that are named, else all. Throws SPEC-NOT-FOUND. */
  find(named: readonly string[]): readonly string[];
  /** None where there is none. */
  all(): readonly string[];
  /** A spec with its baseline and ledger; all that is wrong with them are findings. */
  load(file: string): Promise<LoadedSpec>;
}

/** Starts the candidate of a spec while its record is read; null where nothing is to be started yet. */
export type Begin = (read: SpecFile) => Ahead | null;

/** Looks through a source of files once, for all specs of a run. `begin` is for the first: it runs first, and each takes a processor. */
export async function openSpecs(world: World, files: FileSource, begin: Begin | null = null): Promise<SpecSource> {
  const list = await files.list();
  const all = list.filter((file) => file.endsWith(SPEC));
  // A commit is what it is; of the tree git may know more than stands in it.
  const memory = files.name === 'tree' ? await remember(world) : null;
  let first = begin;
  const load = (file: string): Promise<LoadedSpec> => {
    const own = first;
    first = null;
    return memory === null ? loadFromCommit(world, files, file, list) : loadFromTree(world, file, { memory, begin: own });
  };
  return { all: () => all, find: (named) => findSpecs(all, named), load };
}

/** Of these specs those that are named, else all. Throws SPEC-NOT-FOUND. */
export function findSpecs(all: readonly string[], named: readonly string[]): readonly string[] {
  if (named.length === 0) {
    if (all.length > 0) return all;
    throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: 'There is no *.spec.md here, so there is nothing to verify against. holdfast init writes a first one from the code.' });
  }
  return [...new Set(named.map((name) => specNamed(all, name)))];
}

function specNamed(all: readonly string[], name: string): string {
  const clean = name.replaceAll('\\', '/').replace(/^\.\//, '');
  if (all.includes(clean)) return clean;
  const near = all.filter((file) => file.endsWith(`/${clean}`) || file.endsWith(`/${clean}${SPEC}`) || file === `${clean}${SPEC}`);
  if (near.length === 1) return near[0] as string;
  const there = all.length === 0 ? 'There are none here; holdfast init writes a first one from the code.' : `There is ${all.slice(0, 5).join(', ')}${all.length > 5 ? ` and ${all.length - 5} more` : ''}.`;
  const which = near.length > 1 ? `${name} could be ${near.slice(0, 5).join(' or ')}: say more of the path.` : `There is no spec ${name}. ${there}`;
  throw new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', file: name, message: `${which} Paths start at the working directory.` });
}

async function loadFromCommit(world: World, files: FileSource, file: string, list: readonly string[]): Promise<LoadedSpec> {
  const texts: LedgerTexts = { baseline: await files.read(baselineOf(file)), decisions: await decisionTexts(files, decisionsFolder(file), list) };
  return loaded(world, file, { text: await files.read(file) ?? '', texts, lost: { decisions: [], hasBaseline: false } });
}

/** By the ledger's own reader: an update that was interrupted is completed first, spec included, so that all is of one moment. */
async function loadFromTree(world: World, file: string, { memory, begin }: { readonly memory: Memory; readonly begin: Begin | null }): Promise<LoadedSpec> {
  const { folder, spec } = placeOf(world, file);
  const ahead = begin?.({ file, spec: readSpec(await world.tree.read(file) ?? '', { file }) }) ?? null;
  await ahead?.begun;
  const texts = await world.ledgers.read(folder, spec);
  return { ...loaded(world, file, { text: await world.tree.read(file) ?? '', texts, lost: await remembered(world, file, { memory, texts }) }), ahead };
}

interface Read {
  readonly text: string;
  readonly texts: LedgerTexts;
  readonly lost: Awaited<ReturnType<typeof remembered>>;
}

function loaded(world: World, file: string, { text, texts, lost }: Read): LoadedSpec {
  const spec = readSpec(text, { file });
  const place = placeOf(world, file);
  const { decisions, checked, findings } = openLedger(texts, place, { sha256: world.sha256, remembered: lost.decisions });
  const gone = lostFindings(lost, { baseline: texts.baseline, isDecided: decisions.length > 0 }, place);
  return {
    file, spec, hash: world.sha256(text), entries: checked.accepted.map((a) => a.line), caseIds: checked.accepted.map((a) => a.case), decisions, findings: [...spec.findings, ...gone, ...findings],
    nothingRecorded: checked.accepted.length === 0 && adoptedBy(decisions) === null && findings.length === 0 && gone.length === 0,
  };
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
