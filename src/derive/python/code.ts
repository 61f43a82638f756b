import { parseSync, type Argument, type Expression, type Statement } from 'oxc-parser';
import type { ExampleCheck, ExpressionCheck } from '../../model/spec.js';
import { javaScriptOf } from '../program.js';
import { checkpointIn } from '../suite/example.js';
import { assertionLine } from './assertion.js';
import { isPythonName, nameOf, namesText, snake } from './names.js';
import { NotInPython, textOf, toPython } from './values.js';

/** What the code of a check is turned with: its text, and what its own names are in Python. */
interface Turning {
  readonly code: string;
  readonly operations: ReadonlySet<string>;
  readonly names: Map<string, string>;
}

/** A session as statements: what is made, what is asked in turn, and what comes of it. Throws NotInPython. */
export function exampleLines(check: ExampleCheck): readonly string[] {
  const turning = turningOf(check);
  const { program } = parseSync('example.js', turning.code, { lang: 'js', sourceType: 'module', preserveParens: false });
  return program.body.flatMap((statement) => statementLines(statement, check, turning));
}

/** An expression over several calls. Throws NotInPython. */
export function expressionLine(check: ExpressionCheck): string {
  const turning = turningOf(check);
  const { program } = parseSync('expression.js', `(${turning.code})`, { lang: 'js', sourceType: 'module', preserveParens: false });
  const [statement] = program.body;
  if (statement?.type !== 'ExpressionStatement') throw new NotInPython('is no expression');
  return expressionText(statement.expression, { ...turning, code: `(${turning.code})` });
}

function turningOf(check: ExampleCheck | ExpressionCheck): Turning {
  const made = javaScriptOf(check);
  if (!made.ok) throw new NotInPython(`does not compile: ${made.message}`);
  return { code: made.code, operations: new Set(check.operations.map((name) => name.split('.')[0] ?? name)), names: new Map() };
}

function statementLines(statement: Statement, { checkpoints }: ExampleCheck, turning: Turning): readonly string[] {
  const found = checkpointIn(statement);
  const expected = found === null ? undefined : checkpoints[found.number]?.expected;
  if (found !== null && expected !== undefined) return [assertionLine(expressionText(found.body, turning), expected)];
  if (statement.type === 'ExpressionStatement') return [`settled(${expressionText(statement.expression, turning)})`];
  if (statement.type !== 'VariableDeclaration') throw new NotInPython(`holds code that is TypeScript alone (${wordsOf(statement.type)})`);
  return statement.declarations.map(({ id, init }) => {
    if (id.type !== 'Identifier' || init === null) throw new NotInPython('takes a value apart where it names it');
    const text = expressionText(init, turning);
    turning.names.set(id.name, variableName(id.name));
    return `${variableName(id.name)} = ${text}`;
  });
}

/** Of no operation, no library and nothing of the language. */
function variableName(name: string): string {
  if (!isPythonName(snake(name))) throw new NotInPython(`names something ${name}`);
  return `the_${snake(name)}`;
}

function expressionText(node: Expression, turning: Turning): string {
  const turn = (part: Expression): string => expressionText(part, turning);
  switch (node.type) {
    case 'AwaitExpression': return `settled(${turn(node.argument)})`;
    case 'Identifier': return nameText(node.name, turning);
    case 'CallExpression': return `${calleeText(node.callee as Expression, turning)}(${argumentTexts(node.arguments, turning)})`;
    case 'NewExpression':
      if (node.callee.type !== 'Identifier' || !turning.operations.has(node.callee.name)) return valueText(node, turning);
      return `${nameOf(node.callee.name)}(${argumentTexts(node.arguments, turning)})`;
    case 'MemberExpression': return memberText(node, turning);
    case 'ArrayExpression': return `[${node.elements.map((item) => {
      if (item === null || item.type === 'SpreadElement') throw new NotInPython('holds a list with holes, or takes one apart');
      return turn(item);
    }).join(', ')}]`;
    case 'ObjectExpression': return `{${node.properties.map((property) => {
      if (property.type !== 'Property' || property.computed || property.kind !== 'init') throw new NotInPython('holds a record that is more than keys and values');
      const key = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : null;
      if (key === null) throw new NotInPython('holds a record that is more than keys and values');
      return `${textOf(key)}: ${turn(property.value)}`;
    }).join(', ')}}`;
    default: return valueText(node, turning);
  }
}

function nameText(name: string, turning: Turning): string {
  const own = turning.names.get(name);
  if (own !== undefined) return own;
  if (turning.operations.has(name)) return nameOf(name);
  if (['undefined', 'NaN', 'Infinity'].includes(name)) return toPython(name);
  throw new NotInPython(`uses ${name} of JavaScript`);
}

/** A function, a method of what stands before it, or what belongs to a class. */
function calleeText(callee: Expression, turning: Turning): string {
  if (callee.type === 'Identifier') {
    if (turning.operations.has(callee.name) && !turning.names.has(callee.name)) return nameOf(callee.name);
    throw new NotInPython(`calls ${callee.name}, which is no operation`);
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') throw new NotInPython('calls what has no name');
  return `ask(${expressionText(callee.object as Expression, turning)}, ${namesText(callee.property.name)})`;
}

function memberText({ object, property, computed }: Extract<Expression, { type: 'MemberExpression' }>, turning: Turning): string {
  const of = expressionText(object as Expression, turning);
  if (!computed && property.type === 'Identifier') return `part(${of}, ${namesText(property.name)})`;
  if (property.type === 'Literal' && (typeof property.value === 'number' || typeof property.value === 'string')) return `part(${of}, ${typeof property.value === 'number' ? property.value : namesText(property.value)})`;
  throw new NotInPython('looks for a part by a name that it works out');
}

function argumentTexts(given: readonly Argument[], turning: Turning): string {
  return given.map((one) => {
    if (one.type === 'SpreadElement') throw new NotInPython('takes a list apart for its arguments');
    return expressionText(one, turning);
  }).join(', ');
}

/** What is a value by itself, as it stands in the code. */
function valueText(node: Expression, { code }: Turning): string {
  const text = code.slice(node.start, node.end);
  try {
    return toPython(text);
  } catch (error) {
    if (error instanceof NotInPython) throw error;
    throw new NotInPython(`holds code that is TypeScript alone (${wordsOf(node.type)})`);
  }
}

/** `BinaryExpression` → `binary expression`. */
function wordsOf(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
