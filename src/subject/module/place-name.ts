import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Implementation } from '../../model/implementation.js';
import { readImplementationName } from '../implementation-name.js';
import { isInside, slashes } from './kinds.js';

/**
 * What a file of an implementation is called in a message: from the working folder, as it is found from there; at a git ref by
 * `git:REF:path`; in the cache by its package; absolute where it lies elsewhere.
 */
export function placeName(implementation: Pick<Implementation, 'name'>, file: string, cwd: string): string {
  const name = readImplementationName(implementation.name);
  const checkout = name.kind === 'git' ? checkoutAbove(file) : null;
  if (name.kind === 'git' && checkout !== null) return `git:${name.ref}:${slashes(path.relative(checkout, file))}`;
  const here = realpathSync.native(cwd);
  if (isInside(here, file)) return slashes(path.relative(here, file));
  const inPackage = file.lastIndexOf(`node_modules${path.sep}`);
  return inPackage < 0 ? file : slashes(file.slice(inPackage + 'node_modules/'.length));
}

/** A checkout of ours has an empty `.git` at its root. */
function checkoutAbove(file: string): string | null {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return null;
  }
}
