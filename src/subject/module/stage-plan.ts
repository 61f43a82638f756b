import path from 'node:path';
import type { Closure } from '../../model/implementation.js';
import { isScript, needsCompiling, slashes } from './kinds.js';
import { scopeOf } from './package-file.js';
import { scopesOf, type Scope } from './scopes.js';
import { readSource, type Source } from './source.js';

/** Where each file of a closure goes; all paths relative to the stage, with `/`. */
export interface StagePlan {
  /** Absolute source path → place on the stage. */
  readonly places: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
  /** Files that are copied as they are: absolute paths. */
  readonly copies: readonly string[];
  readonly scopes: readonly Scope[];
}

/**
 * Decides names and module types so that Node runs each file as what it is. A package without `type` becomes a module where all its
 * `.js` are; else those get `.mjs`. Node would guess as much, but warns while it does.
 */
export async function planStage(closure: Closure): Promise<StagePlan> {
  const absolute = closure.files.map((f) => path.join(closure.root, f.path));
  const sources = await Promise.all(absolute.filter((file) => isScript(file)).map((file) => readSource(file, closure.instead?.[slashes(path.relative(closure.root, file))])));
  const scopes = typedScopes(closure, sources);
  const types = new Map(scopes.map((s) => [s.path, s.reduced['type']]));
  const places = new Map<string, string>();
  const taken = new Set(absolute.filter((file) => !needsCompiling(file)).map((file) => slashes(path.relative(closure.root, file))));
  for (const file of absolute) {
    const source = sources.find((s) => s.file === file);
    const relative = slashes(path.relative(closure.root, file));
    const place = source === undefined ? relative : nameOnStage(relative, source, types.get(scopePathOf(file, closure.root)));
    places.set(file, place !== relative && taken.has(place) ? besideIts(relative, place) : place);
    taken.add(places.get(file) ?? place);
  }
  return { places, sources, copies: absolute.filter((file) => !isScript(file)), scopes };
}

function nameOnStage(relative: string, source: Source, type: unknown): string {
  const extension = path.posix.extname(relative);
  const bare = relative.slice(0, -extension.length);
  if (extension === '.mts') return `${bare}.mjs`;
  if (extension === '.cts') return `${bare}.cjs`;
  if (extension === '.mjs' || extension === '.cjs') return relative;
  const compiled = source.map !== null;
  if (source.esm && type !== 'module' && (compiled || type !== 'commonjs')) return `${bare}.mjs`;
  return `${bare}.js`;
}

/** `price.ts` beside a `price.js` that is on the stage too: `price.ts.js`. */
function besideIts(relative: string, place: string): string {
  return relative + path.posix.extname(place);
}

function typedScopes(closure: Closure, sources: readonly Source[]): readonly Scope[] {
  const scopes = new Map(scopesOf(closure).map((s) => [s.path, s]));
  if (!scopes.has('')) scopes.set('', { path: '', reduced: {} });
  for (const scope of scopes.values()) {
    if (typeof scope.reduced['type'] === 'string') continue;
    const inIt = sources.filter((s) => scopePathOf(s.file, closure.root) === scope.path && /\.[jt]sx?$/.test(s.file));
    if (inIt.length > 0 && inIt.every((s) => s.esm)) scopes.set(scope.path, { ...scope, reduced: { ...scope.reduced, type: 'module' } });
  }
  return [...scopes.values()];
}

/** The scope on the stage; what lies in none belongs to the stage's own package.json at its root. */
function scopePathOf(file: string, root: string): string {
  const scope = scopeOf(path.dirname(file));
  const relative = scope === null ? '' : slashes(path.relative(root, scope.folder));
  return relative.startsWith('..') ? '' : relative;
}
