import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { LinkedPackage } from '../../model/implementation.js';
import { dependencyNames, readPackageFile } from './package-file.js';

/**
 * The folder of the installed package that a real path belongs to, or null for own source. Only what lies below `within` counts,
 * where that is given: a checkout may itself be kept in `node_modules/.cache`.
 */
export function packageFolderOf(file: string, within: string | null): string | null {
  const parts = file.split(path.sep);
  const at = parts.lastIndexOf('node_modules');
  const name = parts[at + 1];
  if (at < 0 || name === undefined) return null;
  const end = name.startsWith('@') ? at + 3 : at + 2;
  if (parts.length < end) return null;
  const folder = parts.slice(0, end).join(path.sep);
  const inside = within !== null && (file === within || file.startsWith(within + path.sep));
  return inside && !folder.startsWith(within + path.sep) ? null : folder;
}

/** `@scope/name/sub/path` → `@scope/name`; null for relative, absolute and `#` specifiers. */
export function packageNameOf(specifier: string): string | null {
  return /^(@[^/\s]+\/[^/\s]+|[^./#@~\s\\][^/\s\\:]*)(\/|$)/.exec(specifier)?.[1] ?? null;
}

/** Where Node finds a package when it is imported from `folder`: unresolved and real path; null where it is not installed. */
export function installed(name: string, folder: string): { readonly link: string; readonly real: string } | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const link = path.join(at, 'node_modules', name);
    const real = path.basename(at) === 'node_modules' ? null : realOrNull(link);
    if (real !== null) return { link, real };
    if (at === path.dirname(at)) return null;
  }
}

export function realOrNull(file: string): string | null {
  try {
    return realpathSync.native(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return null;
    throw error;
  }
}

/** The packages with all that they depend on, each once; what is not installed was optional, or fails when it is imported. */
export function withDependencies(roots: readonly LinkedPackage[]): readonly LinkedPackage[] {
  const all: LinkedPackage[] = [...roots];
  const seen = new Set(roots.map((p) => p.folder));
  for (let i = 0; i < all.length; i += 1) {
    const folder = all[i]?.folder ?? '';
    const file = readPackageFile(folder);
    for (const name of file === null ? [] : dependencyNames(file)) {
      const found = installed(name, folder);
      if (found === null || seen.has(found.real)) continue;
      seen.add(found.real);
      all.push(describePackage(found.real, name, null));
    }
  }
  return all;
}

/**
 * The links by which these packages find each other, as pnpm and `npm link` lay them out: Node looks at the link before it follows it.
 * Each leads into one of the packages.
 */
export function linksBetween(packages: readonly LinkedPackage[]): readonly string[] {
  const folders = new Set(packages.map((p) => p.folder));
  const links = packages.flatMap(({ folder }) => {
    const file = readPackageFile(folder);
    const found = file === null ? [] : dependencyNames(file).map((name) => installed(name, folder));
    return found.flatMap((at) => (at !== null && at.link !== at.real && folders.has(at.real) ? [at.link] : []));
  });
  return [...new Set(links)].sort();
}

export function describePackage(folder: string, name: string, link: string | null): LinkedPackage {
  return { name, version: readPackageFile(folder)?.version ?? '', folder, link };
}
