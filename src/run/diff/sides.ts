import { readBaseline } from '../../ledger/baseline-text.js';
import type { EntryLine } from '../../model/baseline.js';
import type { SpecSide } from '../../model/change.js';
import type { FileSource } from '../../model/ports.js';
import { withSeverity } from '../../report/findings.js';
import { declarationsOf } from '../../spec/declarations.js';
import type { Base } from '../base.js';
import { openSpecs } from '../verify/load.js';
import type { LoadedSpec } from '../verify/loaded.js';
import { baselineOf } from '../verify/place.js';
import type { World } from '../world.js';

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

export async function readSides(world: World, { files }: Base): Promise<Sides> {
  return { before: files === null ? new Map() : await readAll(world, files), now: await readAll(world, world.tree) };
}

async function readAll(world: World, files: FileSource): Promise<ReadonlyMap<string, Side>> {
  const source = await openSpecs(world, { files, settings: (await world.config(files)).specs });
  const sides = new Map<string, Side>();
  for (const file of source.all()) {
    const loaded = await source.load(file);
    const { entries } = readBaseline(await files.read(baselineOf(file)) ?? '');
    const text = files.name === 'tree' ? world.specs.read(file) : null;
    const unreadable = text?.ok === false ? [withSeverity({ code: 'SPEC-UNREADABLE', file, message: `${file} cannot be read: ${text.message}. A spec is a Markdown file in UTF-8.` })] : [];
    sides.set(file, { spec: { ...loaded.spec, findings: [...unreadable, ...loaded.spec.findings] }, declarations: declarationsOf(loaded.spec), loaded, lines: entries });
  }
  return sides;
}
