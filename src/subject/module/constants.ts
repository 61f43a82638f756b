import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Node } from 'oxc-parser';
import type { Constants, Implementation } from '../../model/implementation.js';
import { isScript } from './kinds.js';
import { LookupTables } from './lookup-tables.js';
import { readReferences } from './references.js';
import { makeResolver, type Resolve } from './resolver.js';
import { packageFolderOf } from './third-party.js';
import { walk } from './walk.js';

const MOST = { messages: 1000, tables: 2000, strings: 2000, numbers: 1000, bigints: 300, keys: 1000, expressions: 300 };
/** Of third-party source, which is followed from what own source imports. */
const MOST_FILES = 400;
/** Strings from one file of data. */
const MOST_OF_TABLE = 800;
/** The keys of a longer table are data, and would drown what else the source names. */
const LONG_TABLE = 60;
const MOST_BYTES = 2 * 1024 * 1024;
/** A larger file is generated, and its tables would cost seconds. */
const LARGE = 3 * 1024 * 1024;

interface Found {
  readonly strings: Set<string>;
  readonly numbers: Set<number>;
  readonly bigints: Set<string>;
  readonly keys: Set<string>;
  readonly tables: Set<string>;
  readonly messages: Set<string>;
  readonly lookups: LookupTables;
  readonly expressions: Map<string, { readonly source: string; readonly flags: string }>;
}

/**
 * What stands in the source, each once, in order of appearance: the entry first, then what it imports. A file that does not parse is
 * passed over: constants only steer what is tried.
 */
export async function constants(implementation: Implementation): Promise<Constants> {
  const found = nothingYet();
  const own = implementation.closure.files.map((f) => path.join(implementation.closure.root, f.path)).filter((file) => isScript(file) || isData(file));
  const left = { files: MOST_FILES, bytes: MOST_BYTES };
  const resolve = makeResolver();
  const mine = new Set(own);
  const seen = new Set(own);
  const data: string[] = [];
  // Own files come before any third-party one: what they import is queued behind them.
  for (const file of seen) {
    if (statSync(file).size > LARGE || (!mine.has(file) && !take(file, left))) continue;
    if (isData(file)) {
      data.push(file);
      continue;
    }
    const program = parse(file, readFileSync(file, 'utf8'));
    if (program === null) continue;
    walk(program, (node) => readNode(node, found));
    for (const next of importsOf(file, program, resolve)) seen.add(next);
  }
  for (const file of data) addTable(readFileSync(file, 'utf8'), found);
  return listed(found);
}

/** What stands in code that is no file. */
export function constantsIn(codes: readonly string[]): Constants {
  const found = nothingYet();
  for (const code of codes) {
    // An expression, an arrow function, statements: whichever it is.
    const program = parse('code.ts', `(${code}\n)`) ?? parse('code.ts', code);
    if (program !== null) walk(program, (node) => readNode(node, found));
  }
  return listed(found);
}

/** What stands in these parts of sources that were read. */
export function constantsOf(sources: readonly { readonly program: Node; readonly parts: readonly { readonly start: number; readonly end: number }[] }[]): Constants {
  const found = nothingYet();
  for (const { program, parts } of sources) {
    walk(program, (node) => {
      if (parts.some((part) => part.start <= node.start && node.end <= part.end)) return readNode(node, found);
      return parts.some((part) => node.start <= part.start && part.end <= node.end);
    });
  }
  return listed(found);
}

function nothingYet(): Found {
  return { strings: new Set(), numbers: new Set(), bigints: new Set(), keys: new Set(), tables: new Set(), messages: new Set(), lookups: new LookupTables(), expressions: new Map() };
}

function listed(found: Found): Constants {
  for (const keys of found.lookups.keys()) for (const key of keys) addString(key, keys.length > LONG_TABLE ? found.tables : found.strings);
  return {
    strings: [...found.strings].slice(0, MOST.strings), numbers: [...found.numbers].slice(0, MOST.numbers), bigints: [...found.bigints].slice(0, MOST.bigints),
    keys: [...found.keys].slice(0, MOST.keys), expressions: [...found.expressions.values()].slice(0, MOST.expressions),
    ...(found.tables.size > 0 && { tables: [...found.tables].slice(0, MOST.tables) }), ...(found.messages.size > 0 && { messages: [...found.messages].slice(0, MOST.messages) }),
  };
}

function take(file: string, left: { files: number; bytes: number }): boolean {
  const { size } = statSync(file);
  if (left.files === 0 || size > left.bytes) return false;
  left.files -= 1;
  left.bytes -= size;
  return true;
}

function parse(file: string, code: string): Node | null {
  const result = parseSync(file, code, { sourceType: /\.[cm][jt]s$/.test(file) ? undefined : 'unambiguous', preserveParens: false });
  return result.program.body.length > 0 ? result.program : null;
}

/** Files of installed packages; own ones are in the closure already. */
function importsOf(file: string, program: Node, resolve: Resolve): readonly string[] {
  return readReferences(program).references.flatMap(({ specifier, how }) => {
    const found = specifier === null ? null : resolve(file, specifier, how);
    return found?.kind === 'file' && (isScript(found.path) || isData(found.path)) && packageFolderOf(found.path, null) !== null ? [found.path] : [];
  });
}

/** What a manifest holds is about the package. */
function isData(file: string): boolean {
  return file.endsWith('.json') && path.basename(file) !== 'package.json';
}

/** Tables that code reads, such as characters and what stands for them; of a long one what lies evenly over it. What is no JSON says nothing. */
function addTable(text: string, found: Found): void {
  const strings = new Set<string>();
  const add = (key: string, value: unknown): unknown => {
    // Numbers are places in lists, not names.
    for (const own of [/^\d+$/.test(key) ? '' : key, value]) if (typeof own === 'string' && own.length >= 1 && own.length <= 80) strings.add(own);
    return value;
  };
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''), add);
  } catch {
    return;
  }
  const every = Math.max(1, strings.size / MOST_OF_TABLE);
  for (const [i, string] of [...strings].entries()) if (Math.floor(i / every) !== Math.floor((i - 1) / every)) found.tables.add(string);
}

function readNode(node: Node, found: Found): boolean {
  found.lookups.read(node);
  switch (node.type) {
    // Names of modules are no data.
    case 'ImportDeclaration': case 'ExportAllDeclaration': case 'ImportExpression': return false;
    case 'ExportNamedDeclaration': return node.source === null;
    case 'ExpressionStatement': return !('directive' in node && typeof node.directive === 'string');
    case 'Literal': readLiteral(node, found); return true;
    case 'TemplateElement': addString(node.value.cooked ?? '', found.strings); return true;
    case 'JSXText': addString(node.value.trim(), found.strings); return true;
    case 'NewExpression': case 'CallExpression':
      if (isError(node.callee)) for (const argument of node.arguments) walk(argument, (part) => readMessage(part, found.messages));
      return !isError(node.callee) && !(node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require');
    case 'MemberExpression': if (!node.computed && node.property.type === 'Identifier') found.keys.add(node.property.name); return true;
    case 'Property': if (!node.computed) addKey(node.key, found); return true;
    case 'TSPropertySignature': case 'PropertyDefinition': case 'TSEnumMember': if (!node.computed) addKey('key' in node ? node.key : node.id, found); return true;
    default: return true;
  }
}

/** What an error says is written for people, and no input. */
function isError(callee: Node): boolean {
  return callee.type === 'Identifier' && callee.name.endsWith('Error');
}

function readMessage(node: Node, to: Set<string>): boolean {
  const text = node.type === 'TemplateElement' ? node.value.cooked : node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
  if (text !== null && text !== undefined && text !== '') to.add(text);
  return true;
}

function addKey(key: Node, found: Found): void {
  if (key.type === 'Identifier') found.keys.add(key.name);
  if (key.type === 'Literal' && typeof key.value === 'string' && key.value.length <= 80) found.keys.add(key.value);
}

function readLiteral(node: Extract<Node, { type: 'Literal' }>, found: Found): void {
  if ('regex' in node) found.expressions.set(`/${node.regex.pattern}/${node.regex.flags}`, { source: node.regex.pattern, flags: node.regex.flags });
  else if ('bigint' in node) found.bigints.add(node.bigint);
  else if (typeof node.value === 'string') addString(node.value, found.strings);
  else if (typeof node.value === 'number') found.numbers.add(node.value);
}

function addString(text: string, to: Set<string>): void {
  if (text.length >= 1 && text.length <= 80) to.add(text);
}
