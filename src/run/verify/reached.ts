import path from 'node:path';
import { Problem } from '../../host/problem.js';
import { isConfig } from '../base.js';
import { shellWord } from '../../report/shell-word.js';
import type { World } from '../world.js';
import type { LoadedSpec } from './loaded.js';
import { baselineOf, decisionsFolder } from './place.js';
import type { VerifySettings } from './settings.js';
import { joined } from '../../value/joined-path.js';
import { entryOf } from './subject-entry.js';

const MANIFEST = /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

/** Specs whose subject's source closure, or whose own files, differ from the ref: without one, from where the branch left its base, else from HEAD. A subject that does not resolve is reached: something is wrong. */
export async function reached(world: World, settings: VerifySettings, specs: readonly LoadedSpec[]): Promise<readonly LoadedSpec[]> {
  const { changed: ref, base } = settings;
  const since = typeof ref === 'string' ? commitOf(world, ref) : base === null ? world.history.commitOf('HEAD') : world.history.mergeBase(base);
  const changed = new Set(await world.history.changedSince(await since));
  const kept: LoadedSpec[] = [];
  for (const loaded of specs) if (await isReached(world, settings, loaded, changed)) kept.push(loaded);
  return kept;
}

/** Behind `--changed` stands a ref, if anything: a spec is easily written there. */
async function commitOf(world: World, ref: string): Promise<string> {
  try {
    return await world.history.commitOf(ref);
  } catch (error) {
    if (!(error instanceof Problem) || error.finding.code !== 'REF-NOT-FOUND' || await world.tree.read(ref) === null) throw error;
    throw new Problem({ ...error.finding, message: `${ref} is a file, and what stands behind --changed is a ref. Name specs before it: holdfast verify ${shellWord(ref)} --changed.` });
  }
}

async function isReached(world: World, settings: VerifySettings, loaded: LoadedSpec, changed: ReadonlySet<string>): Promise<boolean> {
  const { from } = loaded.spec.signature;
  const own = (from !== null && changed.has(joined(loaded.file, from))) || [...changed].some((f) => isConfig(f) || f === loaded.file || f === baselineOf(loaded.file) || f.startsWith(decisionsFolder(loaded.file)));
  if (own || loaded.spec.subject === null) return true;
  try {
    const { closure } = await world.subject.resolve(world.readName(entryOf(loaded)), settings.signal);
    // Packages lie where git does not look; what says which ones they are does not.
    const manifest = closure.packages.length > 0 && [...changed].some((f) => MANIFEST.test(f));
    return manifest || closure.files.some((f) => changed.has(path.relative(world.workingFolder, path.join(closure.root, f.path)).replaceAll(path.sep, '/')));
  } catch (error) {
    if (error instanceof Problem) return true;
    throw error;
  }
}
