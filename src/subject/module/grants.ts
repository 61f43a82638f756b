import { readdirSync, readlinkSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { isInside } from './kinds.js';
import { realOrNull } from './third-party.js';

export interface Grants {
  /** Absolute files and folders; a folder stands for all below it. */
  readonly paths: readonly string[];
  /** Links that lead out of what is granted, with where they lead; none of `paths` holds one. */
  readonly leftOut: readonly { readonly link: string; readonly target: string }[];
}

/**
 * What of these folders may be read. Node's permission model follows links, so a folder that holds one which leaves the granted set
 * is granted child by child, without it. `.bin` folders are never granted: they hold nothing but links, and no module imports them.
 */
export function grantsOf(folders: readonly string[]): Grants {
  const leftOut: { link: string; target: string }[] = [];
  const granted = outermost(folders);
  const paths = granted.flatMap((folder) => readable(folder, granted, leftOut) ?? [folder]);
  return { paths, leftOut };
}

/** Without those that lie in another one of them. */
function outermost(folders: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const folder of [...new Set(folders)].sort((a, b) => a.length - b.length)) if (!kept.some((k) => isInside(k, folder))) kept.push(folder);
  return kept;
}

/** Null: all of it; otherwise the children that are. */
function readable(folder: string, granted: readonly string[], leftOut: { link: string; target: string }[]): readonly string[] | null {
  const children = readdirSync(folder, { withFileTypes: true }).map((entry) => ({ file: path.join(folder, entry.name), part: readableEntry(folder, entry, { granted, leftOut }) }));
  if (children.every((c) => c.part === null)) return null;
  return children.flatMap((c) => c.part ?? [c.file]);
}

function readableEntry(folder: string, entry: Dirent, set: { granted: readonly string[]; leftOut: { link: string; target: string }[] }): readonly string[] | null {
  const file = path.join(folder, entry.name);
  if (entry.isDirectory()) return entry.name === '.bin' ? [] : readable(file, set.granted, set.leftOut);
  if (!entry.isSymbolicLink()) return null;
  const target = realOrNull(file);
  if (target !== null && set.granted.some((g) => isInside(g, target))) return null;
  set.leftOut.push({ link: file, target: target ?? readlinkSync(file) });
  return [];
}
