import type { Node } from 'oxc-parser';
import { ARGUMENTS, ASKING, LIKELY, OF_ITEMS, RESULTS, SAME_ITEMS, SURE } from './builtins.js';
import { addKeys } from './expressions.js';
import type { Reading } from './reading.js';
import type { FunctionNode, Scope } from './scope.js';
import { nameOf } from './patterns.js';
import { Use } from './use.js';

type Of<T extends Node['type']> = Extract<Node, { readonly type: T }>;

/** What a call says of what is called, of what it is handed, and what it gives. */
export function readCall(node: Of<'CallExpression'>, scope: Scope, reader: Reading): Use {
  const use = called(node, scope, reader);
  return filled(node, scope, reader) ?? use;
}

/** How functions are called that put together what was given and what stands in for what was not. */
const STANDING_IN = /[dD]efault|^[A-Z_\d]+$/;
const FILLING = /(?:merge|extend|assign|defaults?|options|opts)$/i;

/** `Object.assign({}, DEFAULTS, options)`, `merge(options, DEFAULTS)`: what is given of several; null where that cannot be told. */
function filled(node: Of<'CallExpression'>, scope: Scope, reader: Reading): Use | null {
  const callee = node.callee.type === 'SequenceExpression' ? node.callee.expressions.at(-1) : node.callee;
  const names = callee === undefined ? [] : namesOf(callee);
  if (node.arguments.length < 2 || !names.some((name) => FILLING.test(name))) return null;
  const given = node.arguments.filter((argument) => argument.type === 'Identifier' && !STANDING_IN.test(argument.name) && scope.find(argument.name) !== null).map((argument) => reader.read(argument, scope)).filter((use) => !use.kinds.has('record') && !use.kinds.has('function'));
  return given.length === 1 ? given[0]?.fill() ?? null : null;
}

/** `_merge.default`: `default` alone is what a compiler calls it. */
function namesOf(callee: Node): readonly string[] {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return [];
  return callee.property.name === 'default' ? namesOf(callee.object) : [callee.property.name];
}

function called(node: Of<'CallExpression'>, scope: Scope, reader: Reading): Use {
  const { callee } = node;
  if (callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier') {
    const named = builtinName(callee, scope);
    if (named !== null) return readBuiltin(named, node.arguments, scope, reader);
    const owner = reader.read(callee.object, scope);
    if (callee.optional) owner.optional = true;
    return readMethod({ owner, name: callee.property.name, given: node.arguments, of: callee.object }, scope, reader);
  }
  if (callee.type === 'Identifier' && scope.find(callee.name) === null) {
    const known = scope.function(callee.name);
    if (known === null) return readBuiltin(callee.name, node.arguments, scope, reader);
    const uses = node.arguments.map((argument) => argumentUse(argument, scope, reader));
    for (const [i, parameter] of reader.function(known, []).entries()) uses[i]?.absorb(parameter);
    return new Use();
  }
  const use = reader.read(callee, scope);
  const given = node.arguments.map((argument) => argumentUse(argument, scope, reader));
  return use.call(given.length, functionsAmong(node.arguments, given, scope));
}

/** Which arguments are functions: whoever takes them calls them. */
function functionsAmong(nodes: readonly Node[], uses: readonly Use[], scope: Scope): ReadonlyMap<number, readonly string[] | null> {
  return new Map(uses.flatMap(({ kinds }, number): [number, readonly string[] | null][] => {
    const node = nodes[number];
    return node === undefined || kinds.size !== 1 || !kinds.has('function') ? [] : [[number, parameterNames(node, scope)]];
  }));
}

function parameterNames(node: Node, scope: Scope): readonly string[] | null {
  const found = isFunction(node) ? node : node.type === 'Identifier' ? scope.function(node.name)?.node : undefined;
  return found === undefined ? null : found.params.map((parameter, i) => (parameter.type === 'Identifier' ? parameter.name : `arg${i}`));
}

export function readNew(node: Of<'NewExpression'>, scope: Scope, reader: Reading): Use {
  if (node.callee.type === 'Identifier' && scope.find(node.callee.name) === null) return readBuiltin(node.callee.name, node.arguments, scope, reader);
  return reader.children(node, scope);
}

function argumentUse(argument: Node, scope: Scope, reader: Reading): Use {
  if (argument.type !== 'SpreadElement') return reader.read(argument, scope);
  const spread = reader.read(argument.argument, scope);
  spread.perhaps.add('array');
  return spread.element();
}

/** `Math.abs`, `JSON.parse`: a name of the language with one of its functions. */
function builtinName(callee: Of<'MemberExpression'>, scope: Scope): string | null {
  if (callee.object.type !== 'Identifier' || callee.property.type !== 'Identifier') return null;
  const { name } = callee.object;
  return /^(?:Math|JSON|Object|Array|Number|Buffer|String|Reflect|Promise|Date)$/.test(name) && scope.find(name) === null ? `${name}.${callee.property.name}` : null;
}

function readBuiltin(name: string, given: readonly Node[], scope: Scope, reader: Reading): Use {
  const uses = given.map((argument) => argumentUse(argument, scope, reader));
  const [first] = uses;
  if (name.startsWith('Math.')) {
    for (const use of uses) use.kinds.add('number');
    return Use.of('number');
  }
  if (first !== undefined) {
    const sure = SURE.get(name);
    if (sure !== undefined) first.kinds.add(sure);
    for (const kind of LIKELY.get(name) ?? []) first.perhaps.add(kind);
  }
  return readObjects(name, first ?? new Use(), uses[1]) ?? resultOf(name);
}

function readObjects(name: string, first: Use, second: Use | undefined): Use | null {
  switch (name) {
    case 'Array.isArray':
      first.tested.add('array');
      return Use.of('boolean');
    case 'Object.keys': case 'Object.getOwnPropertyNames': {
      first.entry();
      const keys = Use.of('array');
      keys.elements = Use.of('string');
      return keys;
    }
    case 'Object.values': {
      const values = Use.of('array');
      values.elements = first.entry();
      return values;
    }
    case 'Object.entries':
      first.entry();
      return Use.of('array');
    case 'Object.assign': return first;
    case 'Object.hasOwn':
      if (second !== undefined) lookedUp(second, first);
      return Use.of('boolean');
    case 'Array.from': {
      const copy = Use.of('array');
      copy.elements = first.element();
      return copy;
    }
    default: return null;
  }
}

function resultOf(name: string): Use {
  if (/^(?:parseInt|parseFloat|Number|Number\.parse.*|Date\.now)$/.test(name)) return Use.of('number');
  return /^(?:String|encodeURIComponent|decodeURIComponent|JSON\.stringify)$/.test(name) ? Use.of('string') : new Use();
}

interface MethodCall {
  readonly owner: Use;
  readonly name: string;
  readonly given: readonly Node[];
  /** What it is called on. */
  readonly of: Node;
}

/** `has.call(TABLE, key)`, `Object.prototype.hasOwnProperty.call(TABLE, key)`. */
function isHas(node: Node): boolean {
  return /^has/i.test(node.type === 'MemberExpression' && !node.computed ? nameOf(node.property) ?? '' : nameOf(node) ?? '');
}

function lookedUp(key: Use, table: Use): void {
  key.perhaps.add('string');
  addKeys(key, table);
}

function readMethod({ owner, name, given, of }: MethodCall, scope: Scope, reader: Reading): Use {
  const known = owner.members.get(name);
  owner.methods.add(name);
  const uses = given.map((argument, at): Use => (isFunction(argument) || argument.type === 'Identifier' ? callback({ argument, owner, name, at }, scope, reader) : argumentUse(argument, scope, reader)));
  for (const [i, kind] of (ARGUMENTS.get(name) ?? []).entries()) if (kind !== null) uses[i]?.[kind === 'number' ? 'kinds' : 'perhaps'].add(kind);
  if (name === 'push' || name === 'unshift') for (const use of uses) owner.elements ??= use;
  const [table, key] = name === 'hasOwnProperty' ? [owner, uses[0]] : name === 'call' && isHas(of) ? uses : [];
  if (table !== undefined && key !== undefined) lookedUp(key, table);
  if (known !== undefined && RESULTS.get(name) === undefined) known.call(given.length, functionsAmong(given, uses, scope));
  return result(owner, name);
}

interface Handed {
  readonly argument: Node;
  readonly owner: Use;
  readonly name: string;
  readonly at: number;
}

/** A function that a list's method calls with the items. */
function callback({ argument, owner, name, at }: Handed, scope: Scope, reader: Reading): Use {
  const items = at === 0 ? OF_ITEMS.get(name) : undefined;
  const known = isFunction(argument) ? { node: argument, scope } : argument.type === 'Identifier' ? scope.function(argument.name) : null;
  if (items === undefined || known === null) {
    const use = argumentUse(argument, scope, reader);
    if (items !== undefined && known === null) use.perhaps.add('function');
    return use;
  }
  const element = owner.element();
  const handed = isFunction(argument) ? Array.from({ length: Math.max(...items) + 1 }, (_, i) => (items.includes(i) ? element : undefined)) : [];
  for (const [i, parameter] of reader.function(known, handed).entries()) if (items.includes(i)) element.absorb(parameter);
  const answer = ASKING.has(name) ? reader.results.get(known.node) : undefined;
  if (answer !== undefined) answer.condition = true;
  return Use.of('function');
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function result(owner: Use, name: string): Use {
  if (SAME_ITEMS.has(name)) {
    const some = new Use();
    for (const kind of owner.kinds) some.kinds.add(kind);
    if (owner.elements !== null) some.elements = owner.elements;
    return some;
  }
  if (['find', 'pop', 'shift', 'at', 'findLast'].includes(name)) return owner.element();
  if (name === 'split') {
    const parts = Use.of('array');
    parts.elements = Use.of('string');
    return parts;
  }
  if (name === 'map' || name === 'flatMap') return Use.of('array');
  const kind = RESULTS.get(name);
  return kind === undefined ? new Use() : Use.of(kind);
}
