import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { didYouMean } from '../../value/near.js';
import type { Implementation, UnresolvedImport } from '../../model/implementation.js';
import type { FailedReply } from '../../model/protocol.js';
import { isScript } from './kinds.js';
import { dependencyNames, scopeOf } from './package-file.js';
import { installed, packageNameOf } from './third-party.js';

const CODES = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_PACKAGE_IMPORT_NOT_DEFINED', 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_UNSUPPORTED_DIR_IMPORT', 'ERR_UNKNOWN_BUILTIN_MODULE']);

/** An import that leads nowhere, as Node came upon it. */
export interface ImportFault {
  /** Null where it stands in a package, or its name is computed: then Node's words have it. */
  readonly at: UnresolvedImport | null;
  /** What is wrong with what it names. */
  readonly is: 'not there' | 'not installed' | 'installed, but leads to a file that is not there';
  readonly remedy: string;
}

/** Null where the module failed for another reason. */
export function importFault(implementation: Implementation, reply: FailedReply | null): ImportFault | null {
  const { code, message } = reply?.error ?? { code: '', message: '' };
  if (!CODES.has(code)) return null;
  const quoted = Array.from(message.matchAll(/'([^']+)'|"([^"]+)"/g), (m) => m[1] ?? m[2] ?? '');
  const { unresolved, root } = implementation.closure;
  const at = unresolved.find((u) => quoted.some((q) => names(q, u))) ?? null;
  if (at === null) return { at, is: 'not there', remedy: elsewhere(quoted[0] ?? '') };
  const file = path.join(root, at.file);
  const name = packageNameOf(at.specifier);
  if (name === null) return { at, is: 'not there', remedy: ofPath(at.specifier, file) };
  // A package of the workspace that has not been built yet is there, and its modules are not.
  const there = installed(name, path.dirname(file));
  if (there !== null) return { at, is: 'installed, but leads to a file that is not there', remedy: ofUnbuilt(name, there.real, implementation.name) };
  return { at, is: 'not installed', remedy: ofPackage(at.specifier, file, implementation.name) };
}

function ofUnbuilt(name: string, folder: string, side: string): string {
  if (side.startsWith('git:')) return `What is built is seldom held by git: build that ref in a worktree of its own (git worktree add), and name the path there.`;
  return `Build ${name} first, or correct "exports" and "main" in ${path.join(folder, 'package.json')}.`;
}

/** Node names a file by where it would lie on the stage, a package by its name, and what is required as it is written. */
function names(quoted: string, { file, specifier }: UnresolvedImport): boolean {
  if (quoted === specifier || quoted === packageNameOf(specifier)) return true;
  const relative = /^(?:file:\/\/)?<module>\/(.*)$/.exec(quoted)?.[1];
  return relative !== undefined && path.posix.join(path.posix.dirname(file), specifier) === relative;
}

function ofPath(specifier: string, importer: string): string {
  if (specifier.startsWith('#')) return 'Add it to "imports" in package.json, or correct the name.';
  const folder = path.dirname(path.resolve(path.dirname(importer), specifier));
  const there = filesIn(folder);
  if (there === null) return `There is no folder ${path.posix.dirname(specifier)} beside it. Correct the path, or build the file if it is generated.`;
  const wanted = path.posix.basename(specifier);
  const offered = there.map((file) => asWritten(file, path.posix.extname(wanted)));
  const prefix = specifier.slice(0, specifier.length - wanted.length);
  return `${didYouMean(wanted, offered).replaceAll(/(?<=mean | or )/g, prefix)}Correct the path, or build the file if it is generated.`;
}

/** A file as an import that ends so would name it: without an extension, or TypeScript by that of its output. */
function asWritten(file: string, extension: string): string {
  if (extension === '') return file.replace(/\.[cm]?[jt]sx?$/, '');
  return /^\.[cm]?js$/.test(extension) ? file.replace(/\.([cm]?)tsx?$/, '.$1js') : file;
}

function ofPackage(specifier: string, importer: string, side: string): string {
  const name = packageNameOf(specifier) ?? specifier;
  const scope = scopeOf(path.dirname(importer));
  const declared = scope === null ? [] : [...dependencyNames(scope), ...Object.keys(scope.raw['devDependencies'] ?? {})];
  if (declared.includes(name)) return `Its package.json names it, but it is not installed: run the install of the project (npm install).`;
  const near = didYouMean(name, [...new Set([...declared, ...builtinModules.filter((m) => !m.startsWith('_')), ...installedNames(path.dirname(importer))])]);
  if (side.startsWith('git:')) return `${near}It is no dependency in the package.json of that ref: correct the name, or choose a ref that has it.`;
  return `${near}No package.json above it names it: correct the name, or install it there.`;
}

function elsewhere(quoted: string): string {
  const name = quoted.startsWith('<module>') ? null : packageNameOf(quoted);
  return name === null ? 'Correct the import, or install what it leads to.' : `Install it beside what imports it (npm install ${name}), or correct the import.`;
}

function filesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((e) => !e.isDirectory() && (isScript(e.name) || e.name.endsWith('.json'))).map((e) => e.name);
  } catch {
    return null;
  }
}

function installedNames(folder: string): readonly string[] {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      return readdirSync(path.join(at, 'node_modules')).filter((name) => !name.startsWith('.') && !name.startsWith('@'));
    } catch {
      if (at === path.dirname(at)) return [];
    }
  }
}
