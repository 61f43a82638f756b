import path from 'node:path';
import type { Closure } from '../../model/implementation.js';
import { isInside, isScript, slashes } from './kinds.js';
import { readSource } from './source.js';
import { installed, packageNameOf } from './third-party.js';

/** A package of the workspace, as another one finds it by its name; both relative to the closure's root, with `/`. */
export interface LinkWithin {
  /** Where its link lies: `node_modules/@shop/money`. */
  readonly at: string;
  /** Its folder: `packages/money`. */
  readonly target: string;
}

/** The links by which own sources find each other by the names of packages, each once. One above the root is pulled down to it. */
export async function linksWithin({ root, files }: Closure): Promise<readonly LinkWithin[]> {
  const links = new Map<string, LinkWithin>();
  for (const { path: file } of files.filter((f) => isScript(f.path))) {
    const { references } = await readSource(path.join(root, file));
    for (const { specifier } of references) {
      const name = specifier === null ? null : packageNameOf(specifier);
      const found = name === null ? null : installed(name, path.dirname(path.join(root, file)));
      if (name === null || found === null || found.real === found.link || !isInside(root, found.real) || !holdsAny(found.real, { root, files })) continue;
      const at = isInside(root, found.link) ? slashes(path.relative(root, found.link)) : `node_modules/${name}`;
      links.set(at, { at, target: slashes(path.relative(root, found.real)) });
    }
  }
  return [...links.values()];
}

function holdsAny(folder: string, { root, files }: Pick<Closure, 'root' | 'files'>): boolean {
  return files.some((f) => isInside(folder, path.join(root, f.path)));
}
