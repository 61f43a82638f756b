import { openLedger } from '../../ledger/open.js';
import type { LedgerTexts } from '../../model/baseline.js';
import type { FileSource } from '../../model/ports.js';
import type { SpecSettings } from '../../model/config.js';
import type { Spec } from '../../model/spec.js';
import { readAny } from '../../spec/dialects/read-any.js';
import { toldOf } from '../../spec/dialects/told.js';
import type { World } from '../world.js';
import type { Ahead } from './ahead.js';
import { adoptedBy } from './adopted.js';
import { findSpecs, judgedSpecs } from './find-specs.js';
import type { LoadedSpec } from './loaded.js';
import type { SpecFile } from './spec-file.js';
import { lostFindings, remember, remembered, type Memory } from './memory.js';
import { baselineOf, decisionsFolder, placeOf } from './place.js';

/** Specs of a source of files, with all that is recorded beside them. */
export interface SpecSource {
  /** Those that are named, else all. Throws SPEC-NOT-FOUND. */
  find(named: readonly string[]): readonly string[];
  /** None where there is none. */
  all(): readonly string[];
  /** Whether there is such a file, whatever it holds. */
  has(file: string): boolean;
  /** A spec with its baseline and ledger; all that is wrong with them are findings. */
  load(file: string): Promise<LoadedSpec>;
}

/** Starts the candidate of a spec while its record is read; null where nothing is to be started yet. */
export type Begin = (read: SpecFile) => Ahead | null;

/** Where specs are looked for, and what the configuration that counts says of them. */
export interface SpecsFrom {
  readonly files: FileSource;
  readonly settings: readonly SpecSettings[];
}

/** The specs of the tree, as its own configuration has them. */
export async function openTree(world: World): Promise<SpecSource> {
  return openSpecs(world, { files: world.tree, settings: (await world.config(world.tree)).specs });
}

/** Looks through a source of files once, for all specs of a run. `begin` is for the first: it runs first, and each takes a processor. */
export async function openSpecs(world: World, from: SpecsFrom, begin: Begin | null = null): Promise<SpecSource> {
  const { files } = from;
  const list = await files.list();
  const all = await judgedSpecs(list, from);
  // A commit is what it is; of the tree git may know more than stands in it.
  const memory = files.name === 'tree' ? await remember(world) : null;
  let first = begin;
  const load = (file: string): Promise<LoadedSpec> => {
    const own = first;
    first = null;
    const read = (text: string): Promise<Spec> => readAny(text, { file, told: toldOf(file, from.settings) }).then(({ spec }) => spec);
    return memory === null ? loadFromCommit(world, { files, list, read }, file) : loadFromTree(world, file, { memory, begin: own, read });
  };
  const there = new Set(list);
  return { all: () => all, has: (file) => there.has(file), find: (named) => findSpecs({ all, list }, named), load };
}

type ReadText = (text: string) => Promise<Spec>;

async function loadFromCommit(world: World, { files, list, read }: { readonly files: FileSource; readonly list: readonly string[]; readonly read: ReadText }, file: string): Promise<LoadedSpec> {
  const texts: LedgerTexts = { baseline: await files.read(baselineOf(file)), decisions: await decisionTexts(files, decisionsFolder(file), list) };
  const text = await files.read(file) ?? '';
  return loaded(world, file, { text, spec: await read(text), texts, lost: { decisions: [], hasBaseline: false } });
}

/** By the ledger's own reader: an update that was interrupted is completed first, spec included, so that all is of one moment. */
async function loadFromTree(world: World, file: string, { memory, begin, read }: { readonly memory: Memory; readonly begin: Begin | null; readonly read: ReadText }): Promise<LoadedSpec> {
  const place = placeOf(world, file);
  const ahead = begin?.({ file, spec: await read(await world.tree.read(file) ?? '') }) ?? null;
  await ahead?.begun;
  const texts = await world.ledgers.read(place.folder, place.spec);
  const text = await world.tree.read(file) ?? '';
  return { ...loaded(world, file, { text, spec: await read(text), texts, lost: await remembered(world, file, { memory, texts }) }), ahead };
}

interface Read {
  readonly text: string;
  readonly spec: Spec;
  readonly texts: LedgerTexts;
  readonly lost: Awaited<ReturnType<typeof remembered>>;
}

function loaded(world: World, file: string, { text, spec, texts, lost }: Read): LoadedSpec {
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
