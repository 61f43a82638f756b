import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeclaration } from './kinds.js';
import { asRecord, type PackageFile } from './package-file.js';
import { resolverLibrary } from './resolver-library.js';
import { packageNameOf } from './third-party.js';

/** The file that declares an own module's types: the declarations beside JavaScript, else the source itself. */
export function typesOfSource(entry: string): string {
  return declarationsBeside(entry) ?? entry;
}

/**
 * The file that declares the types of an installed module: by the `types` condition and field, beside it, or in `@types`. Null where
 * nothing does. `from` is a folder that sees the package, `specifier` how it is imported there.
 */
export function typesOfPackage(entry: string, from: string, specifier: string): string | null {
  const resolver = new (resolverLibrary().ResolverFactory)({
    conditionNames: ['types', 'node', 'import', 'default'], mainFields: ['types', 'typings', 'main'],
    extensions: ['.d.ts', '.d.mts', '.d.cts', '.ts', '.js'], extensionAlias: { '.js': ['.d.ts', '.ts', '.js'], '.mjs': ['.d.mts', '.mjs'], '.cjs': ['.d.cts', '.cjs'] },
  });
  const declared = [resolver.sync(from, specifier).path, resolver.resolveDtsSync(path.join(from, 'importer.mts'), specifier).path];
  const shipped = declared.find((file) => file !== undefined && isDeclaration(file)) ?? declarationsBeside(entry);
  // Where `exports` lead to JavaScript without types, the resolver stops there; TypeScript goes on to @types.
  const name = packageNameOf(specifier) ?? specifier;
  const others = shipped ?? resolver.sync(from, typesPackage(name) + specifier.slice(name.length)).path ?? null;
  return others !== null && isDeclaration(others) ? others : null;
}

/** The declarations that a package.json names for all of the package; null where it names none that are there. */
export function typesNamedBy({ folder, raw }: PackageFile): string | null {
  const named = [raw['types'], raw['typings'], typesConditionOf(asRecord(raw['exports'])['.'] ?? raw['exports'])].find((file) => typeof file === 'string');
  const file = named === undefined ? null : path.resolve(folder, named as string);
  return file !== null && isDeclaration(file) && existsSync(file) ? file : null;
}

/** `{types, …}`, also within `import`, `require` or `default`. */
function typesConditionOf(target: unknown): unknown {
  const conditions = asRecord(target);
  return conditions['types'] ?? asRecord(conditions['import'])['types'] ?? asRecord(conditions['default'])['types'] ?? asRecord(conditions['require'])['types'];
}

/** The package in which others keep the types of a package: `@scope/name` → `@types/scope__name`. */
export function typesPackage(name: string): string {
  return `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
}

/** `heap.js` → `heap.d.ts`, `heap.mjs` → `heap.d.mts`; null where neither that nor `heap.d.ts` is there. */
export function declarationsBeside(entry: string): string | null {
  const beside = entry.replace(/\.([cm]?)jsx?$/, '.d.$1ts');
  const found = [beside, entry.replace(/\.[cm]?jsx?$/, '.d.ts')].find((file) => file !== entry && existsSync(file));
  return found ?? null;
}
