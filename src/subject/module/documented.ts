import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync, type Node } from 'oxc-parser';
import type { DocumentedCall, Implementation } from '../../model/implementation.js';
import { print } from '../../value/print.js';
import { foldConstants } from '../constant/fold.js';
import { isScript } from './kinds.js';
import { openNames } from './open-names.js';
import { scopeOf } from './package-file.js';
import { walk } from './walk.js';

const MOST_CALLS = 400;
const MOST_FILES = 40;
const MOST_BYTES = 400_000;
/** What examples are shown by, and not what they show. */
const SHOWING = /^(?:require|describe|it|test|expect|assert|console|log|info|warn|error|dir|setTimeout|setInterval)$/;

/**
 * Calls with constant arguments that the documentation shows: in the code of the package's README, and behind `@example` in comments of the
 * source and of its declarations. Nothing runs, and what does not parse is passed over: they only steer what is tried.
 */
export function documented({ entry, types, closure }: Implementation): readonly DocumentedCall[] {
  const folder = scopeOf(path.dirname(entry))?.folder ?? path.dirname(entry);
  const sources = new Set([entry, ...types === null ? [] : [types], ...closure.files.map((file) => path.join(closure.root, file.path))]);
  const own = [...sources].filter((file) => isScript(file) || /\.d\.[cm]?ts$/.test(file)).slice(0, MOST_FILES);
  return callsIn([...readmeOf(folder).flatMap(fenced), ...own.flatMap((file) => exampleComments(readOrNothing(file)))]);
}

/** What JavaScript makes with `new` alone: shown without it, the notation would take it for an instance of a class of the subject's own. */
const CALLED = /(?<!new )\b(?:(?:[A-Z]\w+)?Array|ArrayBuffer|DataView|Map|Set|WeakMap|WeakSet|Promise)\(/;

/** Of a function that is shown, what it uses of its surroundings is not there. */
const FUNCTION = /=>|\bfunction\b|\bclass\b/;

/** In code that is shown; names that stand for constants in one block stand for them in those below. */
export function callsIn(blocks: readonly string[]): readonly DocumentedCall[] {
  const found = new Map<string, DocumentedCall>();
  const known: Known = { constants: new Map(), wholes: new Set() };
  for (const block of blocks) {
    for (const part of parsed(block)) {
      walk(part.program, (node) => {
        note(node, part.code, known);
        const call = callOf(node, part.code, known);
        if (call !== null && found.size < MOST_CALLS) found.set(`${call.names.join(' ')}\n${call.input}`, call);
        return true;
      });
      if (part.quoted.length > 0) found.set(`${found.size}`, { names: [], input: print(part.quoted) });
    }
  }
  return [...found.values()];
}

interface Known {
  /** Names of constants, as they are written. */
  readonly constants: Map<string, string>;
  /** Names that stand for all of a module. */
  readonly wholes: Set<string>;
}

interface Part {
  readonly code: string;
  readonly program: Node;
  /** Texts in quotation marks in its comments: what comes in, or out. */
  readonly quoted: readonly string[];
}

const QUOTED = /"(?<double>[^"\n]{1,80})"|'(?<single>[^'\n]{1,80})'|`(?<back>[^`\n]{1,80})`/g;

function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(QUOTED)].map(({ groups }) => groups?.['double'] ?? groups?.['single'] ?? groups?.['back'] ?? '');
}

/** What is shown is often no whole program: then its paragraphs, or its lines, as far as they are. */
function parsed(code: string): readonly Part[] {
  for (const by of [null, /\n\s*\n/, /\n/]) {
    const parts = (by === null ? [code] : code.split(by)).map((text) => ({ text, result: parseSync('example.ts', text, { lang: 'ts', sourceType: 'module', preserveParens: false }) }));
    const whole = parts.filter(({ result }) => result.errors.length === 0);
    if (whole.length === parts.length || by?.source === '\\n') return whole.map(({ text, result }) => ({ code: text, program: result.program, quoted: result.comments.flatMap(({ value }) => quotedIn(value)) }));
  }
  return [];
}

function note(node: Node, code: string, { constants, wholes }: Known): void {
  if (node.type === 'ImportDefaultSpecifier') wholes.add(node.local.name);
  if (node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'Identifier') constants.set(node.left.name, code.slice(node.right.start, node.right.end));
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init === null) return;
  const { init, id } = node;
  if (init.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require') wholes.add(id.name);
  else constants.set(id.name, code.slice(init.start, init.end));
}

function callOf(node: Node, code: string, known: Known): DocumentedCall | null {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const name = nameOf(node.callee);
  if (name === null || SHOWING.test(name)) return null;
  const texts = node.arguments.map((argument) => {
    const text = code.slice(argument.start, argument.end);
    return argument.type === 'Identifier' ? known.constants.get(text) ?? text : text;
  });
  const folded = foldConstants(`[${texts.join(', ')}]`);
  if (folded?.ok !== true || CALLED.test(folded.text) || (FUNCTION.test(folded.text) && openNames(folded.text).length > 0)) return null;
  return { names: node.callee.type === 'Identifier' && known.wholes.has(name) ? [name, 'default'] : [name], input: folded.text };
}

function nameOf(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && !callee.computed && callee.object.type !== 'Literal' ? callee.property.name : null;
}

function readmeOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((file) => /^readme\.(?:md|markdown)$/i.test(file)).map((file) => readOrNothing(path.join(folder, file)));
}

const FENCE = /^ {0,3}(?<mark>`{3,}|~{3,}) *(?<language>[\w-]*)[^\n]*\n(?<code>[\s\S]*?)^ {0,3}\k<mark>/gm;
const CODE = /^(?:|js|javascript|jsx|mjs|cjs|ts|typescript|tsx|node)$/i;

function fenced(markdown: string): readonly string[] {
  return [...markdown.replaceAll('\r\n', '\n').matchAll(FENCE)].flatMap(({ groups }) => (CODE.test(groups?.['language'] ?? '') ? [groups?.['code'] ?? ''] : []));
}

/** The code behind `@example`, up to the next tag; in a fence or without. */
function exampleComments(source: string): readonly string[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment]) => {
    const text = comment.slice(3, -2).replaceAll(/^[ \t]*\*?[ \t]?/gm, '');
    return text.split(/^@example\b/m).slice(1).map((behind) => behind.split(/^@\w/m)[0] ?? '').flatMap((code) => {
      const inFences = fenced(code);
      return inFences.length > 0 ? inFences : [code];
    });
  });
}

function readOrNothing(file: string): string {
  return existsSync(file) && statSync(file).size <= MOST_BYTES ? readFileSync(file, 'utf8') : '';
}
