import { readBaseline } from '../../ledger/baseline-text.js';
import type { EntryLine } from '../../model/baseline.js';
import type { SpecSide } from '../../model/change.js';
import type { SpecSettings } from '../../model/config.js';
import type { FileSource } from '../../model/ports.js';
import { withSeverity } from '../../report/findings.js';
import { declarationsOf } from '../../spec/declarations.js';
import { readAny, readClaimed } from '../../spec/dialects/read-any.js';
import { toldOf, toldOfSpec } from '../../spec/dialects/told.js';
import { isConfig, type Base } from '../base.js';
import { openSpecs } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { baselineOf, decisionsFolder } from '../verify/place.js';
import type { World } from '../world.js';
import { outsideOf } from './outside.js';

/** A spec with its record, on one side. */
export interface Side extends SpecSide {
  readonly loaded: LoadedSpec;
  /** Entries that stand in the baseline, accepted or not. */
  readonly lines: readonly EntryLine[];
}

/** By the path of the spec. */
export interface Sides {
  readonly before: ReadonlyMap<string, Side>;
  readonly now: ReadonlyMap<string, Side>;
}

/** `changed` are the files that are not as at the base: a spec that is, with its record, is read once. */
export async function readSides(world: World, { commit }: Base, changed: ReadonlySet<string>): Promise<Sides> {
  const now = await readAll(world, world.tree, { known: () => null, changed });
  const files = world.commit(commit);
  const there = new Set(await files.list());
  return { before: await readAll(world, files, { known: (file) => unchanged(now.get(file), { changed, there }), changed }), now };
}

interface Reading {
  /** Gives a side that need not be read. */
  readonly known: (file: string) => Side | null;
  readonly changed: ReadonlySet<string>;
}

async function readAll(world: World, files: FileSource, { known, changed }: Reading): Promise<ReadonlyMap<string, Side>> {
  const { specs: settings } = await world.config(files);
  const source = await openSpecs(world, { files, settings });
  const sides = new Map<string, Side>();
  for (const file of await specsIn(files, source.all(), settings)) {
    const side = known(file);
    sides.set(file, side ?? { ...await readSide(world, files, await source.load(file)), outside: changed.has(file) ? await readOutside(files, file, settings) : null });
  }
  return sides;
}

/** What a verdict judges, and specs of other dialects that name no subject: what they mean is reviewed too. Paths alone do not tell that a file is one. */
async function specsIn(files: FileSource, judged: readonly string[], settings: readonly SpecSettings[]): Promise<readonly string[]> {
  const known = new Set(judged);
  const may = (await files.list()).filter((file) => !known.has(file) && toldOfSpec(file, settings) !== null);
  const are = await Promise.all(may.map(async (file) => {
    const text = await files.read(file);
    return text !== null && await readClaimed(text, { file, told: toldOf(file, settings) }) !== null;
  }));
  return [...judged, ...may.filter((_, i) => are[i])].toSorted();
}

/** Of a text that is not as it was; of others it says the same. */
async function readOutside(files: FileSource, file: string, settings: readonly SpecSettings[]): Promise<SpecSide['outside']> {
  const { document } = await readAny(await files.read(file) ?? '', { file, told: toldOf(file, settings) });
  return outsideOf(document());
}

async function readSide(world: World, files: FileSource, loaded: LoadedSpec): Promise<Omit<Side, 'outside'>> {
  const { file, spec } = loaded;
  const { entries } = readBaseline(await files.read(baselineOf(file)) ?? '');
  const text = files.name === 'tree' ? world.specs.read(file) : null;
  const unreadable = text?.ok === false ? [withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${text.message}. A spec is a Markdown file in UTF-8.` })] : [];
  return { spec: { ...spec, findings: [...unreadable, ...spec.findings] }, declarations: declarationsOf(spec), loaded, lines: entries };
}

interface Files {
  readonly changed: ReadonlySet<string>;
  /** Those of the base. */
  readonly there: ReadonlySet<string>;
}

/** The tree's side where the base has the same files; what git ignores is in the tree alone, and the configuration says what is read as a spec. */
function unchanged(now: Side | undefined, { changed, there }: Files): Side | null {
  if (now === undefined) return null;
  const { file, decisions } = now.loaded;
  const folder = decisionsFolder(file);
  const own = [file, ...(now.lines.length > 0 ? [baselineOf(file)] : []), ...decisions.map(({ id }) => `${folder}${id}.md`)];
  return own.every((one) => there.has(one)) && ![file, baselineOf(file)].some((one) => changed.has(one)) && ![...changed].some((one) => isConfig(one) || one.startsWith(folder)) ? now : null;
}
