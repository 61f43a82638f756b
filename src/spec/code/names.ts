import { visitorKeys } from 'oxc-parser';
import type { Node } from 'oxc-parser';

/** A name that code uses and does not declare. */
export interface FreeName {
  readonly name: string;
  readonly node: Node;
  /** `total(…)`, `new Cart(…)`, `` tag`…` ``; of `Cart.from(…)` too, whose path then is `Cart.from`. */
  readonly called: boolean;
  /** The name, with the members that a call asks of it: `Cart.from`. */
  readonly path: string;
  /** The call or construction, where it is called. */
  readonly call: Node | null;
  /** It is the value of `{name}`, which is written once for key and value. */
  readonly shorthand: boolean;
}

/** Nodes in which TypeScript wraps an expression; all others that begin with TS are types. */
const WRAPPERS: ReadonlySet<string> = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'TSParameterProperty', 'TSEnumDeclaration', 'TSExportAssignment']);
const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'TSDeclareFunction', 'TSEmptyBodyFunctionExpression']);

/** Names that the code uses and does not declare, in order of appearance. What a function declares anywhere holds for all of it. */
export function freeNames(root: Node): readonly FreeName[] {
  const found: FreeName[] = [];
  visit(root, new Set(declared(root)), found);
  return found;
}

/** What a tree declares, not counting what functions in it declare for themselves. */
export function declared(root: Node): readonly string[] {
  const names: string[] = [];
  const collect = (node: Node): void => {
    if (node.type === 'VariableDeclarator') names.push(...patternNames(node.id));
    else if (node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction' || node.type === 'ClassDeclaration' || node.type === 'TSEnumDeclaration') names.push(...patternNames(node.id));
    else if (node.type === 'CatchClause') names.push(...patternNames(node.param));
    else if (node.type.startsWith('Import') && 'local' in node) names.push(...patternNames(node.local));
    if (!FUNCTIONS.has(node.type)) for (const child of childrenOf(node)) collect(child);
  };
  if (FUNCTIONS.has(root.type)) for (const child of childrenOf(root)) collect(child);
  else collect(root);
  return names;
}

export function patternNames(node: Node | null): readonly string[] {
  if (node === null) return [];
  switch (node.type) {
    case 'Identifier': return [node.name];
    case 'ArrayPattern': return node.elements.flatMap((element) => patternNames(element));
    case 'ObjectPattern': return node.properties.flatMap((property) => patternNames(property.type === 'Property' ? property.value : property));
    case 'RestElement': return patternNames(node.argument);
    case 'AssignmentPattern': return patternNames(node.left);
    case 'TSParameterProperty': return patternNames(node.parameter);
    default: return [];
  }
}

export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, Node | (Node | null)[] | null | undefined>)[key];
    if (value === null || value === undefined) continue;
    if (!Array.isArray(value)) children.push(value);
    else for (const child of value) if (child !== null) children.push(child);
  }
  return children;
}

function visit(node: Node, bound: ReadonlySet<string>, found: FreeName[], shorthand = false): void {
  if (node.type.startsWith('TS') && !WRAPPERS.has(node.type) && !FUNCTIONS.has(node.type)) return;
  const inside = scopeOf(node, bound);
  if (node.type === 'Identifier') {
    if (!inside.has(node.name)) found.push({ name: node.name, node, called: false, path: node.name, call: null, shorthand });
    return;
  }
  const call = calledName(node);
  if (call !== null && !inside.has(call.name)) found.push(call);
  for (const child of usedIn(node)) if (child !== call?.node) visit(child, inside, found, node.type === 'Property' && node.shorthand);
}

function scopeOf(node: Node, bound: ReadonlySet<string>): ReadonlySet<string> {
  if (node.type === 'ClassExpression' && node.id !== null) return new Set([...bound, node.id.name]);
  if (!FUNCTIONS.has(node.type) || !('params' in node)) return bound;
  const own = 'id' in node && node.id !== null ? patternNames(node.id) : [];
  return new Set([...bound, ...own, 'arguments', ...(node.params as readonly Node[]).flatMap((param) => patternNames(param)), ...declared(node)]);
}

/** Children that are used as values: not the names of properties, labels and declarations. */
function usedIn(node: Node): readonly Node[] {
  const call = calledPath(node);
  if (call !== null) return childrenOf(node).filter((child) => child !== call.callee);
  switch (node.type) {
    case 'MemberExpression': return node.computed ? [node.object, node.property] : [node.object];
    case 'Property': return node.computed ? [node.key, node.value] : [node.value];
    case 'MethodDefinition': case 'PropertyDefinition': case 'AccessorProperty': return childrenOf(node).filter((child) => node.computed || child !== node.key);
    case 'LabeledStatement': return [node.body];
    case 'BreakStatement': case 'ContinueStatement': case 'ImportDeclaration': case 'MetaProperty': return [];
    case 'ExportSpecifier': return [node.local];
    default: return childrenOf(node);
  }
}

/** A callee that is a path of names: `Cart.from`. */
function calledPath(node: Node): { readonly callee: Node; readonly root: Node; readonly path: string } | null {
  const callee = node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node.type === 'TaggedTemplateExpression' ? node.tag : null;
  if (callee === null) return null;
  const path: string[] = [];
  let at: Node = callee;
  for (; at.type === 'MemberExpression' && !at.computed && !at.optional && at.property.type === 'Identifier'; at = at.object) path.unshift(at.property.name);
  return at.type === 'Identifier' ? { callee, root: at, path: [at.name, ...path].join('.') } : null;
}

function calledName(node: Node): FreeName | null {
  const call = calledPath(node);
  if (call === null || call.root.type !== 'Identifier') return null;
  return { name: call.root.name, node: call.root, called: true, path: call.path, call: node, shorthand: false };
}
