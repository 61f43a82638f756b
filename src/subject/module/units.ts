import type { Node } from 'oxc-parser';
import { forEachChild } from './walk.js';

/** A piece of a source that has names: a function, a method, a table, what a module exports or imports. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** By which the same file knows it. */
  readonly names: readonly string[];
  /** By which whoever has the object, the instance or the module asks for it. */
  readonly members: readonly string[];
  /** It is what the module gives as a whole. */
  readonly isWhole: boolean;
  /** In which it stands; of a method null, since it runs where somebody asks for it by its name. */
  readonly within: Unit | null;
  readonly mentions: Mentions;
}

/** What stands in a unit, with all that lies in it. */
export interface Mentions {
  readonly names: Set<string>;
  readonly members: Set<string>;
  /** Names that it declares for itself. */
  readonly own: Set<string>;
  /** Modules that it asks for, as they are written. */
  readonly modules: Set<string>;
}

/** Says nothing of what is asked for. */
const BARE = new Set(['exports', 'module', 'prototype', 'default']);

/** The units of a module: what stands at its top, and at that of functions which are called where they stand, or handed to a call. */
export function unitsOf(program: Node): readonly Unit[] {
  const units: Unit[] = [];
  const visit = (node: Node, parent: Node, { within, isOpen }: { readonly within: Unit | null; readonly isOpen: boolean }): void => {
    const made = isOpen ? unitsAt(node, within) : [];
    units.push(...made);
    const unit = made[0] ?? within;
    const stays = isOpen && (!isFunction(node) || isCalled(parent));
    if (unit !== null) mention(node, parent, unit.mentions);
    if (unit !== null && !stays && isFunction(node)) for (const parameter of node.params) declare(parameter, unit.mentions.own);
    if (unit !== null && !isOpen && 'id' in node && node.id !== null && node.id !== undefined) declare(node.id, unit.mentions.own);
    // What something is put under is no mention of it.
    const isPut = (child: Node): boolean => made.length > 0 && node.type === 'AssignmentExpression' && child === node.left;
    if (node.type !== 'ImportDeclaration' && node.type !== 'ExportSpecifier') forEachChild(node, (child) => { if (!isPut(child)) visit(child, node, { within: unit, isOpen: stays }); });
  };
  visit(program, program, { within: null, isOpen: true });
  return units;
}

function isFunction(node: Node): node is Extract<Node, { readonly type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }> {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** `(function () {})()`, `(function () {}).call(this)`, `factory(function () {})`. */
function isCalled(parent: Node): boolean {
  return parent.type === 'CallExpression' || parent.type === 'MemberExpression';
}

function unitsAt(node: Node, within: Unit | null): readonly Unit[] {
  if (node.type === 'ImportDeclaration') return node.specifiers.map((one) => importUnit(one, node.source.value));
  if (node.type === 'ExportNamedDeclaration' && node.source !== null) return node.specifiers.map((one) => exportUnit(one, node.source?.value ?? null));
  if (node.type === 'ExportNamedDeclaration') return [...node.specifiers.map((one) => exportUnit(one, null)), ...(node.declaration === null ? [] : [unitOf(node, { members: exported(node.declaration), names: exported(node.declaration) }, within)])];
  const named = namedBy(node);
  return named === null ? [] : [unitOf(node, named, within)];
}

function unitOf(node: Node, named: Named, within: Unit | null): Unit {
  return { start: node.start, end: node.end, names: [], members: [], isWhole: false, ...named, within: isMethod(node) ? null : within, mentions: { names: new Set(), members: new Set(), own: new Set(), modules: new Set() } };
}

function isMethod(node: Node): boolean {
  return (node.type === 'MethodDefinition' && node.kind !== 'constructor') || (node.type === 'AssignmentExpression' && chainOf(node.left)?.includes('prototype') === true);
}

type Imported = Extract<Node, { readonly type: 'ImportDeclaration' }>['specifiers'][number];

function importUnit(node: Imported, source: string): Unit {
  const unit = unitOf(node, { names: [node.local.name] }, null);
  const imported = node.type === 'ImportSpecifier' ? nameOf(node.imported) : ['default'];
  for (const name of imported) if (name === 'default') unit.mentions.modules.add(source);
    else unit.mentions.members.add(name);
  return unit;
}

function exportUnit(node: Extract<Node, { readonly type: 'ExportSpecifier' }>, source: string | null): Unit {
  const unit = unitOf(node, { members: nameOf(node.exported), isWhole: nameOf(node.exported)[0] === 'default' }, null);
  for (const name of nameOf(node.local)) if (source === null) unit.mentions.names.add(name);
    else if (name === 'default') unit.mentions.modules.add(source);
    else unit.mentions.members.add(name);
  return unit;
}

type Named = Partial<Pick<Unit, 'names' | 'members' | 'isWhole'>>;

function namedBy(node: Node): Named | null {
  switch (node.type) {
    case 'FunctionDeclaration': case 'ClassDeclaration': return node.id === null ? null : { names: [node.id.name] };
    case 'VariableDeclarator': return { names: [...declared(node.id)] };
    case 'Property': case 'MethodDefinition': case 'PropertyDefinition': return node.computed ? null : { members: nameOf(node.key) };
    case 'AssignmentExpression': return assigned(node.left);
    case 'ExportDefaultDeclaration': return { isWhole: true };
    default: return null;
  }
}

/** `module.exports`, `exports.a`, `A.prototype.b`, `a`. */
function assigned(left: Node): Named | null {
  const chain = chainOf(left);
  if (chain === null) return null;
  const names = chain.filter((name) => !BARE.has(name));
  if (left.type === 'Identifier') return { names };
  return names.length === 0 ? { isWhole: true } : { members: names };
}

function chainOf(node: Node): readonly string[] | null {
  if (node.type === 'Identifier') return [node.name];
  if (node.type !== 'MemberExpression') return null;
  const [owner, name] = [chainOf(node.object), node.computed ? literal(node.property) : nameOf(node.property)];
  return owner === null ? null : [...owner, ...name];
}

function exported(declaration: Node): readonly string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap((one) => [...declared(one.id)]);
  return 'id' in declaration && declaration.id !== null && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

function mention(node: Node, parent: Node, into: Mentions): void {
  switch (node.type) {
    case 'Identifier': into.names.add(node.name); return;
    case 'MemberExpression': for (const name of node.computed ? literal(node.property) : nameOf(node.property)) into.members.add(name); return;
    // Of an object that is taken apart.
    case 'Property': if (!node.computed && parent.type === 'ObjectPattern') for (const name of nameOf(node.key)) into.members.add(name); return;
    case 'CallExpression': if (node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments[0] !== undefined) for (const name of literal(node.arguments[0])) into.modules.add(name); return;
    default:
  }
}

function nameOf(node: Node): readonly string[] {
  return node.type === 'Identifier' || node.type === 'PrivateIdentifier' ? [node.name] : literal(node);
}

function literal(node: Node): readonly string[] {
  return node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [];
}

function declared(pattern: Node): ReadonlySet<string> {
  const names = new Set<string>();
  declare(pattern, names);
  return names;
}

function declare(pattern: Node, into: Set<string>): void {
  switch (pattern.type) {
    case 'Identifier': into.add(pattern.name); return;
    case 'AssignmentPattern': declare(pattern.left, into); return;
    case 'RestElement': declare(pattern.argument, into); return;
    case 'ArrayPattern': for (const item of pattern.elements) if (item !== null) declare(item, into); return;
    case 'ObjectPattern': for (const property of pattern.properties) declare(property.type === 'Property' ? property.value : property, into); return;
    default:
  }
}
