import { visitorKeys, type ArrowFunctionExpression, type Function as PlainFunction, type Node } from 'oxc-parser';

export type FunctionNode = ArrowFunctionExpression | PlainFunction;

export function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration';
}

export function childrenOf(node: Node): Node[] {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => fields[key]).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Names that a function takes from around it, with `this` and the like where an arrow takes these. */
export function freeNames(node: FunctionNode): ReadonlySet<string> {
  const free = new Set<string>();
  visit(node, { bound: new Set(), free });
  return free;
}

interface Visit {
  readonly bound: ReadonlySet<string>;
  readonly free: Set<string>;
}

function visit(node: Node, { bound, free }: Visit): void {
  if (node.type === 'Identifier') {
    if (!bound.has(node.name)) free.add(node.name);
    return;
  }
  if (node.type === 'ThisExpression' && !bound.has('this')) free.add('this');
  if ((node.type === 'Super' || node.type === 'MetaProperty') && !bound.has('this')) free.add('super');
  const within = { bound: new Set([...bound, ...declaredBy(node)]), free };
  for (const child of childrenOf(node)) if (!isName(node, child)) visit(child, within);
}

/** An identifier that names a part instead of referring to a variable. */
function isName(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression': return !parent.computed && child === parent.property;
    case 'Property': return !parent.computed && !parent.shorthand && child === parent.key;
    case 'MethodDefinition': case 'PropertyDefinition': case 'AccessorProperty': return !parent.computed && child === parent.key;
    case 'LabeledStatement': case 'BreakStatement': case 'ContinueStatement': return child === parent.label;
    case 'MetaProperty': return true;
    default: return false;
  }
}

/** Names that hold within a node because it is there. */
function declaredBy(node: Node): string[] {
  switch (node.type) {
    case 'FunctionExpression': case 'FunctionDeclaration': return ['this', 'arguments', ...namesOf(node.id), ...node.params.flatMap(namesOf), ...hoisted(node.body)];
    case 'ArrowFunctionExpression': return [...node.params.flatMap(namesOf), ...hoisted(node.body)];
    case 'ClassExpression': case 'ClassDeclaration': return ['this', ...namesOf(node.id)];
    case 'BlockStatement': case 'StaticBlock': case 'Program': return node.body.flatMap(lexical);
    case 'SwitchStatement': return node.cases.flatMap((one) => one.consequent.flatMap(lexical));
    case 'ForStatement': return node.init === null ? [] : lexical(node.init);
    case 'ForInStatement': case 'ForOfStatement': return lexical(node.left);
    case 'CatchClause': return namesOf(node.param);
    default: return [];
  }
}

function lexical(node: Node): string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap((one) => namesOf(one.id));
  return node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration' ? namesOf(node.id) : [];
}

/** `var` holds in the whole function, wherever it stands. */
function hoisted(node: Node | null): string[] {
  if (node === null || isFunction(node)) return [];
  const own = node.type === 'VariableDeclaration' && node.kind === 'var' ? lexical(node) : [];
  return [...own, ...childrenOf(node).flatMap(hoisted)];
}

/** Names that a pattern binds. */
function namesOf(node: Node | null): string[] {
  switch (node?.type) {
    case 'Identifier': return [node.name];
    case 'ObjectPattern': return node.properties.flatMap((part) => namesOf(part.type === 'RestElement' ? part : part.value));
    case 'ArrayPattern': return node.elements.flatMap(namesOf);
    case 'AssignmentPattern': return namesOf(node.left);
    case 'RestElement': return namesOf(node.argument);
    default: return [];
  }
}
