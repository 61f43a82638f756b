import { Problem } from '../host/problem.js';
import type { SpecSettings } from '../model/config.js';
import { isTold } from '../spec/dialects/told.js';
import { readSpecFile } from './read-spec-file.js';
import type { SpecRead } from './read-spec-file.js';
import type { World } from './world.js';

type SpecWorld = Pick<World, 'specs' | 'tree' | 'config'>;

/**
 * Reads the specs that are named, or those in named folders; all where nothing is named, of whatever dialect. One after another: who keeps
 * what it needs of each keeps no thousand models. Throws SPEC-NOT-FOUND.
 */
export async function* readSpecFiles(named: readonly string[], world: SpecWorld): AsyncGenerator<SpecRead> {
  const { specs: settings } = await world.config(world.tree);
  let found = 0;
  for (const file of await specFilesOf(named, world, settings)) {
    const read = await readSpecFile(file, { named: named.map((name) => world.specs.plain(name)), settings }, world.specs);
    if (read === null) continue;
    found++;
    yield read;
  }
  if (found === 0) throw nothingFound(named);
}

/** Paths of the files that are looked at. Throws SPEC-NOT-FOUND. */
export async function specFilesOf(named: readonly string[], { specs, tree }: SpecWorld, settings: readonly SpecSettings[]): Promise<readonly string[]> {
  const told = named.length > 0 || settings.length === 0 ? [] : (await tree.list()).filter((file) => isTold(file, settings));
  const found = named.length === 0 ? [...await specs.find(), ...told].toSorted() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw nothingFound(named);
}

export function nothingFound(named: readonly string[]): Problem {
  return new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md, nor a spec of another dialect, ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
