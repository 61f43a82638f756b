import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { satisfies, valid, validRange } from 'semver';
import { inTempThenRename } from '../../host/cache.js';
import { Problem } from '../../host/problem.js';
import type { ImplementationName } from '../../model/implementation.js';
import { didYouMean } from '../../host/near.js';
import { isScript } from './kinds.js';
import { exactVersion, installPackage, installTypes } from './npm.js';
import { asRecord, readPackageFile } from './package-file.js';
import type { ResolveOptions } from './resolve-options.js';
import { makeResolver } from './resolver.js';
import { installed } from './third-party.js';
import { typesOfPackage } from './types-file.js';

type NpmName = Extract<ImplementationName, { kind: 'npm' }>;

export interface LocatedPackage {
  /** Real paths of the entry module and of the package. */
  readonly entry: string;
  readonly folder: string;
  /** A folder that sees the package, and how it is imported there. */
  readonly from: string;
  readonly specifier: string;
}

/** A package that is installed here and fits, or one in the cache that the npm client puts there. */
export async function locateNpm(name: NpmName, signal: AbortSignal, options: ResolveOptions): Promise<LocatedPackage> {
  const here = installed(name.package, options.cwd);
  if (here !== null && fits(readPackageFile(here.real)?.version ?? null, name.version)) return enter(name, here.real, options.cwd);
  const from = await cached(name, signal, options);
  const there = installed(name.package, from);
  if (there !== null) return enter(name, there.real, from);
  throw new Problem({ code: 'INSTALL-FAILED', severity: 'error', message: `npm installed ${name.text} into ${from}, but it is not there. Remove that folder and try again.` });
}

/** A tag says what the registry means by it today, so no installed version is known to fit. */
function fits(version: string | null, wanted: string | null): boolean {
  if (wanted === null) return true;
  return version !== null && validRange(wanted) !== null && satisfies(version, wanted, { includePrerelease: valid(wanted) !== null });
}

/** The folder in the cache that holds the package in its node_modules; an exact version that is there asks nobody. */
async function cached(name: NpmName, signal: AbortSignal, options: ResolveOptions): Promise<string> {
  const npm = { cwd: options.cwd, signal };
  const wanted = name.version ?? 'latest';
  const version = valid(wanted) ?? await exactVersion(name.package, wanted, npm);
  const folder = path.join(options.cacheFolder, 'npm', `${name.package}@${version}`);
  if (!existsSync(folder)) options.progress?.(`installing ${name.package}@${version}`);
  await inTempThenRename(folder, async (temporary) => {
    await installPackage(name.package, version, { folder: temporary, npm });
    const there = installed(name.package, temporary);
    if (there !== null && !shipsTypes(there.real, name.package, temporary)) await installTypes(name.package, version, { folder: temporary, npm });
  });
  return folder;
}

function shipsTypes(folder: string, name: string, from: string): boolean {
  const raw = asRecord(readPackageFile(folder)?.raw);
  return 'types' in raw || 'typings' in raw || typesOfPackage(path.join(folder, 'index.js'), from, name) !== null;
}

function enter(name: NpmName, folder: string, from: string): LocatedPackage {
  const specifier = [name.package, ...(name.subpath === null ? [] : [name.subpath])].join('/');
  const entry = entryOf(specifier, from) ?? plainFile(folder, name.subpath);
  if (entry !== null) return { entry, folder, from, specifier };
  const raw = asRecord(readPackageFile(folder)?.raw);
  const offered = Object.keys(asRecord(raw['exports'])).filter((key) => key.startsWith('./') && key !== './package.json').map((key) => key.slice(2));
  const what = name.subpath === null ? 'no entry that Node could load' : `no ${name.subpath}`;
  const near = name.subpath === null ? '' : didYouMean(name.subpath, offered);
  const list = offered.length > 0 ? `It offers ${offered.slice(0, 8).join(', ')}${offered.length > 8 ? ', …' : ''}.` : 'Name a file of it behind a slash: npm:package@1/dist/file.js.';
  throw new Problem({ code: 'PATH-NOT-FOUND', severity: 'error', file: name.text, message: `The package ${name.package} has ${what}. ${near}${list}` });
}

/** By the rules for `import`; where these lead nowhere, by those for `require`. */
function entryOf(specifier: string, from: string): string | null {
  const resolve = makeResolver();
  for (const how of ['import', 'require'] as const) {
    const found = resolve(path.join(from, 'importer.js'), specifier, how);
    if (found.kind === 'file' && isScript(found.path)) return found.path;
  }
  return null;
}

/** A file that `exports` does not offer may be compared all the same. */
function plainFile(folder: string, subpath: string | null): string | null {
  if (subpath === null) return null;
  const file = path.join(folder, subpath);
  return isScript(file) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
