import path from 'node:path';
import type { Resolve } from './resolver.js';
import type { Source } from './source.js';
import { packageFolderOf } from './third-party.js';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits that make each specifier of a staged module lead to where its target lies on the stage; none where it does as it stands. */
export function specifierEdits(source: Source, places: ReadonlyMap<string, string>, resolve: Resolve): readonly Edit[] {
  const own = places.get(source.file) ?? '';
  return source.references.flatMap(({ specifier, how, start, end }) => {
    if (specifier === null) return [];
    const found = resolve(source.file, specifier, how);
    if (found.kind !== 'file') return [];
    const target = places.get(found.path) ?? (isBare(specifier) ? null : throughLink(found.path));
    if (target === null || leadsThere(specifier, how, { own, target })) return [];
    const relative = path.posix.relative(path.posix.dirname(own), target);
    return [{ start, end, text: JSON.stringify(relative.startsWith('.') ? relative : `./${relative}`) }];
  });
}

/** A bare name finds its package through the stage's node_modules; so do `#names`, which the staged package.json still maps. */
function isBare(specifier: string): boolean {
  return !specifier.startsWith('.') && !path.isAbsolute(specifier);
}

/** A relative path into an installed package goes through the link of the same name. */
function throughLink(file: string): string | null {
  const folder = packageFolderOf(file, null);
  return folder === null ? null : file.slice(folder.lastIndexOf(`node_modules${path.sep}`)).replaceAll(path.sep, '/');
}

function leadsThere(specifier: string, how: 'import' | 'require' | 'url', of: { own: string; target: string }): boolean {
  if (!/^\.\.?(\/|$)/.test(specifier)) return how === 'url' && path.posix.join(path.posix.dirname(of.own), specifier) === of.target;
  const named = path.posix.join(path.posix.dirname(of.own), specifier);
  if (named === of.target) return true;
  // What require adds by itself; any of these on the stage is the target, or the resolver had found the other one first.
  return how === 'require' && ['.js', '.json', '/index.js', '/index.json'].some((end) => named.replace(/\/$/, '') + end === of.target);
}

/** Applies edits that do not overlap; an insertion comes before what replaces the text behind it, and of several the last one first. In pieces: a large file has thousands. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits.toReversed().sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(code.slice(at, start), text);
    at = end;
  }
  return [...pieces, code.slice(at)].join('');
}
