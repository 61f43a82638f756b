import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Node } from 'oxc-parser';
import { parseSync } from 'oxc-parser';
import { installed, packageNameOf } from './third-party.js';
import { asRecord } from './package-file.js';

/** `compilerOptions` of the tsconfig.json that governs a file, with what it extends laid under; empty where there is none. */
export function compilerOptions(file: string): Readonly<Record<string, unknown>> {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const config = path.join(at, 'tsconfig.json');
    if (existsSync(config)) return readOptions(config, new Set());
    if (at === path.dirname(at) || existsSync(path.join(at, '.git'))) return {};
  }
}

function readOptions(file: string, seen: Set<string>): Record<string, unknown> {
  if (seen.has(file) || !existsSync(file)) return {};
  seen.add(file);
  const config = asRecord(readJsonWithComments(readFileSync(file, 'utf8')));
  const parents = [config['extends']].flat().filter((parent) => typeof parent === 'string');
  const below = parents.map((parent) => readOptions(parentFile(parent, path.dirname(file)), seen));
  return Object.assign({}, ...below, asRecord(config['compilerOptions']));
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
