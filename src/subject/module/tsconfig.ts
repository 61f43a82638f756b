import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Node } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { installed, packageNameOf } from './third-party.js';
import { asRecord } from './package-file.js';
import { isInside, slashes } from './kinds.js';

type Options = Readonly<Record<string, unknown>>;

/** `compilerOptions` of the tsconfig.json that governs a file, with what it extends laid under; empty where there is none. Paths are absolute. */
export function compilerOptions(file: string): Options {
  const config = governing(file);
  return config === null ? {} : readOptions(config, new Set());
}

/**
 * For files that are copied elsewhere the configurations that say there what those of the tree say here: path from `root` → text. What they
 * extend is in them, and a file that none governs gets an empty one, so that none above the copy does.
 */
export function portableConfigs(files: readonly string[], root: string): ReadonlyMap<string, string> {
  const configs = new Set(files.map(governing));
  const texts = [...configs].map((config): [string, string] => {
    const folder = config === null || !isInside(root, config) ? root : path.dirname(config);
    return [slashes(path.relative(root, path.join(folder, NAME))), `${JSON.stringify({ compilerOptions: config === null ? {} : portable(withReferences(config), folder, root) }, null, 2)}\n`];
  });
  return new Map([[NAME, '{}\n'], ...texts]);
}

const NAME = 'tsconfig.json';

function governing(file: string): string | null {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const config = path.join(at, NAME);
    if (existsSync(config)) return config;
    if (at === path.dirname(at) || existsSync(path.join(at, '.git'))) return null;
  }
}

/** A configuration may do no more than name those of its parts; where imports lead is then for them to say. */
function withReferences(config: string): Options {
  const own = readOptions(config, new Set());
  const references = [asRecord(readJsonWithComments(readFileSync(config, 'utf8')))['references']].flat().map((r) => asRecord(r)['path']).filter((p) => typeof p === 'string');
  const parts = references.map((reference) => path.resolve(path.dirname(config), reference)).map((at) => readOptions(at.endsWith('.json') ? at : path.join(at, NAME), new Set()));
  const paths = Object.assign({}, ...parts.map((part) => asRecord(part['paths'])), asRecord(own['paths'])) as Options;
  return Object.keys(paths).length === 0 ? own : { ...own, paths };
}

/** With paths relative to the folder; what lies outside of the root is not copied. */
function portable({ baseUrl, paths, rootDirs, ...options }: Options, folder: string, root: string): Options {
  const relative = (file: unknown): string[] => (typeof file === 'string' && isInside(root, file) ? [`./${slashes(path.relative(folder, file))}`] : []);
  return {
    ...options,
    ...(typeof baseUrl === 'string' && isInside(root, baseUrl) ? { baseUrl: relative(baseUrl)[0] } : {}),
    ...(paths === undefined ? {} : { paths: Object.fromEntries(Object.entries(asRecord(paths)).map(([name, to]) => [name, [to].flat().flatMap(relative)])) }),
    ...(rootDirs === undefined ? {} : { rootDirs: [rootDirs].flat().flatMap(relative) }),
  };
}

function readOptions(file: string, seen: Set<string>): Record<string, unknown> {
  if (seen.has(file) || !existsSync(file)) return {};
  seen.add(file);
  const config = asRecord(readJsonWithComments(readFileSync(file, 'utf8')));
  const parents = [config['extends']].flat().filter((parent) => typeof parent === 'string');
  const below = parents.map((parent) => readOptions(parentFile(parent, path.dirname(file)), seen));
  const merged = Object.assign({}, ...below, asRecord(config['compilerOptions'])) as Record<string, unknown>;
  return { ...merged, ...absolute(asRecord(config['compilerOptions']), merged['baseUrl'], path.dirname(file)) };
}

/** Where imports lead is said relative to the configuration that says it. */
function absolute({ baseUrl, paths, rootDirs }: Options, inherited: unknown, folder: string): Options {
  const base = typeof baseUrl === 'string' ? path.resolve(folder, baseUrl) : inherited;
  const from = typeof base === 'string' ? base : folder;
  const all = (list: unknown, at: string): unknown[] => [list].flat().map((to) => (typeof to === 'string' ? path.resolve(at, to) : to));
  return {
    ...(typeof baseUrl === 'string' ? { baseUrl: base } : {}),
    ...(paths === undefined ? {} : { paths: Object.fromEntries(Object.entries(asRecord(paths)).map(([name, to]) => [name, all(to, from)])) }),
    ...(rootDirs === undefined ? {} : { rootDirs: all(rootDirs, folder) }),
  };
}

function parentFile(parent: string, folder: string): string {
  const name = packageNameOf(parent);
  const found = name === null ? path.resolve(folder, parent) : path.join(installed(name, folder)?.real ?? folder, parent.slice(name.length) || 'tsconfig.json');
  return existsSync(found) || found.endsWith('.json') ? found : `${found}.json`;
}

/** A tsconfig.json may hold comments and trailing commas: read as a JavaScript literal. Undefined where it is none. */
function readJsonWithComments(text: string): unknown {
  const { program, errors } = parseSync('tsconfig.js', `(${text.replace(/^\uFEFF/, '')})`, { preserveParens: false });
  const statement = program.body[0];
  return errors.length === 0 && statement?.type === 'ExpressionStatement' ? literal(statement.expression) : undefined;
}

function literal(node: Node): unknown {
  if (node.type === 'Literal') return node.value;
  if (node.type === 'ArrayExpression') return node.elements.map((item) => (item === null ? null : literal(item)));
  if (node.type !== 'ObjectExpression') return undefined;
  const entries = node.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Literal') return [];
    return [[String(property.key.value), literal(property.value)] as const];
  });
  return Object.fromEntries(entries);
}
