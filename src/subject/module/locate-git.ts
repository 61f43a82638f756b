import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../host/problem.js';
import type { Closure, ImplementationName } from '../../model/implementation.js';
import { didYouMean } from '../../host/near.js';
import { calledBy } from './called-by.js';
import { checkOut, filesOfTree, openRepository, pathInTree, treeOf, type Repository } from './git.js';
import { install, installFolderOf } from './install.js';
import { isInside } from './kinds.js';
import { locatePath } from './locate-path.js';
import type { ResolveOptions } from './resolve-options.js';
import { makeResolver } from './resolver.js';
import { realOrNull } from './third-party.js';
import { traceOwn, type Traced } from './trace.js';

type GitName = Extract<ImplementationName, { kind: 'git' }>;

interface Found extends Traced {
  readonly entry: string;
}

/** A module as it was at a ref: its tree is checked out into the cache, with an install of its own where it imports packages. */
export async function locateGit(name: GitName, signal: AbortSignal, options: ResolveOptions): Promise<{ entry: string; closure: Closure }> {
  const repository = await openRepository(options.cwd, signal);
  const tree = await treeOf(name.ref, repository);
  const inside = await pathInTree(name.path, tree, repository) ?? await throwNotInTree(name, tree, repository);
  const bare = path.join(options.cacheFolder, 'git', tree);
  if (!existsSync(bare)) options.progress?.(`checking out ${name.ref}`);
  await checkOut(tree, { folder: bare, repository, signal });
  const first = lookInto(bare, inside, name);
  const folder = first.missing.length === 0 ? null : installFolderOf(first.entry, realpathSync.native(bare));
  if (folder === null) return first;
  const full = `${bare}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
  if (!existsSync(full)) options.progress?.(`installing the packages of ${name.ref}`);
  await checkOut(tree, { folder: full, repository, signal }, (checkout) => install(path.join(checkout, folder), name.text, signal));
  return lookInto(full, inside, name);
}

function lookInto(checkout: string, inside: string, name: GitName): Found {
  const root = realpathSync.native(checkout);
  const wanted = { text: name.text, path: path.join(root, inside) };
  const real = realOrNull(wanted.path);
  if (real === null || !isInside(root, real)) {
    throw new Problem({ code: 'PATH-NOT-FOUND', severity: 'error', file: name.text, message: `${name.path} is at ${name.ref} a link that leads out of the repository. Name the file that it leads to.` });
  }
  const resolver = makeResolver();
  const entry = locatePath(wanted, resolver);
  return { entry, ...calledBy(`git:${name.ref}:`, root, () => traceOwn(entry, resolver, root)) };
}

async function throwNotInTree(name: GitName, tree: string, repository: Repository): Promise<never> {
  const files = await filesOfTree(tree, repository);
  const wanted = path.posix.join(repository.prefix, name.path.replaceAll('\\', '/'));
  const moved = files.filter((file) => path.posix.basename(file) === path.posix.basename(wanted)).slice(0, 3);
  const near = moved.length > 0 ? `A file of that name is at ${moved.join(', ')}. ` : didYouMean(wanted, files);
  throw new Problem({ code: 'PATH-NOT-FOUND', severity: 'error', file: name.text, message: `There is no ${name.path} at ${name.ref}. ${near}Paths start at the working directory, or at the root of the repository.` });
}
