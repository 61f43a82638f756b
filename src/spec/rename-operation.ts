import type { Node, Program } from 'oxc-parser';
import { childrenOf, freeNames } from './code/names.js';
import { parseCodeOrExpression, parseDeclarations } from './code/parse-code.js';

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/**
 * The spec's text with an operation under another name wherever its code calls, declares or frees it; strings, keys and prose stay as they
 * are, and so does code in which something else has the name too. No text is made wrong by that: it only goes by the old name still.
 */
export function renameOperation(text: string, { from, to }: Renaming): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(from) || !text.includes(from)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const open = /^(?<indent>\s*(?:[-*+]\s+|\d+[.)]\s+)?)(?<fence>`{3,}|~{3,})(?<info>.*)$/.exec(line)?.groups;
    if (open === undefined) {
      out.push(line.replaceAll(/(?<!`)(`+)(?!`)([^`]+)\1(?!`)/g, (_, ticks: string, code: string) => ticks + renamedCode(code, { from, to }) + ticks));
      continue;
    }
    const end = lines.findIndex((l, i) => i > at && new RegExp(`^\\s*${open['fence']}+\\s*$`).test(l));
    const last = end < 0 ? lines.length : end;
    const body = lines.slice(at + 1, last).join('\n');
    out.push(line.replace(/(\bunspecified for )(\S+)(\s*)$/, (whole, head: string, name: string, rest: string) => (name === from ? head + to + rest : whole)));
    if (last > at + 1) out.push(renamedBlock(body, (open['info'] ?? '').trim(), { from, to }));
    if (end >= 0) out.push(lines[end] as string);
    at = last;
  }
  return out.join('\n');
}

function renamedBlock(body: string, info: string, renaming: Renaming): string {
  const name = renaming.from.replaceAll('$', String.raw`\$`);
  if (info.startsWith('cases')) return body.replaceAll(new RegExp(`^(\\s*(?:[\\w$]+ = (?:new )?)?)${name}(?=[(.])`, 'gm'), (_, head: string) => head + renaming.to);
  if (/^(?:ts|typescript) unspecified$/.test(info)) return body.replaceAll(new RegExp(`^(\\s*)${name}(?=[:.])`, 'gm'), (_, head: string) => head + renaming.to);
  return /^(?:ts|typescript)\b/.test(info) ? renamedCode(body, renaming) : body;
}

function renamedCode(code: string, { from, to }: Renaming): string {
  if (!code.includes(from)) return code;
  const parsed = [parseCodeOrExpression(code), parseDeclarations(code)].find((p) => p.ok);
  if (parsed === undefined || !parsed.ok) return code;
  const declaring = parsed.program.body.flatMap((node) => declaredHere(node, from));
  const free = freeNames(parsed.program).filter(({ name }) => name === from);
  const all = identifiers(parsed.program, from);
  const wanted = new Set<Node>([...declaring, ...free.map(({ node }) => node), ...inTypes(parsed.program, from), ...(declaring.length > 0 ? all.filter((n) => n.used).map((n) => n.node) : [])]);
  // Another thing of that name, and a key that is written as it: nobody can say which is meant without reading it.
  if (free.some(({ shorthand }) => shorthand) || all.some(({ node, used }) => used && !wanted.has(node))) return code;
  return [...wanted].map(({ start }) => start + parsed.shift).toSorted((a, b) => b - a).reduce((now, at) => now.slice(0, at) + to + now.slice(at + from.length), code);
}

/** What a statement of the top level declares under the name. */
function declaredHere(node: Program['body'][number] | Node, name: string): readonly Node[] {
  if (node.type === 'ExportNamedDeclaration' && node.declaration !== null) return declaredHere(node.declaration, name);
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' && id.name === name ? [id] : []));
  return 'id' in node && node.id !== null && typeof node.id === 'object' && 'type' in node.id && node.id.type === 'Identifier' && node.id.name === name ? [node.id] : [];
}

/** The class of an operation, where types name it. */
function inTypes(node: Node, name: string): readonly Node[] {
  const own = node.type === 'TSTypeReference' ? node.typeName : node.type === 'TSTypeQuery' ? node.exprName : null;
  return [...(own?.type === 'Identifier' && own.name === name ? [own] : []), ...childrenOf(node).flatMap((child) => inTypes(child, name))];
}

interface Found {
  readonly node: Node;
  /** It is no key, and no name of a member. */
  readonly used: boolean;
}

function identifiers(node: Node, name: string, used = true): readonly Found[] {
  if (node.type === 'Identifier') return node.name === name ? [{ node, used }] : [];
  const keys = new Set<Node>(keysOf(node));
  return childrenOf(node).flatMap((child) => identifiers(child, name, !keys.has(child)));
}

/** Parts of a node that name a member or a label; with a parameter of a type, which nothing refers to. */
function keysOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'MemberExpression': return node.computed ? [] : [node.property];
    case 'Property': return node.computed || node.shorthand ? [] : [node.key];
    case 'MethodDefinition': case 'PropertyDefinition': case 'AccessorProperty': case 'TSAbstractMethodDefinition': case 'TSAbstractPropertyDefinition': case 'TSPropertySignature': case 'TSMethodSignature':
      return node.computed ? [] : [node.key];
    default: return [];
  }
}
