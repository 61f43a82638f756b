import path from 'node:path';
import type { LedgerPlace } from '../../ledger/open.js';
import type { World } from '../world.js';

/** Where a spec's baseline and decisions lie. `file` is its path from the working folder. */
export function placeOf(world: World, file: string): LedgerPlace {
  const at = file.lastIndexOf('/') + 1;
  return { folder: path.join(world.workingFolder, file.slice(0, at)), spec: file.slice(at).replace(/\.spec\.md$/, ''), shown: file.slice(0, at) };
}

/** Of a spec in another dialect it has the whole name before it: `spec.txt.baseline`. */
export function baselineOf(spec: string): string {
  return `${spec.replace(/\.spec\.md$/, '')}.baseline`;
}

/** The folder in which decisions about a spec lie. */
export function decisionsFolder(spec: string): string {
  return `${spec.slice(0, spec.lastIndexOf('/') + 1)}decisions/`;
}
