import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isDeclaration, isInside, isScript } from './kinds.js';
import type { PackageFile } from './package-file.js';
import type { Places } from './references.js';

const MOST_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 5000;

/** What no module reads at run time, and what a subject must never see. */
const LEFT_OUT_FOLDERS = new Set(['node_modules', 'decisions', 'test', 'tests', '__tests__', '__snapshots__', 'coverage']);
const LEFT_OUT_FILES = /^\.|\.spec\.md$|\.baseline$|\.(test|spec)\.[^.]+$|\.map$|\.tsbuildinfo$|^tsconfig.*\.json$|(^|-)lock\.|\.lockb?$|^holdfast\.config\./;

/**
 * Files beside the source that a module may read: those it names, and, where it works with its own place in a way that cannot be
 * read off, all of its package that are not source themselves. Without a package.json only its own folder counts.
 */
export function assetsOf(file: string, places: Places, scope: PackageFile | null): { readonly files: readonly string[]; readonly left: number } {
  const folder = path.dirname(file);
  const named = places.literal.flatMap((p) => (leadsOut(folder, p, scope) ? [] : filesAt(path.resolve(folder, p))));
  const around = !places.computed ? [] : scope === null ? filesIn(folder, false) : filesIn(scope.folder, true);
  const all = [...named, ...around.filter((f) => !isScript(f) && !isDeclaration(f))];
  return bounded([...new Set(all)].filter((f) => !holdsAnswers(f, file)));
}

/**
 * Specs, baselines, decisions and what is kept of runs: a subject that could read them could pass by them. A kept prior reaches its own files
 * all the same: `from` is who wants it.
 */
export function holdsAnswers(file: string, from: string): boolean {
  const [kept] = /^.*[/\\]\.holdfast[/\\]objects[/\\][^/\\]+[/\\]files(?=[/\\])/.exec(from) ?? [];
  return isAnswer(kept !== undefined && isInside(kept, file) ? file.slice(kept.length) : file);
}

function isAnswer(file: string): boolean {
  return /\.spec\.md$|\.baseline$|[/\\]decisions[/\\][^/\\]*\.(md|list)$|[/\\]\.holdfast[/\\](pending|objects)[/\\]/.test(file);
}

function leadsOut(folder: string, relative: string, scope: PackageFile | null): boolean {
  const from = path.relative(scope?.folder ?? folder, path.resolve(folder, relative));
  return from.split(path.sep)[0] === '..' || from.split(path.sep).includes('node_modules');
}

function filesAt(found: string): readonly string[] {
  const stats = statSync(found, { throwIfNoEntry: false });
  if (stats?.isFile()) return [found];
  return stats?.isDirectory() ? filesIn(found, true) : [];
}

function filesIn(folder: string, deep: boolean): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries.filter((e) => e.isFile() && !LEFT_OUT_FILES.test(e.name)).map((e) => path.join(folder, e.name));
  const below = deep ? entries.filter((e) => e.isDirectory() && !e.name.startsWith('.') && !LEFT_OUT_FOLDERS.has(e.name)) : [];
  return [...files, ...below.flatMap((e) => filesIn(path.join(folder, e.name), true))];
}

function bounded(files: readonly string[]): { files: readonly string[]; left: number } {
  let bytes = 0;
  const taken = files.filter((file, i) => {
    const { size } = statSync(file);
    if (i >= MOST_FILES || bytes + size > MOST_BYTES) return false;
    bytes += size;
    return true;
  });
  return { files: taken, left: files.length - taken.length };
}
