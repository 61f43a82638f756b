import { Problem } from '../host/problem.js';
import type { SpecSettings } from '../model/config.js';
import type { ReadSpec } from '../model/document.js';
import { readAny, readClaimed } from '../spec/dialects/read-any.js';
import { isTold, toldOf } from '../spec/dialects/told.js';
import type { World } from './world.js';

/** Files that may be specs: those that are named, or those in named folders; all where nothing is named. Throws SPEC-NOT-FOUND. */
export async function specFilesOf(named: readonly string[], { specs, tree }: Pick<World, 'specs' | 'tree'>, settings: readonly SpecSettings[]): Promise<readonly string[]> {
  const told = named.length > 0 || settings.length === 0 ? [] : (await tree.list()).filter((file) => isTold(file, settings));
  const found = named.length === 0 ? [...await specs.find(), ...told].toSorted() : (await Promise.all(named.map((name) => specs.named(name)))).flat();
  if (found.length > 0) return [...new Set(found)];
  throw noSpec(named);
}

/** Reads a file that was found. Null where it is only called like a spec of another tool; who names it wants it read. */
export function readFound(text: string, file: string, { named, settings }: { readonly named: readonly string[]; readonly settings: readonly SpecSettings[] }): Promise<ReadSpec | null> {
  const told = toldOf(file, settings);
  return named.includes(file) ? readAny(text, { file, told }) : readClaimed(text, { file, told });
}

export function noSpec(named: readonly string[]): Problem {
  return new Problem({ code: 'SPEC-NOT-FOUND', severity: 'error', message: `There is no *.spec.md, nor a spec of another dialect, ${named.length === 0 ? 'below the working directory' : `in ${named.join(', ')}`}. Run holdfast init to write a first one from the code that is there.` });
}
