import type { Node } from 'oxc-parser';
import { quote } from '../../value/characters.js';
import { methodText } from './functions.js';
import { keyText } from './key.js';
import type { Printer, Rules } from './printer.js';

type Literal = Extract<Node, { type: 'Literal' }>;
type Logical = Extract<Node, { type: 'LogicalExpression' }>;
type Template = Extract<Node, { type: 'TemplateLiteral' }>;

export const EXPRESSIONS: Rules = {
  Identifier: (node, p) => node.name + ((node.optional as boolean | undefined) === true ? '?' : '') + p.print(node.typeAnnotation),
  PrivateIdentifier: (node) => `#${node.name}`,
  Literal: (node) => literalText(node),
  TemplateLiteral: (node, p) => templateText(node, p),
  TaggedTemplateExpression: (node, p) => p.operand(node.tag) + p.print(node.typeArguments) + p.print(node.quasi),
  ThisExpression: () => 'this',
  Super: () => 'super',
  MetaProperty: (node, p) => `${p.print(node.meta)}.${p.print(node.property)}`,
  ArrayExpression: (node, p) => `[${p.items(node.elements)}${node.elements.at(-1) === null ? ',' : ''}]`,
  ObjectExpression: (node, p) => (node.properties.length === 0 ? '{}' : `{ ${p.items(node.properties)} }`),
  SpreadElement: (node, p) => `...${p.item(node.argument)}`,
  Property: (node, p) => {
    if (node.shorthand) return shorthandText(p.print(node.key), p.print(node.value));
    if (node.method || node.kind !== 'init') return methodText(node, p);
    return `${keyText(node, p)}: ${p.item(node.value)}`;
  },
  MemberExpression: (node, p) => {
    const dot = node.optional ? '?.' : '';
    // `1.toFixed` is no member.
    const object = node.object.type === 'Literal' && typeof node.object.value === 'number' ? `(${p.print(node.object)})` : p.operand(node.object);
    return node.computed ? `${object}${dot}[${p.print(node.property)}]` : `${object}${dot === '' ? '.' : dot}${p.print(node.property)}`;
  },
  CallExpression: (node, p) => `${p.operand(node.callee)}${node.optional ? '?.' : ''}${p.print(node.typeArguments)}(${p.items(node.arguments)})`,
  NewExpression: (node, p) => `new ${isPath(node.callee) ? p.print(node.callee) : `(${p.print(node.callee)})`}${p.print(node.typeArguments)}(${p.items(node.arguments)})`,
  ChainExpression: (node, p) => p.print(node.expression),
  ImportExpression: (node, p) => `import(${p.items(node.options === null ? [node.source] : [node.source, node.options])})`,
  UpdateExpression: (node, p) => (node.prefix ? node.operator + p.operand(node.argument) : p.operand(node.argument) + node.operator),
  UnaryExpression: (node, p) => `${node.operator}${/\w$/.test(node.operator) ? ' ' : ''}${p.operand(node.argument)}`,
  BinaryExpression: (node, p) => `${p.operand(node.left)} ${node.operator} ${p.operand(node.right)}`,
  LogicalExpression: (node, p) => chainOf(node).map((part) => p.operand(part)).join(` ${node.operator} `),
  ConditionalExpression: (node, p) => `${p.operand(node.test)} ? ${p.operand(node.consequent)} : ${p.operand(node.alternate)}`,
  AssignmentExpression: (node, p) => `${p.operand(node.left)} ${node.operator} ${p.item(node.right)}`,
  SequenceExpression: (node, p) => p.items(node.expressions),
  AwaitExpression: (node, p) => `await ${p.operand(node.argument)}`,
  YieldExpression: (node, p) => `yield${node.delegate ? '*' : ''}${node.argument === null ? '' : ` ${p.item(node.argument)}`}`,
  ParenthesizedExpression: (node, p) => p.print(node.expression),
  TSAsExpression: (node, p) => `${p.operand(node.expression)} as ${p.print(node.typeAnnotation)}`,
  TSSatisfiesExpression: (node, p) => `${p.operand(node.expression)} satisfies ${p.print(node.typeAnnotation)}`,
  TSTypeAssertion: (node, p) => `<${p.print(node.typeAnnotation)}>${p.operand(node.expression)}`,
  TSNonNullExpression: (node, p) => `${p.operand(node.expression)}!`,
  TSInstantiationExpression: (node, p) => `${p.operand(node.expression)}${p.print(node.typeArguments)}`,
};

export function literalText(node: Literal): string {
  if ('regex' in node) return `/${node.regex.pattern}/${[...node.regex.flags].sort().join('')}`;
  if ('bigint' in node) return `${node.bigint}n`;
  if (typeof node.value === 'string') return quote(node.value);
  return node.value === Infinity ? '1e999' : String(node.value);
}

/** Line breaks of the source count as one character, however they are written. */
export function rawText(raw: string): string {
  return raw.replaceAll(/\r\n?/g, '\n');
}

function templateText(node: Template, p: Printer): string {
  return `\`${node.quasis.map((quasi, i) => rawText(quasi.value.raw) + (i < node.expressions.length ? `\${${p.print(node.expressions[i])}}` : '')).join('')}\``;
}

/** Where the value was replaced, or has a default, it is more than the key. */
function shorthandText(key: string, value: string): string {
  return value === key || value.startsWith(`${key} = `) ? value : `${key}: ${value}`;
}

/** `a && (b && c)` is `a && b && c`, and formatters write it so. */
function chainOf({ operator, left, right }: Logical): readonly Node[] {
  return [left, right].flatMap((part) => (part.type === 'LogicalExpression' && part.operator === operator ? chainOf(part) : [part]));
}

/** `new (a().b)()` makes something else than `new a().b()`. */
function isPath(node: Node): boolean {
  if (node.type === 'MemberExpression') return !node.optional && isPath(node.object);
  return node.type === 'Identifier' || node.type === 'ThisExpression' || node.type === 'MetaProperty';
}
