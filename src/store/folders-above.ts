import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Above } from './config.js';

/** The folders above one, nearest first, up to the root of its repository; none where it lies in none. */
export function foldersAbove(folder: string): readonly Above[] {
  const found: Above[] = [];
  let [to, below] = ['', ''];
  for (let at = folder; !existsSync(path.join(at, '.git')); at = path.dirname(at)) {
    if (at === path.dirname(at)) return [];
    to += '../';
    below = `${path.basename(at)}/${below}`;
    found.push({ to, below });
  }
  return found;
}

/** Where what Holdfast keeps of a folder lies, and all packages of a repository find it: beside the configuration that holds for it, else in it. */
export function homeOf(folder: string): string {
  const holds = (at: string): boolean => existsSync(path.join(at, 'holdfast.config.ts'));
  return [folder, ...foldersAbove(folder).map(({ to }) => path.join(folder, to))].find(holds) ?? folder;
}
