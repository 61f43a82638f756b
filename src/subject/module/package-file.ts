import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../host/problem.js';
import { jsonFault } from './json-fault.js';
import { lineAt } from './lines.js';
import { readOwnFile } from './own-file.js';

/** The fields of a package.json that decide how its modules are found and run; what is not of the right kind counts as absent. */
export interface PackageFile {
  readonly folder: string;
  readonly name: string | null;
  readonly version: string | null;
  readonly type: string | null;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Null where there is none, or none that can be read. */
export function readPackageFile(folder: string): PackageFile | null {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const raw = parseObject(readFileSync(file, 'utf8'));
  if (raw === null) return null;
  const text = (key: string): string | null => (typeof raw[key] === 'string' ? raw[key] : null);
  return { folder, name: text('name'), version: text('version'), type: text('type'), raw };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * The package that a file belongs to, as Node looks for it: the nearest package.json upward. The search ends at the root of a
 * repository, so that a checkout elsewhere finds the same. One that does not parse is SOURCE-UNREADABLE: Node would stop at it too.
 */
export function scopeOf(folder: string): PackageFile | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = path.basename(at) === 'node_modules' ? null : readPackageFile(at);
    if (found !== null) return found;
    refuseBroken(path.join(at, 'package.json'));
    if (at === path.dirname(at) || path.basename(at) === 'node_modules' || existsSync(path.join(at, '.git'))) return null;
  }
}

function refuseBroken(file: string): void {
  if (!existsSync(file)) return;
  const text = readOwnFile(file);
  const fault = jsonFault(text);
  const line = lineAt(text, fault.at);
  throw new Problem({ code: 'SOURCE-UNREADABLE', severity: 'error', file, line, message: `${file}:${line} is no package.json that Node could read: ${fault.why}. Mend it: it says how the modules beside it are run.` });
}

/** Names of the packages that it wants at run time; those that may be missing too. */
export function dependencyNames(file: PackageFile): readonly string[] {
  const fields = ['dependencies', 'optionalDependencies', 'peerDependencies'];
  return [...new Set(fields.flatMap((field) => Object.keys(asRecord(file.raw[field]))))];
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
