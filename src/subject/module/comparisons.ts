import type { Node } from 'oxc-parser';
import { COMPARED, HELD, KEYED, SOUGHT, type Insertions } from './insertions.js';

/** By what the guest knows them. */
const OPERATORS: Readonly<Record<string, number>> = { '===': 0, '!==': 1, '==': 2, '!=': 3, '<': 4, '<=': 5, '>': 6, '>=': 7 };
/** Methods that look for their first argument in what they are called on; the last may hold a text and an expression against each other. */
const SEARCHES: Readonly<Record<string, number>> = {
  startsWith: 1, endsWith: 2, includes: 3, indexOf: 3, has: 3, get: 3, test: 6, exec: 6, match: 6, matchAll: 6, search: 6, replace: 6, replaceAll: 6, split: 6,
};
const WITHIN = 3;
const CASE = 0;
/** Smaller numbers are met by chance. */
const SMALL = 2;

/**
 * Lets the guest see what a comparison compares, where chance alone seldom makes the two the same, and what is found where something is looked
 * up: of `tables` the names. A table is as many branches as it has keys.
 */
export function markComparisons(node: Node, tables: ReadonlySet<string>, into: Insertions): void {
  // How often a loop runs shows elsewhere.
  if (node.type === 'ForStatement' && node.test !== null) into.leave(node.test);
  else if (node.type === 'BinaryExpression') markOperator(node, into);
  else if (node.type === 'SwitchStatement') markSwitch(node, into);
  else if (node.type === 'CallExpression') markSearch(node, into);
  else if (node.type === 'MemberExpression') markLookup(node, tables, into);
}

function markOperator(node: Extract<Node, { type: 'BinaryExpression' }>, into: Insertions): void {
  const operator = OPERATORS[node.operator];
  if (operator === undefined || into.isLeft(node) || isPlain(node.left) || isPlain(node.right)) return;
  const between = into.text(node.left.end, node.right.start);
  // A comment may hold anything.
  if (between.trim() !== node.operator) return;
  const at = node.left.end + between.indexOf(node.operator);
  const marks = into.of();
  marks.call(node, COMPARED, `${operator},${into.comparison()},`);
  marks.instead(at, at + node.operator.length, ',');
}

function markSwitch({ discriminant, cases }: Extract<Node, { type: 'SwitchStatement' }>, into: Insertions): void {
  const tests = cases.flatMap(({ test }) => (test === null || isPlain(test) ? [] : [test]));
  if (tests.length === 0) return;
  const marks = into.of();
  marks.call(discriminant, HELD, '');
  for (const test of tests) marks.call(test, SOUGHT, `${CASE},${into.comparison()},`);
}

function markSearch({ callee, arguments: args, optional }: Extract<Node, { type: 'CallExpression' }>, into: Insertions): void {
  const sought = args[0];
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || sought === undefined || sought.type === 'SpreadElement') return;
  const kind = Object.hasOwn(SEARCHES, callee.property.name) ? SEARCHES[callee.property.name] : undefined;
  // Of `a?.b.has(c)` no part stands by itself.
  if (kind === undefined || optional || callee.optional || isSuperOrChain(callee.object)) return;
  const marks = into.of();
  marks.call(callee.object, HELD, '');
  marks.call(sought, SOUGHT, `${kind},${kind === WITHIN ? into.search() : into.comparison()},`);
}

/** `FROM[week]`, where `FROM` is a table that stands in the same file: its name can be read twice. */
function markLookup({ object, property, computed }: Extract<Node, { type: 'MemberExpression' }>, tables: ReadonlySet<string>, into: Insertions): void {
  if (!computed || object.type !== 'Identifier' || !tables.has(object.name) || property.type === 'Literal') return;
  into.of().call(property, KEYED, `${into.search()},${object.name},`);
}

function isSuperOrChain(node: Node): boolean {
  if (node.type === 'Super') return true;
  if (node.type === 'MemberExpression') return node.optional || isSuperOrChain(node.object);
  return node.type === 'CallExpression' && (node.optional || isSuperOrChain(node.callee));
}

/** What tells kinds of values apart, or is met anyway. */
function isPlain(node: Node): boolean {
  switch (node.type) {
    case 'Literal': return node.value === null || typeof node.value === 'boolean' || node.value === '' || (typeof node.value === 'number' && node.value <= SMALL) || 'regex' in node;
    case 'UnaryExpression': return node.operator !== '-' || isPlain(node.argument);
    case 'Identifier': return node.name === 'undefined';
    case 'ParenthesizedExpression': return isPlain(node.expression);
    case 'PrivateIdentifier': case 'ObjectExpression': case 'ArrayExpression': case 'FunctionExpression': case 'ArrowFunctionExpression': case 'ClassExpression': case 'ThisExpression': return true;
    default: return false;
  }
}
