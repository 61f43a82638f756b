import path from 'node:path';
import type { Closure } from '../../model/implementation.js';
import { isInside, isScript, slashes } from './kinds.js';
import { scopeOf } from './package-file.js';

/** A package.json that governs files of the closure, reduced to what decides how they run. */
export interface Scope {
  /** Its folder relative to the closure's root, with `/`; empty for the root. */
  readonly path: string;
  readonly reduced: Readonly<Record<string, unknown>>;
}

const KEPT = ['name', 'type', 'main', 'exports', 'imports'];

export function scopesOf(closure: Closure): readonly Scope[] {
  const found = new Map<string, Scope>();
  for (const file of closure.files.filter((f) => isScript(f.path))) {
    const scope = scopeOf(path.dirname(path.join(closure.root, file.path)));
    if (scope === null || !isInside(closure.root, scope.folder)) continue;
    const reduced = Object.fromEntries(KEPT.filter((key) => key in scope.raw).map((key) => [key, scope.raw[key]]));
    found.set(scope.folder, { path: slashes(path.relative(closure.root, scope.folder)), reduced });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
