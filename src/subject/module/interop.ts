import type { ExportAllDeclaration, ExportNamedDeclaration, ImportDeclaration, Statement } from 'oxc-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frontOf } from './lines.js';
import { scopeOf, readPackageFile } from './package-file.js';
import { parseScript } from './parse.js';
import type { Resolve } from './resolver.js';
import type { Source } from './source.js';
import type { Edit } from './specifiers.js';
import type { StagePlan } from './stage-plan.js';
import { packageFolderOf } from './third-party.js';

/**
 * TypeScript and bundlers let an ES module import any name of a CommonJS module or of JSON; Node only knows the names that it can
 * read off, and `default`. So where compiled source imports one, the import becomes a `require` that gives what `esModuleInterop`
 * would; what is exported from there likewise. Plain JavaScript is left as it is, since it runs in Node or it does not; but for JSON that
 * it imports as bundlers let it.
 */
export function makeInterop(plan: StagePlan, resolve: Resolve): (source: Source) => readonly Edit[] {
  const known = new Map<string, boolean>();
  const commonJs = (file: string): boolean => {
    const is = known.get(file) ?? isCommonJs(file, plan);
    known.set(file, is);
    return is;
  };
  return (source) => (source.esm ? interopEdits(source, { commonJs: source.map === null ? isJson : commonJs, resolve }) : []);
}

function isJson(file: string): boolean {
  return path.extname(file) === '.json';
}

type From = ImportDeclaration | ExportAllDeclaration | (ExportNamedDeclaration & { readonly source: ImportDeclaration['source'] });

/** What another module gives, imported or handed on. Of all that a module exports Node has to find the names. */
function isFrom(node: Statement): node is From {
  if (node.type === 'ExportAllDeclaration') return node.exported !== null;
  return node.type === 'ImportDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source !== null);
}

interface Modules {
  readonly commonJs: (file: string) => boolean;
  readonly resolve: Resolve;
}

function interopEdits(source: Source, { commonJs, resolve }: Modules): readonly Edit[] {
  const edits = source.parsed.program.body.filter(isFrom).flatMap((node, i) => {
    // Plain JavaScript that says that it is JSON runs as it is.
    if (source.map === null && node.attributes.length > 0) return [];
    const found = resolve(source.file, node.source.value, 'import');
    if (found.kind !== 'file' || !commonJs(found.path)) return [];
    return node.type === 'ImportDeclaration' ? importEdits(node, `__holdfast_${i}`) : exportEdits(node, `__holdfast_${i}`);
  });
  if (source.map === null && edits.length === 0) return edits;
  const prelude = preludeOf(source, edits.length > 0);
  return prelude === '' ? edits : [{ start: frontOf(source.code), end: frontOf(source.code), text: prelude }, ...edits];
}

/** Keeps the specifier's own text in place, so that it can be edited on its own; the lines stay those of the source map. */
function importEdits(node: ImportDeclaration, name: string): readonly Edit[] {
  const bindings = node.specifiers.map((s) => {
    if (s.type === 'ImportNamespaceSpecifier') return `${s.local.name} = __holdfast_all(${name})`;
    const imported = s.type === 'ImportDefaultSpecifier' ? 'default' : s.imported.type === 'Literal' ? s.imported.value : s.imported.name;
    if (imported === 'default') return `${s.local.name} = __holdfast_default(${name})`;
    return `${s.local.name} = ${name}[${JSON.stringify(imported)}]`;
  });
  return [
    { start: node.start, end: node.source.start, text: `const ${name} = __holdfast_require(` },
    { start: node.source.end, end: node.end, text: `)${bindings.length > 0 ? `, ${bindings.join(', ')}` : ''};` },
  ];
}

/** `export { a as b } from` as a `require`, and what it gives under the names that it is handed on by. */
function exportEdits(node: Exclude<From, ImportDeclaration>, name: string): readonly Edit[] {
  const given = node.type === 'ExportAllDeclaration'
    ? [{ as: node.exported, value: `__holdfast_all(${name})` }]
    : node.specifiers.map(({ local, exported }) => ({ as: exported, value: nameOf(local) === 'default' ? `__holdfast_default(${name})` : `${name}[${JSON.stringify(nameOf(local))}]` }));
  const bindings = given.map(({ value }, i) => `, ${name}_${i} = ${value}`).join('');
  const names = given.flatMap(({ as }, i) => (as === null ? [] : [`${name}_${i} as ${as.type === 'Literal' ? JSON.stringify(as.value) : as.name}`]));
  return [
    { start: node.start, end: node.source.start, text: `const ${name} = __holdfast_require(` },
    { start: node.source.end, end: node.end, text: `)${bindings}; export { ${names.join(', ')} };` },
  ];
}

type ModuleName = ExportNamedDeclaration['specifiers'][number]['local'];

function nameOf(name: ModuleName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

const INTEROP = 'const __holdfast_default = (m) => (m?.__esModule ? m.default : m), __holdfast_all = (m) => (m?.__esModule || typeof m === "function" || m === null || typeof m !== "object" ? m : { ...m, default: m }); ';

/** On the first line. Source that was meant to be compiled to CommonJS may use what only that has. */
function preludeOf(source: Source, imports: boolean): string {
  const uses = (name: string): boolean => new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(source.code) && !new RegExp(`(?:const|let|var|function)\\s+${name}(?![\\w$])`).test(source.code);
  const wanted = { require: uses('require'), filename: uses('__filename'), dirname: uses('__dirname') };
  const parts: string[] = [];
  if (imports || wanted.require) parts.push('import { createRequire as __holdfast_createRequire } from "node:module"; const __holdfast_require = __holdfast_createRequire(import.meta.url); ');
  if (wanted.require) parts.push('const require = __holdfast_require; ');
  if (wanted.filename || wanted.dirname) parts.push('import { fileURLToPath as __holdfast_fileURLToPath } from "node:url"; import { dirname as __holdfast_folder } from "node:path"; ');
  if (wanted.filename) parts.push('const __filename = __holdfast_fileURLToPath(import.meta.url); ');
  if (wanted.dirname) parts.push('const __dirname = __holdfast_folder(__holdfast_fileURLToPath(import.meta.url)); ');
  return parts.join('') + (imports ? INTEROP : '');
}

function isCommonJs(file: string, plan: StagePlan): boolean {
  const extension = path.extname(file);
  if (extension === '.json' || extension === '.cjs' || extension === '.cts') return true;
  if (extension === '.mjs' || extension === '.mts') return false;
  const own = plan.sources.find((s) => s.file === file);
  if (own !== undefined) return !own.esm;
  const folder = packageFolderOf(file, null);
  const type = (scopeOf(path.dirname(file)) ?? (folder === null ? null : readPackageFile(folder)))?.type;
  if (type === 'module' || extension !== '.js') return false;
  if (type === 'commonjs') return true;
  // Node finds out by compiling; most of what has no type is CommonJS, and has no line that looks otherwise.
  const text = readFileSync(file, 'utf8');
  return !MODULE_LINE.test(text) || !(parseScript(file, text)?.module.hasModuleSyntax ?? false);
}

const MODULE_LINE = /^[ \t]*(?:export\s*[{*]|export\s+(?:default|const|let|var|function|class|async)\b|import\s*["'{*]|import\s+[\w$]+[^(]*\bfrom\b)|[;}]\s*export\s*[{*]|[;}]\s*(?:export|import)\s*[\w${*"']/m;
