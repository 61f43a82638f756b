import type { Expression, Node } from 'oxc-parser';
import { forEachChild, walk } from './walk.js';

/** One place in a module that names another module or a file beside it. */
export interface Reference {
  /** `import`: by the rules of ES modules; `require`: of CommonJS; `url`: a file relative to this one, `new URL('./x', import.meta.url)`. */
  readonly how: 'import' | 'require' | 'url';
  /** Null where it is computed. */
  readonly specifier: string | null;
  /** Of the literal with its quotes, or of the expression that computes it; UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Inside `try`: what is not there is meant to be allowed. */
  readonly optional: boolean;
}

/** What a module reaches from the place where it lies. */
export interface Places {
  /** Literal paths relative to the module's folder: `join(__dirname, 'data.json')`. */
  readonly literal: readonly string[];
  /** It works with its own place in a way that cannot be read off. */
  readonly computed: boolean;
}

interface State {
  readonly references: Reference[];
  readonly literal: string[];
  /** Uses of the module's own place that are accounted for. */
  readonly known: Set<Node>;
  /** Names of functions that require: `require` and what createRequire gave. */
  readonly requires: ReadonlySet<string>;
  computed: boolean;
}

/** Reads references and places off a module's syntax tree. */
export function readReferences(program: Node): { references: readonly Reference[]; places: Places } {
  const state: State = { references: [], literal: [], known: new Set(), requires: requireNames(program), computed: false };
  visit(program, state, { optional: false, shadowed: false });
  return { references: state.references, places: { literal: state.literal, computed: state.computed } };
}

interface Around {
  readonly optional: boolean;
  /** A parameter is called `require`: the module brings its own loader. */
  readonly shadowed: boolean;
}

function visit(node: Node, state: State, around: Around): void {
  readNode(node, state, around);
  forEachChild(node, (child) => visit(child, state, aroundChild(node, child, around)));
}

function aroundChild(node: Node, child: Node, around: Around): Around {
  if (node.type === 'TryStatement' && child === node.block) return { ...around, optional: true };
  const isFunction = node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration' || node.type === 'ArrowFunctionExpression';
  const shadows = isFunction && node.params.some((p) => p.type === 'Identifier' && p.name === 'require');
  return shadows ? { ...around, shadowed: true } : around;
}

function readNode(node: Node, state: State, around: Around): void {
  switch (node.type) {
    case 'ImportDeclaration': case 'ExportAllDeclaration': case 'ExportNamedDeclaration':
      if (node.source !== null) add(state, 'import', node.source, false);
      return;
    case 'ImportExpression': add(state, 'import', node.source, around.optional); return;
    case 'CallExpression': readCall(node.callee, node.arguments, state, around); return;
    case 'NewExpression': readUrl(node.callee, node.arguments, state); return;
    case 'BinaryExpression': readBinary(node.operator, [node.left, node.right], state); return;
    case 'TemplateLiteral': readTemplate(node.expressions, node.quasis.map((q) => q.value.cooked ?? ''), state); return;
    default: if (isPlace(node) && !state.known.has(node)) state.computed = true;
  }
}

function readCall(callee: Expression, args: readonly Node[], state: State, around: Around): void {
  const [first, second] = args;
  const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : callee.type === 'Identifier' ? callee.name : null;
  if (isRequire(callee, state) && first !== undefined && !around.shadowed) add(state, 'require', first, around.optional);
  else if (name === 'createRequire' && first !== undefined) state.known.add(first);
  else if (name === 'resolve' && isImportMeta(callee.type === 'MemberExpression' ? callee.object : callee) && first !== undefined) add(state, 'import', first, around.optional);
  else if ((name === 'join' || name === 'resolve') && isFolder(first) && second !== undefined) readJoin(args, state);
}

function readJoin([first, ...rest]: readonly Node[], state: State): void {
  const parts = rest.map(literalText);
  if (first === undefined || parts.includes(null)) return;
  state.known.add(first);
  state.literal.push(parts.join('/'));
}

function readUrl(callee: Expression, [first, base]: readonly Node[], state: State): void {
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || base === undefined || !isMetaProperty(base, ['url'])) return;
  const text = first === undefined ? null : literalText(first);
  if (first === undefined || text === null) return;
  state.known.add(base);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) add(state, 'url', first, false);
}

/** `__dirname + '/data.json'`; and `import.meta.url === …`, which asks whether this is the main module and reads no file. */
function readBinary(operator: string, [left, right]: readonly [Node, Node], state: State): void {
  if (/^[!=]==?$/.test(operator)) for (const side of [left, right]) walk(side, (n) => { state.known.add(n); });
  const text = literalText(right);
  if (operator !== '+' || !isFolder(left) || text === null || !text.startsWith('/')) return;
  state.known.add(left);
  state.literal.push(text.slice(1));
}

function readTemplate(expressions: readonly Node[], quasis: readonly string[], state: State): void {
  const [first] = expressions;
  if (expressions.length !== 1 || first === undefined || !isFolder(first) || quasis[0] !== '' || !quasis[1]?.startsWith('/')) return;
  state.known.add(first);
  state.literal.push(quasis[1].slice(1));
}

function add(state: State, how: Reference['how'], node: Node, optional: boolean): void {
  state.references.push({ how, specifier: literalText(node), start: node.start, end: node.end, optional });
}

function isRequire(callee: Expression, state: State): boolean {
  if (callee.type === 'Identifier') return state.requires.has(callee.name);
  if (callee.type === 'CallExpression') return calls(callee, 'createRequire');
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'resolve' && callee.object.type === 'Identifier' && state.requires.has(callee.object.name);
}

function requireNames(program: Node): ReadonlySet<string> {
  const names = new Set(['require']);
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init !== null && calls(node.init, 'createRequire')) names.add(node.id.name);
  });
  return names;
}

function calls(node: Node, name: string): boolean {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  return (callee.type === 'Identifier' && callee.name === name) || (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === name);
}

function literalText(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? null) : null;
}

function isPlace(node: Node): boolean {
  return (node.type === 'Identifier' && (node.name === '__dirname' || node.name === '__filename')) || isMetaProperty(node, ['url', 'dirname', 'filename']);
}

function isFolder(node: Node | undefined): boolean {
  return node !== undefined && ((node.type === 'Identifier' && node.name === '__dirname') || isMetaProperty(node, ['dirname']));
}

function isMetaProperty(node: Node, names: readonly string[]): boolean {
  return node.type === 'MemberExpression' && isImportMeta(node.object) && node.property.type === 'Identifier' && names.includes(node.property.name);
}

function isImportMeta(node: Node): boolean {
  return node.type === 'MetaProperty' && node.meta.name === 'import';
}
