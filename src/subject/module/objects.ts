import { copyFileSync, existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inTempThenRename } from '../../host/cache.js';
import type { Closure, Implementation } from '../../model/implementation.js';
import type { ObjectStore } from '../../model/ports.js';
import { hashClosure, isInPlace } from './hash.js';
import { isInside, slashes } from './kinds.js';
import { readPackageFile } from './package-file.js';
import { scopesOf } from './scopes.js';
import { portableConfigs } from './tsconfig.js';
import { linksWithin, type LinkWithin } from './links-within.js';

const ABOUT = 'object.json';
const FILES = 'files';

/** What is kept beside the files: all of an implementation but its bytes, with the entry and types relative to the root. */
interface About {
  readonly holdfast: 1;
  readonly name: string;
  readonly export: string | null;
  readonly entry: string;
  readonly types: string | null;
  readonly inPlace: boolean;
  readonly closure: Closure;
}

/**
 * Source closures by their hash, so that a prior can still be run when the tree has moved on. Own source is copied; third-party packages
 * are named with their versions and found where they lie. `folder` is `.holdfast/objects`.
 */
export function objectStore(folder: string): ObjectStore {
  return {
    keep: async (implementation) => {
      await inTempThenRename(path.join(folder, implementation.hash), async (temporary) => write(implementation, temporary, path.join(folder, implementation.hash)));
    },
    recall: (hash) => recall(path.join(folder, hash), hash),
  };
}

/** `final` is where the folder will lie. */
async function write(implementation: Implementation, into: string, final: string): Promise<void> {
  const { closure } = implementation;
  const inPlace = isInPlace(closure);
  const relative = (file: string): string => slashes(path.relative(closure.root, file));
  if (!inPlace) {
    for (const { path: file } of closure.files) copy(path.join(closure.root, file), path.join(into, FILES, file));
    for (const scope of scopesOf(closure)) copyIfThere(path.join(closure.root, scope.path, 'package.json'), path.join(into, FILES, scope.path, 'package.json'));
    for (const [file, text] of portableConfigs(closure.files.map((f) => path.join(closure.root, f.path)), closure.root)) {
      mkdirSync(path.dirname(path.join(into, FILES, file)), { recursive: true });
      writeFileSync(path.join(into, FILES, file), text);
    }
    for (const link of await linksWithin(closure)) linkWithin(path.join(into, FILES), link, path.join(final, FILES));
    // The search for a package.json ends at the root of a repository: it must end here too.
    mkdirSync(path.join(into, FILES, '.git'), { recursive: true });
  }
  const types = implementation.types !== null && isInside(closure.root, implementation.types) ? relative(implementation.types) : null;
  const about: About = { holdfast: 1, name: implementation.name, export: implementation.export, entry: relative(implementation.entry), types, inPlace, closure };
  if (types !== null && !inPlace) copyIfThere(path.join(closure.root, types), path.join(into, FILES, types));
  writeFileSync(path.join(into, ABOUT), `${JSON.stringify(about, null, 2)}\n`);
}

async function recall(folder: string, hash: string): Promise<Implementation | null> {
  const about = readAbout(folder);
  if (about === null) return null;
  const root = about.inPlace ? about.closure.root : path.join(folder, FILES);
  if (!existsSync(root) || !about.closure.packages.every((p) => readPackageFile(p.folder)?.version === p.version)) return null;
  const real = realpathSync.native(root);
  const closure: Closure = { ...about.closure, root: real };
  if (!closure.files.every((f) => existsSync(path.join(real, f.path))) || hashClosure(closure) !== hash) return null;
  const types = about.types === null || !existsSync(path.join(real, about.types)) ? null : path.join(real, about.types);
  return { name: about.name, export: about.export, entry: path.join(real, about.entry), hash, closure, types };
}

/** What cannot be read is not there: the caller looks elsewhere, and says so where the prior is nowhere. */
function readAbout(folder: string): About | null {
  const file = path.join(folder, ABOUT);
  if (!existsSync(file)) return null;
  try {
    const about = JSON.parse(readFileSync(file, 'utf8')) as About;
    return about.holdfast === 1 ? about : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Relative, so that all can be moved; on Windows links that everybody may make are absolute. */
function linkWithin(files: string, { at, target }: LinkWithin, final: string): void {
  const link = path.join(files, at);
  mkdirSync(path.dirname(link), { recursive: true });
  symlinkSync(process.platform === 'win32' ? path.join(final, target) : path.relative(path.dirname(link), path.join(files, target)), link, 'junction');
}

function copy(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to)) copy(from, to);
}
