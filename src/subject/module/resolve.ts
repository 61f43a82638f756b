import path from 'node:path';
import type { Closure, Implementation, ImplementationName } from '../../model/implementation.js';
import { calledBy } from './called-by.js';
import { hashClosure } from './hash.js';
import { locatePath } from './locate-path.js';
import type { ResolveOptions } from './resolve-options.js';
import { scopeOf } from './package-file.js';
import { makeResolver, type Resolve } from './resolver.js';
import { packageFolderOf } from './third-party.js';
import { traceInstalled, traceOwn } from './trace.js';
import { typesNamedBy, typesOfPackage, typesOfSource } from './types-file.js';

/** Finds an implementation, fetching it where need be, and reads its closure. Throws Problems for all that is not there. */
export async function resolve(name: ImplementationName, signal: AbortSignal, options: ResolveOptions): Promise<Implementation> {
  const found = await locate(name, signal, options);
  return { name: name.text, export: name.export, entry: found.entry, hash: hashClosure(found.closure), closure: found.closure, types: found.types };
}

type Located = Pick<Implementation, 'entry' | 'closure' | 'types'>;

/** What fetches is loaded where something is to be fetched. */
async function locate(name: ImplementationName, signal: AbortSignal, options: ResolveOptions): Promise<Located> {
  const resolver = makeResolver();
  if (name.kind === 'npm') {
    const { locateNpm } = await import('./locate-npm.js');
    const { entry, folder, from, specifier } = await locateNpm(name, signal, options);
    return { entry, closure: traceInstalled(entry, folder), types: typesOfPackage(entry, from, specifier) };
  }
  if (name.kind === 'git') {
    const { locateGit } = await import('./locate-git.js');
    const { entry, closure } = await locateGit(name, signal, options);
    return { entry, closure, types: typesOfSource(entry) };
  }
  const entry = locatePath({ text: name.path, path: path.resolve(options.cwd, name.path) }, resolver);
  return { entry, closure: await calledBy('', options.cwd, () => closureOfPath(entry, resolver)), types: typesOfPath(entry, resolver) };
}

/** Of a module that is what its package is imported as, the types that the package names; else those beside it, or its source. */
function typesOfPath(entry: string, resolve: Resolve): string {
  const beside = typesOfSource(entry);
  const scope = beside === entry && /\.[cm]?jsx?$/.test(entry) ? scopeOf(path.dirname(entry)) : null;
  if (scope === null || !scope.name) return beside;
  const within = path.join(scope.folder, 'index.js');
  const isWhole = [scope.name, '.'].some((specifier) => (['import', 'require'] as const).some((how) => samePath(resolve(within, specifier, how), entry)));
  return (isWhole ? typesNamedBy(scope) : null) ?? beside;
}

function samePath(found: ReturnType<Resolve>, entry: string): boolean {
  return found.kind === 'file' && found.path === entry;
}

/** A file inside an installed package runs in place, as the package itself would. */
async function closureOfPath(entry: string, resolver: Resolve): Promise<Closure> {
  const folder = packageFolderOf(entry, null);
  return folder === null ? (await traceOwn(entry, resolver, null)).closure : traceInstalled(entry, folder);
}
