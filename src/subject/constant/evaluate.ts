import type { Node } from 'oxc-parser';
import { CONSTRUCTORS, FUNCTIONS, items, NAMED } from './globals.js';
import { callMethod } from './methods.js';
import { binary, primitive, textOf, unary } from './operators.js';
import { NotConstant, type Purse } from './purse.js';

type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;
type Names = ReadonlyMap<string, unknown>;

/**
 * The value of an expression of literals. What may be called is a closed list of the engine's own functions, on values that were made
 * here; nothing of the text is run. Throws a `NotConstant` where that does not suffice.
 */
export function evaluate(node: Node, purse: Purse, names: Names = NAMED): unknown {
  const of = (part: Node): unknown => evaluate(part, purse, names);
  purse.spend(1);
  purse.at = node.start;
  switch (node.type) {
    case 'Literal': return literal(node);
    case 'TemplateLiteral': return node.quasis.map((quasi, i) => quasi.value.cooked + (i < node.expressions.length ? textOf(of(node.expressions[i]!), at(purse, node)) : '')).join('');
    case 'Identifier': return names.has(node.name) ? names.get(node.name) : purse.refuse(`the name "${node.name}" means nothing here`, node.start);
    case 'ParenthesizedExpression': case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': return of(node.expression);
    case 'ArrayExpression': return listOf(node.elements, of, purse);
    case 'ObjectExpression': return recordOf(node, of, purse);
    case 'UnaryExpression': return guarded(purse, node, () => unary(node.operator, of(node.argument), at(purse, node)));
    case 'BinaryExpression': return guarded(purse, node, () => binary(node.operator, [of(node.left), of(node.right)], at(purse, node)));
    case 'ConditionalExpression': return of(of(node.test) ? node.consequent : node.alternate);
    case 'LogicalExpression': {
      const left = of(node.left);
      return (node.operator === '&&' ? !left : node.operator === '||' ? left : left !== null && left !== undefined) ? left : of(node.right);
    }
    case 'MemberExpression': return member(node, of, purse);
    case 'CallExpression': case 'NewExpression': return called(node, { purse, names, of });
    case 'TaggedTemplateExpression': return pathOf(node.tag) === 'String.raw' ? node.quasi.quasis.map((quasi, i) => quasi.value.raw + (i < node.quasi.expressions.length ? textOf(of(node.quasi.expressions[i]!), purse) : '')).join('') : purse.refuse('what a tag makes of a template is not worked out', node.start);
    default: return purse.refuse('it is no expression of literals', node.start);
  }
}

/** Operands have moved the place on. */
function at(purse: Purse, node: Node): Purse {
  purse.at = node.start;
  return purse;
}

function literal(node: Extract<Node, { type: 'Literal' }>): unknown {
  if ('regex' in node) return new RegExp(node.regex.pattern, node.regex.flags);
  return 'bigint' in node ? BigInt(node.bigint) : node.value;
}

function listOf(elements: readonly (Node | null)[], of: (part: Node) => unknown, purse: Purse): unknown[] {
  const list: unknown[] = [];
  for (const element of elements) {
    if (element === null) list.length += 1;
    else if (element.type === 'SpreadElement') for (const item of items(of(element.argument), at(purse, element))) list.push(item);
    else list.push(of(element));
  }
  return list;
}

function recordOf(node: Extract<Node, { type: 'ObjectExpression' }>, of: (part: Node) => unknown, purse: Purse): object {
  const record: Record<PropertyKey, unknown> = {};
  const put = (key: PropertyKey, value: unknown): unknown => Object.defineProperty(record, key, { value, writable: true, enumerable: true, configurable: true });
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      const spread = of(property.argument);
      if (typeof spread === 'object' && spread !== null) for (const [key, value] of Object.entries(spread)) put(key, value);
      continue;
    }
    if (property.kind !== 'init' || property.method) purse.refuse('a method or getter is not worked out', property.start);
    const key = !property.computed && property.key.type === 'Identifier' ? property.key.name : of(property.key);
    if (key === '__proto__' && !property.computed) purse.refuse('__proto__ is not worked out: write ["__proto__"] for a key of that name', property.start);
    put(typeof key === 'symbol' ? key : textOf(key, purse), of(property.value));
  }
  return record;
}

function member(node: Extract<Node, { type: 'MemberExpression' }>, of: (part: Node) => unknown, purse: Purse): unknown {
  const path = pathOf(node);
  if (path !== null && NAMED.has(path)) return NAMED.get(path);
  const self = of(node.object);
  const key = node.computed ? primitive(of(node.property), purse) : node.property.type === 'Identifier' ? node.property.name : '';
  if (key === 'length' && (typeof self === 'string' || Array.isArray(self))) return self.length;
  if (key === 'buffer' && ArrayBuffer.isView(self) && !Buffer.isBuffer(self)) return self.buffer;
  if (typeof key === 'number' && (typeof self === 'string' || Array.isArray(self))) return self.at(key);
  return purse.refuse(`the property ${JSON.stringify(String(key))} is not worked out`, node.start);
}

function called(node: Call, { purse, names, of }: { purse: Purse; names: Names; of: (part: Node) => unknown }): unknown {
  const path = pathOf(node.callee);
  const make = path === null ? undefined : (node.type === 'NewExpression' ? CONSTRUCTORS : FUNCTIONS).get(path);
  const args = (): unknown[] => listOf(node.arguments, (part) => (part.type === 'ArrowFunctionExpression' ? arrow(part, purse, names) : of(part)), purse);
  return guarded(purse, node, () => {
    if (make !== undefined) return make(args(), purse);
    const { callee } = node;
    if (node.type === 'NewExpression' || callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return unknownCall(node, path, purse);
    if (callee.object.type === 'Identifier' && !names.has(callee.object.name)) return unknownCall(node, path, purse);
    const self = of(callee.object);
    return callMethod(self, callee.property.name, { args: args(), purse: at(purse, node) });
  });
}

function unknownCall(node: Call, path: string | null, purse: Purse): never {
  const what = `${node.type === 'NewExpression' ? 'new ' : ''}${path ?? 'what stands here'}${path === null ? '' : '(…)'}`;
  return purse.refuse(`${what} would have to be run, and nothing here is`, node.start);
}

/** What the engine says of arguments that it does not take. */
function guarded(purse: Purse, node: Node, make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (error instanceof NotConstant || !(error instanceof Error)) throw error;
    return purse.refuse(`it would throw ${error.name}: ${error.message}`, node.start);
  }
}

/** `(_, i) => i * 2`: its body is worked out for each item. */
function arrow(node: Extract<Node, { type: 'ArrowFunctionExpression' }>, purse: Purse, names: Names): (...args: unknown[]) => unknown {
  const parameters = node.params.map((p) => (p.type === 'Identifier' ? p.name : purse.refuse('only plain parameters are worked out', p.start)));
  if (!node.expression || node.async || node.body === null) purse.refuse('of a function only an arrow with an expression is worked out', node.start);
  return (...args) => {
    purse.spend(names.size);
    return evaluate(node.body as Node, purse, new Map([...names, ...parameters.map((name, i) => [name, args[i]] as const)]));
  };
}

/** `Number.MAX_VALUE`, `parseInt`; null of anything that is no path of names. */
function pathOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return null;
  return `${node.object.name}.${node.property.name}`;
}
