import { existsSync } from 'node:fs';
import path from 'node:path';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import { needsCompiling } from './kinds.js';
import type { Reference } from './references.js';
import { resolverLibrary } from './resolver-library.js';

export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'nothing' };

/** Real path of what a reference of `file` leads to, by Node's rules and, where these find nothing, by those of TypeScript and bundlers. */
export type Resolve = (file: string, specifier: string, how: Reference['how']) => Resolution;

/** Conditions that every Node from 20.19 on sets. */
const NODE = ['node', 'node-addons', 'module-sync', 'default'];
const PLAIN = ['.js', '.json', '.node', '.mjs', '.cjs', '.jsx', '.ts', '.tsx', '.mts', '.cts'];
const TYPED = ['.ts', '.tsx', '.js', '.jsx', '.json', '.node', '.mts', '.cts', '.mjs', '.cjs'];

/** The answers are remembered, so it serves one resolution: files may change between two. A module that imports nothing never loads the library. */
export function makeResolver(): Resolve {
  let finders: Finders | null = null;
  return (file, specifier, how) => {
    if (isBuiltin(specifier) || specifier.startsWith('node:')) return { kind: 'builtin', name: specifier.replace(/^node:/, '') };
    finders ??= makeFinders();
    const wanted = pathOf(file, specifier, how);
    const [withPaths, plain] = finders[how === 'require' ? 'require' : 'import'][needsCompiling(file) ? 1 : 0];
    // A tsconfig.json that extends what is not installed must not cost the imports that never needed it.
    const found = withPaths.resolveFileSync(file, wanted).path ?? plain.sync(path.dirname(file), wanted).path;
    return found === undefined ? { kind: 'nothing' } : { kind: 'file', path: existsSync(found) ? found : found.replace(/[?#][^/\\]*$/, '') };
  };
}

/** With and without the paths of a tsconfig.json. */
type Pair = readonly [withPaths: ResolverFactory, plain: ResolverFactory];
/** Of JavaScript, of TypeScript. */
type Finders = Readonly<Record<'import' | 'require', readonly [Pair, Pair]>>;

function makeFinders(): Finders {
  const base: NapiResolveOptions = { builtinModules: true, mainFields: ['main'], symlinks: true, nodePath: false };
  const plain = { ...base, extensions: PLAIN, extensionAlias: { '.js': ['.js', '.ts', '.tsx', '.jsx'], '.mjs': ['.mjs', '.mts'], '.cjs': ['.cjs', '.cts'], '.jsx': ['.jsx', '.tsx'] } };
  const typed = { ...base, extensions: TYPED, extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] } };
  const root = new (resolverLibrary().ResolverFactory)(base);
  const pair = (options: NapiResolveOptions): Pair => [root.cloneWithOptions({ ...options, tsconfig: 'auto' }), root.cloneWithOptions(options)];
  const both = (condition: string): readonly [Pair, Pair] => [pair({ ...plain, conditionNames: [condition, ...NODE] }), pair({ ...typed, conditionNames: [condition, ...NODE] })];
  return { import: both('import'), require: both('require') };
}

function pathOf(file: string, specifier: string, how: Reference['how']): string {
  if (specifier.startsWith('file:')) return fileURLToPath(specifier);
  if (how !== 'url') return specifier;
  return fileURLToPath(new URL(specifier, `file://${path.dirname(file).split(path.sep).map(encodeURIComponent).join('/')}/`));
}
