import type { Node } from 'oxc-parser';
import { print } from '../../value/print.js';
import { TESTED } from './builtins.js';
import { nameOf, withDefault } from './patterns.js';
import type { Reading } from './reading.js';
import type { Scope } from './scope.js';
import { Use } from './use.js';
import type { Kind } from './use.js';

const NUMERIC: ReadonlySet<string> = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);
const ORDERING: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);
const EQUATING: ReadonlySet<string> = new Set(['===', '!==', '==', '!=']);

type Of<T extends Node['type']> = Extract<Node, { readonly type: T }>;

/** The value of an expression, with what it does to its parts noted; null for what is none, or says nothing. */
export function readExpression(node: Node, scope: Scope, reader: Reading): Use | null {
  switch (node.type) {
    case 'Identifier': return node.name === 'undefined' ? null : scope.find(node.name) ?? (scope.function(node.name) === null ? new Use() : Use.of('function'));
    case 'ThisExpression': return scope.self;
    case 'Literal': return literal(node);
    case 'TemplateLiteral':
      for (const part of node.expressions) reader.read(part, scope).perhaps.add('string');
      return Use.of('string');
    case 'ObjectExpression': return record(node, scope, reader);
    case 'ArrayExpression': return list(node, scope, reader);
    case 'MemberExpression': return member(node, scope, reader);
    case 'ChainExpression': return reader.read(node.expression, scope);
    case 'AwaitExpression': return reader.read(node.argument, scope);
    case 'BinaryExpression': return binary(node, scope, reader);
    case 'LogicalExpression': return logical(node, scope, reader);
    case 'ConditionalExpression': return conditional(node, scope, reader);
    case 'UnaryExpression': return unary(node, scope, reader);
    case 'UpdateExpression':
      reader.read(node.argument, scope).kinds.add('number');
      return Use.of('number');
    case 'AssignmentExpression': return assignment(node, scope, reader);
    case 'SequenceExpression': return node.expressions.map((part) => reader.read(part, scope)).at(-1) ?? null;
    default: return null;
  }
}

function literal({ value, ...node }: Of<'Literal'>): Use {
  if (value === null) return 'bigint' in node && node.bigint !== undefined ? Use.of('bigint') : new Use();
  if ('regex' in node && node.regex !== undefined) return Use.of('RegExp');
  return Use.of(typeof value as Kind);
}

function record(node: Of<'ObjectExpression'>, scope: Scope, reader: Reading): Use {
  const made = Use.of('record');
  made.keys = node.properties.flatMap((p) => (p.type === 'SpreadElement' || p.computed ? [] : nameOf(p.key) ?? []));
  for (const [i, property] of node.properties.entries()) {
    if (property.type === 'SpreadElement') {
      const spread = reader.read(property.argument, scope);
      spread.perhaps.add('record');
      if (i > 0 && i === node.properties.length - 1 && property.argument.type === 'Identifier' && !spread.kinds.has('record')) return spread.fill();
      made.absorb(spread);
    } else {
      if (property.computed) reader.read(property.key, scope).perhaps.add('string');
      reader.read(property.value, scope);
    }
  }
  return made;
}

function list(node: Of<'ArrayExpression'>, scope: Scope, reader: Reading): Use {
  const made = Use.of('array');
  for (const item of node.elements) {
    if (item === null) continue;
    if (item.type === 'SpreadElement') {
      const spread = reader.read(item.argument, scope);
      made.elements ??= spread.element();
    } else reader.read(item, scope);
  }
  return made;
}

function member(node: Of<'MemberExpression'>, scope: Scope, reader: Reading): Use {
  const owner = reader.read(node.object, scope);
  if (node.optional) owner.optional = true;
  if (!node.computed) return owner.member(node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name);
  const name = nameOf(node.property);
  if (node.property.type === 'Literal' && typeof node.property.value === 'string' && name !== null) return owner.member(name);
  const key = reader.read(node.property, scope);
  addKeys(key, owner);
  if (key.kinds.has('number')) return owner.element();
  key.perhaps.add(owner.kinds.has('array') || owner.elements !== null ? 'number' : 'string');
  return owner.kinds.has('array') || owner.elements !== null ? owner.element() : owner.entry();
}

function binary(node: Of<'BinaryExpression'>, scope: Scope, reader: Reading): Use {
  const { operator } = node;
  if (EQUATING.has(operator) && tested(node, scope, reader)) return Use.of('boolean');
  const left = reader.read(node.left, scope);
  if (operator === 'instanceof') {
    const kind = node.right.type === 'Identifier' ? TESTED.get(node.right.name) : undefined;
    if (kind !== undefined) left.tested.add(kind);
    return Use.of('boolean');
  }
  const right = reader.read(node.right, scope);
  if (operator === 'in') {
    right.perhaps.add('record');
    left.perhaps.add('string');
    addKeys(left, right);
    return Use.of('boolean');
  }
  if (NUMERIC.has(operator)) return arithmetic(left, right);
  if (operator === '+') return sum(left, right);
  if (ORDERING.has(operator)) order(left, right);
  else equate({ node: node.left, use: left }, { node: node.right, use: right });
  return Use.of('boolean');
}

/** `typeof x === 'string'`. */
function tested({ left, right }: Of<'BinaryExpression'>, scope: Scope, reader: Reading): boolean {
  const asked = left.type === 'UnaryExpression' && left.operator === 'typeof' ? left : right.type === 'UnaryExpression' && right.operator === 'typeof' ? right : null;
  const other = asked === left ? right : left;
  if (asked === null || other.type !== 'Literal' || typeof other.value !== 'string') return false;
  const use = reader.read(asked.argument, scope);
  const kind = TESTED.get(other.value);
  if (other.value === 'undefined') use.optional = true;
  else if (other.value === 'object') use.tested.add('record');
  else if (kind !== undefined) use.tested.add(kind);
  return true;
}

function arithmetic(left: Use, right: Use): Use {
  const kind: Kind = left.kinds.has('bigint') || right.kinds.has('bigint') ? 'bigint' : 'number';
  for (const use of [left, right]) if (use.kinds.size === 0 || !use.kinds.has('Date')) use.kinds.add(kind);
  return Use.of(kind);
}

/** A text takes anything; a number most likely another one. */
function sum(left: Use, right: Use): Use {
  const kind: Kind | null = isSurely(left, 'string') || isSurely(right, 'string') ? 'string' : isSurely(left, 'number') || isSurely(right, 'number') ? 'number' : null;
  for (const use of [left, right]) use.perhaps.add(kind ?? 'number');
  return kind === null ? new Use() : Use.of(kind);
}

function order(left: Use, right: Use): void {
  const kind: Kind = isSurely(left, 'string') || isSurely(right, 'string') ? 'string' : 'number';
  for (const use of [left, right]) (kind === 'number' && (isSurely(left, 'number') || isSurely(right, 'number')) ? use.kinds : use.perhaps).add(kind);
}

interface Side {
  readonly node: Node;
  readonly use: Use;
}

function equate(left: Side, right: Side): void {
  for (const [one, other] of [[left, right], [right, left]] as const) {
    if (other.node.type === 'Literal') addLiteral(one.use, other.node.value);
    if (isMissing(other.node)) one.use.optional = true;
    else for (const kind of other.use.kinds) one.use.perhaps.add(kind);
    // A switch is looked at for one of its two sides: the other is most often that it is not there.
    if (other.use.kinds.has('boolean')) one.use.optional = true;
  }
}

/** Of a table that is written out: it is looked up by one of its keys. */
export function addKeys(key: Use, table: Use): void {
  for (const known of table.keys ?? []) addLiteral(key, known);
}

export function addLiteral(use: Use, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number') use.literals.add(print(value));
}

/** `null`, `undefined`, `void 0`. */
function isMissing(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null && !('bigint' in node && node.bigint !== undefined) && !('regex' in node && node.regex !== undefined))
    || (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'UnaryExpression' && node.operator === 'void');
}

function isSurely(use: Use, kind: Kind): boolean {
  return use.kinds.size === 1 && use.kinds.has(kind);
}

/** `a || b`: where `a` may be missing, `b` stands in; both go by what follows. */
function logical(node: Of<'LogicalExpression'>, scope: Scope, reader: Reading): Use {
  if (node.operator === '&&') {
    reader.condition(node.left, scope);
    return reader.within(() => reader.read(node.right, scope));
  }
  const left = reader.read(node.left, scope);
  const right = reader.within(() => reader.read(node.right, scope));
  if (isTest(node.left)) return Use.of('boolean');
  withDefault(left, right);
  return left;
}

function isTest(node: Node): boolean {
  return (node.type === 'UnaryExpression' && node.operator === '!') || (node.type === 'BinaryExpression' && (EQUATING.has(node.operator) || ORDERING.has(node.operator) || node.operator === 'in' || node.operator === 'instanceof'));
}

/** Where one of both is a name, it goes on under what this is called. */
function conditional(node: Of<'ConditionalExpression'>, scope: Scope, reader: Reading): Use {
  const test = reader.condition(node.test, scope);
  const [yes, no] = reader.within(() => [reader.read(node.consequent, scope), reader.read(node.alternate, scope)] as const);
  if (yes === test) withDefault(yes, no);
  if (node.consequent.type === 'Identifier') return yes;
  if (node.alternate.type === 'Identifier') return no;
  const made = new Use();
  if (yes.kinds.size === 1 && no.kinds.size === 1 && isSurely(no, [...yes.kinds][0]!)) made.absorb(yes);
  return made;
}

function unary(node: Of<'UnaryExpression'>, scope: Scope, reader: Reading): Use {
  if (node.operator === '!') {
    reader.condition(node.argument, scope);
    return Use.of('boolean');
  }
  const use = reader.read(node.argument, scope);
  if (node.operator === 'typeof') return Use.of('string');
  if (node.operator === '-' || node.operator === '~') use.kinds.add('number');
  if (node.operator === '+') use.perhaps.add('number');
  return node.operator === 'void' || node.operator === 'delete' ? new Use() : Use.of('number');
}

function assignment(node: Of<'AssignmentExpression'>, scope: Scope, reader: Reading): Use {
  const { left, operator } = node;
  const right = reader.read(node.right, scope);
  if (operator === '=') {
    if (left.type === 'Identifier') scope.assign(left.name, right, reader.level);
    else if (left.type === 'MemberExpression') assignMember(left, right, scope, reader);
    else reader.children(left, scope);
    return right;
  }
  const target = reader.read(left, scope);
  if (operator === '||=' || operator === '??=') withDefault(target, right);
  else if (operator === '+=') sum(target, right);
  else if (operator !== '&&=') arithmetic(target, right);
  return target;
}

/** A property is the value that it is given, until something else is known of it. */
function assignMember(left: Of<'MemberExpression'>, right: Use, scope: Scope, reader: Reading): void {
  const owner = reader.read(left.object, scope);
  const name = left.computed ? null : left.property.type === 'PrivateIdentifier' ? `#${left.property.name}` : left.property.name;
  if (left.computed) reader.read(left, scope);
  else if (name !== null && !owner.members.has(name)) owner.members.set(name, right);
  else if (name !== null) owner.member(name).absorb(right);
}
