import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Closure, LinkedPackage, UnresolvedImport } from '../../model/implementation.js';
import { assetsOf, holdsAnswers } from './assets.js';
import { isInside, isScript, slashes } from './kinds.js';
import { lineAt } from './lines.js';
import { scopeOf } from './package-file.js';
import type { Reference } from './references.js';
import type { Resolve } from './resolver.js';
import { readSource, type Source } from './source.js';
import { describePackage, installed, packageFolderOf, packageNameOf, withDependencies } from './third-party.js';

export interface Traced {
  readonly closure: Closure;
  /** Names of packages that own source imports and that are not installed. */
  readonly missing: readonly string[];
}

interface Walk {
  readonly resolve: Resolve;
  /** Packages outside it do not count; null: no limit. */
  readonly within: string | null;
  /** A folder whose files are own source although it may lie in a node_modules. */
  readonly own: string | null;
  /** Whether installed packages are followed as if they were own source. */
  readonly through: boolean;
  /** Absolute paths, in order of discovery: the entry first. */
  readonly files: Set<string>;
  readonly packages: Map<string, FoundPackage>;
  readonly builtins: Set<string>;
  readonly unresolved: { readonly file: string; readonly line: number; readonly specifier: string }[];
  readonly missing: Set<string>;
}

interface FoundPackage {
  readonly name: string;
  readonly folder: string;
  /** Absolute, where own source finds it; null where it is not under its own name in a node_modules. */
  readonly link: string | null;
}

/** Follows the imports of an own module. `entry` is a real path. Throws SOURCE-UNREADABLE. */
export async function traceOwn(entry: string, resolve: Resolve, within: string | null): Promise<Traced> {
  return trace(entry, { resolve, within, own: within, through: false });
}

/** Follows the imports of an installed package through its own files, as if it were own source. Throws SOURCE-UNREADABLE. */
export async function traceOpened(entry: string, folder: string, resolve: Resolve): Promise<Closure> {
  return (await trace(entry, { resolve, within: null, own: folder, through: false })).closure;
}

/** Follows the imports of a module through all packages, as if all were own source. Throws SOURCE-UNREADABLE. */
export async function traceThrough(entry: string, resolve: Resolve): Promise<Closure> {
  return (await trace(entry, { resolve, within: null, own: null, through: true })).closure;
}

async function trace(entry: string, by: Pick<Walk, 'resolve' | 'within' | 'own' | 'through'>): Promise<Traced> {
  const walk: Walk = { ...by, files: new Set([entry]), packages: new Map(), builtins: new Set(), unresolved: [], missing: new Set() };
  for (const file of walk.files) if (isScript(file)) followSource(await readSource(file), walk);
  const root = rootOf([...walk.files]);
  const relative = (file: string): string => slashes(path.relative(root, file));
  const closure: Closure = {
    root,
    files: [...walk.files].map((file) => ({ path: relative(file), bytes: statSync(file).size })),
    packages: withDependencies([...walk.packages.values()].map((found) => linked(found, root))),
    builtins: [...walk.builtins].sort(),
    unresolved: walk.unresolved.map((u): UnresolvedImport => ({ ...u, file: relative(u.file) })),
  };
  return { closure, missing: [...walk.missing].sort() };
}

/** An installed package as an implementation: its files run in place, and what it imports is found by Node itself. */
export function traceInstalled(entry: string, folder: string): Closure {
  const name = slashes(folder.slice(folder.lastIndexOf('node_modules') + 'node_modules/'.length));
  return {
    root: folder,
    files: [{ path: slashes(path.relative(folder, entry)), bytes: statSync(entry).size }],
    packages: withDependencies([describePackage(folder, name, null)]),
    builtins: [],
    unresolved: [],
  };
}

function followSource(source: Source, walk: Walk): void {
  for (const reference of source.references) follow(source, reference, walk);
  const assets = assetsOf(source.file, source.places, scopeOf(path.dirname(source.file)));
  for (const file of assets.files) walk.files.add(file);
  if (assets.left > 0) walk.unresolved.push({ file: source.file, line: 1, specifier: `${assets.left} files beside the source, too many to take along` });
}

function follow(source: Source, reference: Reference, walk: Walk): void {
  const { specifier } = reference;
  if (specifier === null) return note(source, reference, walk);
  if (/^(data|https?):/.test(specifier)) return undefined;
  const found = walk.resolve(source.file, specifier, reference.how);
  if (found.kind === 'builtin') walk.builtins.add(found.name);
  else if (found.kind === 'nothing') notThere(source, reference, walk);
  else followFile(source, reference, found.path, walk);
  return undefined;
}

function followFile(source: Source, reference: Reference, found: string, walk: Walk): void {
  const folder = walk.through ? null : packageFolderOf(found, walk.own);
  if (walk.within !== null && !isInside(walk.within, found)) notThere(source, reference, walk);
  else if (folder !== null) addPackage(source.file, reference.specifier ?? '', folder, walk);
  else if (path.extname(found) === '.node') note(source, reference, walk);
  else if (statSync(found).isFile() && !holdsAnswers(found, source.file)) walk.files.add(found);
}

function addPackage(importer: string, specifier: string, folder: string, walk: Walk): void {
  const named = packageNameOf(specifier);
  const at = named === null ? null : installed(named, path.dirname(importer));
  const link = at !== null && at.real === folder ? at.link : null;
  const name = link === null ? slashes(folder.slice(folder.lastIndexOf(`node_modules${path.sep}`) + 'node_modules/'.length)) : named ?? '';
  walk.packages.set(`${link ?? name}\n${folder}`, { name, folder, link });
}

function notThere(source: Source, reference: Reference, walk: Walk): void {
  if (reference.optional || reference.how === 'url') return;
  const name = packageNameOf(reference.specifier ?? '');
  if (name !== null) walk.missing.add(name);
  note(source, reference, walk);
}

function note(source: Source, reference: Reference, walk: Walk): void {
  const text = source.code.slice(reference.start, reference.end);
  // Lines of compiled code are not those of the source; what the author wrote is found there again.
  const offset = source.map === null ? reference.start : Math.max(0, source.original.search(specifierPattern(reference.specifier ?? text)));
  walk.unresolved.push({ file: source.file, line: lineAt(source.original, offset), specifier: reference.specifier ?? text });
}

function specifierPattern(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
}

/** The folder above all files and the package.json files that govern them. */
function rootOf(files: readonly string[]): string {
  const folders = files.flatMap((file) => [path.dirname(file), scopeOf(path.dirname(file))?.folder ?? path.dirname(file)]);
  return folders.reduce((root, folder) => {
    let common = root;
    while (!isInside(common, folder)) common = path.dirname(common);
    return common;
  });
}

/** A link above the root is pulled down to it: of several, the files below see the nearest only. */
function linked(found: FoundPackage, root: string): LinkedPackage {
  const link = found.link !== null && isInside(root, found.link) ? slashes(path.relative(root, found.link)) : `node_modules/${found.name}`;
  return describePackage(realpathSync.native(found.folder), found.name, link);
}
