import { parseSync } from 'oxc-parser';
import type { Node } from 'oxc-parser';
import { nameOf } from './patterns.js';
import { childrenOf, UsageReader } from './reader.js';
import { Scope } from './scope.js';
import { mayBeMissing, typeText } from './type-text.js';
import type { Use } from './use.js';

/** The tag by which a comment of ours is known. */
export const MARK = 'holdfastUsage';

/** Characters; a bundle that long says little of its types and takes long to read. */
const LONGEST = 400_000;
/** A comment that says types. */
const TYPED = /@(?:param|type|callback|overload|template|satisfies)\b\s*\{|@(?:template|overload)\b/;

/**
 * JavaScript with a comment before each function that says nothing of its types: what they must be for what it does with its parameters.
 * Null where there is nothing to add. Lines stay where they are, but for a function that stands behind something else in its line: to the
 * compiler a comment there belongs to what stands before, so it gets a line of its own.
 */
export function annotate(code: string, esm: boolean): string | null {
  if (code.length > LONGEST) return null;
  const { program, errors, comments } = parseSync('source.jsx', code, { lang: 'jsx', sourceType: esm ? 'module' : 'commonjs', preserveParens: false });
  if (errors.some(({ severity }) => severity === 'Error')) return null;
  const reader = new UsageReader();
  reader.read(program, new Scope(null));
  const typed = comments.filter(({ value }) => TYPED.test(value));
  const { hosts, called } = placesIn(program);
  const edits = [...reader.functions].flatMap(([node, uses]) => {
    if (called.has(node)) return [];
    const host = hosts.get(node);
    const at = host ?? node.start;
    const said = typed.find(({ end }) => isAbout(code, at, end));
    const comment = said === undefined ? commentOf(node, uses) : fullerComment(said.value, node, uses);
    const isBehind = (host !== undefined || node.type === 'FunctionDeclaration') && code.slice(code.lastIndexOf('\n', at - 1) + 1, at).trim() !== '';
    return comment === null ? [] : [{ at, comment: isBehind ? `\n${comment}` : comment }];
  });
  if (edits.length === 0) return null;
  let out = code;
  for (const { at, comment } of edits.toSorted((a, b) => b.at - a.at)) out = `${out.slice(0, at)}${comment} ${out.slice(at)}`;
  return out;
}

interface Places {
  /** Where a comment on a function stands, if not right before it: before `export`, or before the name of a method. */
  readonly hosts: ReadonlyMap<Node, number>;
  /** Functions that are called where they stand: of these the compiler knows what they are handed, a module's factory for one. */
  readonly called: ReadonlySet<Node>;
}

function placesIn(program: Node): Places {
  const hosts = new Map<Node, number>();
  const called = new Set<Node>();
  const visit = (node: Node): void => {
    if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration') && node.declaration !== null) hosts.set(node.declaration, node.start);
    if (node.type === 'MethodDefinition' || node.type === 'Property') hosts.set(node.value, node.start);
    if (node.type === 'CallExpression') called.add(node.callee);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(program);
  return { hosts, called };
}

/** Between a comment and the function that it is about there is no more than what names it. */
const NAMING = /^\s*(?:export\s+|default\s+|static\s+|async\s+|(?:const|let|var)\s+[\w$]+\s*=\s*|(?:[\w$.]+\s*=\s*)+|[\w$]+\s*:\s*|get\s+|set\s+)*$/;

function isAbout(code: string, at: number, end: number): boolean {
  return end <= at && at - end < 300 && NAMING.test(code.slice(end, at));
}

/** A comment that says more than that names and types of parameters. */
const MORE = /@(?:template|overload|callback|type|satisfies|this|typedef)\b|@param\s+\{[^}]*\{|@param\s+\{[^}]*\}\s+\[?[\w$]+(?:\[\])?\./;
const PARAMETER = /@param\s+\{(?<type>[^{}]*)\}\s+(?<missing>\[?)(?<name>[\w$]+)/g;
/** Types that leave open what it is. */
const VAGUE = /^[?!]?(?:any|\*|object|array|mixed|options|\.\.\.\*|)=?$/i;

/** Of a parameter that a comment says no more of than that it is an object, what is done with it says more. Null where that is nothing. */
function fullerComment(said: string, node: Node, uses: readonly Use[]): string | null {
  if (MORE.test(said)) return null;
  const documented = new Map([...said.matchAll(PARAMETER)].map(({ groups }): [string, Documented] => {
    const type = (groups?.['type'] ?? '').trim();
    return [groups?.['name'] ?? '', { type: VAGUE.test(type) ? null : type, optional: groups?.['missing'] === '[' || type.endsWith('=') }];
  }));
  return [...documented.values()].some(({ type }) => type === null) ? commentOf(node, uses, documented) : null;
}

interface Documented {
  /** Null where it says next to nothing. */
  readonly type: string | null;
  readonly optional: boolean;
}

function commentOf(node: Node, uses: readonly Use[], documented: ReadonlyMap<string, Documented> = new Map()): string | null {
  if (!('params' in node) || uses.length === 0) return null;
  const own = uses.map((use) => typeText(use));
  if (own.every((text) => text === 'any')) return null;
  const known = (node.params as readonly Node[]).map((parameter) => documented.get(nameOf(parameter.type === 'AssignmentPattern' ? parameter.left : parameter) ?? ''));
  const texts = known.map((said, i) => said?.type ?? own[i] ?? 'any');
  const lines = (node.params as readonly Node[]).map((parameter, i) => {
    const [use, text] = [uses[i], texts[i] ?? 'any'];
    if (parameter.type === 'RestElement') return `@param {...${wrapped(use?.elements === null || use === undefined ? 'any' : typeText(use.elements))}} ${nameOf(parameter.argument) ?? `arg${i}`}`;
    const name = nameOf(parameter.type === 'AssignmentPattern' ? parameter.left : parameter) ?? `arg${i}`;
    const optional = parameter.type === 'AssignmentPattern' || known[i]?.optional === true || (use !== undefined && mayBeMissing(use)) || (i > 0 && text === 'any');
    return `@param {${text}} ${optional ? `[${name}]` : name}`;
  });
  const comment = `/** @${MARK} ${lines.join(' ')} */`;
  return comment.indexOf('*/') === comment.length - 2 ? comment : null;
}

function wrapped(text: string): string {
  return /[|&]/.test(text) ? `(${text})` : text;
}
