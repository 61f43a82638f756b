import path from 'node:path';
import type ts from 'typescript';
import { compiler } from './compiler.js';

/** How many steps of untyped JavaScript are followed inside `node_modules`, if that is where the module lies. */
const JAVASCRIPT_DEPTH = 4;

/**
 * Options under which all of a module's type is seen: `exactOptionalPropertyTypes` tells `a?: string` from `a?: string | undefined`,
 * `Bundler` resolves what Node does and what bundlers do, and nothing is loaded that nobody imports (`types: []`). Files that have a
 * say in it are added to `asked`, those looked for in vain too.
 */
export function compilerOptions(module: string | null, asked: Set<string>): ts.CompilerOptions {
  const untyped = module !== null && /[/\\]node_modules[/\\]/.test(module) && /\.[cm]?jsx?$/.test(module);
  return {
    ...(module === null ? {} : ownOptions(module, asked)),
    target: compiler.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts'], types: [],
    module: compiler.ModuleKind.Preserve, moduleResolution: compiler.ModuleResolutionKind.Bundler, customConditions: ['node'],
    allowJs: true, checkJs: false, maxNodeModuleJsDepth: untyped ? JAVASCRIPT_DEPTH : 0, jsx: compiler.JsxEmit.Preserve,
    strict: true, noImplicitAny: false, exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, resolveJsonModule: true,
    moduleDetection: compiler.ModuleDetectionKind.Auto, noEmit: true, skipLibCheck: true,
  };
}

/** Where the project's own tsconfig says that imports lead; only of source, since a package's declarations stand for themselves. */
function ownOptions(module: string, asked: Set<string>): ts.CompilerOptions {
  if (/[/\\]node_modules[/\\]/.test(module) || /\.d\.[cm]?ts$/.test(module)) return {};
  const file = compiler.findConfigFile(path.dirname(module), (name) => {
    asked.add(path.resolve(name));
    return compiler.sys.fileExists(name);
  });
  if (file === undefined) return {};
  const readFile = (name: string): string | undefined => {
    asked.add(path.resolve(name));
    return compiler.sys.readFile(name);
  };
  const { config } = compiler.readConfigFile(file, readFile) as { readonly config?: unknown };
  // Only its options are wanted: an empty folder spares the search for its files.
  const parsed = compiler.parseJsonConfigFileContent(config ?? {}, { ...compiler.sys, readFile, readDirectory: () => [] }, path.dirname(file));
  const { paths, baseUrl, pathsBasePath, rootDirs } = parsed.options;
  return Object.fromEntries(Object.entries({ paths, baseUrl, pathsBasePath, rootDirs }).filter(([, value]) => value !== undefined)) as ts.CompilerOptions;
}
