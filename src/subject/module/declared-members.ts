import { parseSync, type Node } from 'oxc-parser';
import { isDeclaration, needsCompiling } from './kinds.js';
import { perText } from './per-text.js';
import { classIn, isKept, nameOfMember } from './private-members.js';
import type { Source } from './source.js';
import { walk } from './walk.js';

/** Of instances of these classes all names that may be fields: others are nobody else's. */
export interface DeclaredMembers {
  readonly classes: readonly string[];
  readonly names: readonly string[];
}

const NOTHING: DeclaredMembers = { classes: [], names: [] };

type Text = Pick<Source, 'file' | 'original'>;

/**
 * The contract of classes that are written in JavaScript and declared beside it: a field that no declaration names, of whatever, is as little
 * to whoever uses the class as one that is called private. What the other side declares of its own is seen too. Nothing is said of a class
 * that is built on one which is declared elsewhere, or has keys of any name.
 */
export function declaredMembers(contract: readonly Text[], sides: readonly Text[]): DeclaredMembers {
  const [names, classes] = [new Set<string>(), new Map<string, readonly string[] | null>()];
  for (const { file, original } of contract.filter((text) => isDeclaration(text.file))) {
    const said = contractOf(file, original);
    for (const name of said.names) names.add(name);
    for (const { name, on, open } of said.classes) classes.set(name, classes.get(name) === null || open ? null : [...classes.get(name) ?? [], ...on]);
  }
  const closed = [...classes.keys()].filter((name) => isWhole(name, classes, new Set()));
  if (closed.length === 0) return NOTHING;
  for (const { file, original } of sides.filter((text) => needsCompiling(text.file) || isDeclaration(text.file))) for (const name of publicNames(file, original)) names.add(name);
  return { classes: closed.sort(), names: [...names].sort() };
}

interface Contract {
  readonly names: ReadonlySet<string>;
  readonly classes: readonly Declared[];
}

const contractOf = perText((file: string, original: string): Contract => {
  const [names, classes] = [new Set<string>(), [] as Declared[]];
  /** What `new` gives, by the type that says so; and constants of such types. */
  const [given, constants] = [new Map<string, string>(), [] as { readonly name: string; readonly type: Node }[]];
  walk(parseSync(file, original).program, (node) => {
    const name = node.type === 'Identifier' ? node.name : node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
    if (name !== null) names.add(name);
    const found = declaredIn(node);
    if (found !== null) classes.push(found);
    if (node.type === 'TSInterfaceDeclaration') for (const name of madeBy(node.body.body)) given.set(node.id.name, name);
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.typeAnnotation) constants.push({ name: node.id.name, type: node.id.typeAnnotation.typeAnnotation });
  });
  for (const { name, type } of constants) {
    const [made] = type.type === 'TSTypeLiteral' ? madeBy(type.members) : [given.get(typeName(type) ?? '')];
    if (made !== undefined) classes.push({ name, on: [made], open: false });
  }
  return { names, classes };
});

/** `new (): Colour` among the members of a type. */
function madeBy(members: readonly Node[]): readonly string[] {
  return members.flatMap((member) => {
    const name = member.type === 'TSConstructSignatureDeclaration' && member.returnType ? typeName(member.returnType.typeAnnotation) : null;
    return name === null ? [] : [name];
  });
}

/** `Colour` of `colours.Colour` too: the namespace is that of the module. */
function typeName(type: Node): string | null {
  if (type.type !== 'TSTypeReference') return null;
  return type.typeName.type === 'Identifier' ? type.typeName.name : type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : null;
}

/** What classes are built on that is declared elsewhere, by Node and by packages alike, and never with a field: who listens is its own business. */
const WITHOUT_FIELDS = 'EventEmitter';

/** Whether all that a class is built on is declared there too, and none of it has members of any name. */
function isWhole(name: string, classes: ReadonlyMap<string, readonly string[] | null>, asked: Set<string>): boolean {
  if (asked.has(name)) return true;
  asked.add(name);
  const bases = classes.get(name);
  return bases === undefined ? name === WITHOUT_FIELDS : bases?.every((base) => isWhole(base, classes, asked)) ?? false;
}

interface Declared {
  readonly name: string;
  /** What it is built on. */
  readonly on: readonly string[];
  /** It has members of any name, or is built on what has no name. */
  readonly open: boolean;
}

function declaredIn(node: Node): Declared | null {
  if (node.type === 'TSInterfaceDeclaration') {
    const on = node.extends.map(({ expression }) => (expression.type === 'Identifier' ? expression.name : null));
    return { name: node.id.name, on: on.filter((name) => name !== null), open: on.includes(null) || node.body.body.some(isIndex) };
  }
  const named = classIn(node);
  if (named === null) return null;
  const { superClass, body } = named.made;
  const base = superClass === null ? [] : superClass.type === 'Identifier' ? [superClass.name] : null;
  return { name: named.name, on: base ?? [], open: base === null || body.body.some(isIndex) };
}

function isIndex(member: { readonly type: string }): boolean {
  return member.type === 'TSIndexSignature';
}

/** Names of members that TypeScript, source or declarations, keeps from nobody. */
const publicNames = perText((file: string, original: string): ReadonlySet<string> => {
  const names = new Set<string>();
  walk(parseSync(file, original).program, (node) => {
    const member = node.type === 'TSParameterProperty' && !isKept(node) ? (node.parameter.type === 'AssignmentPattern' ? node.parameter.left : node.parameter) : null;
    if (member?.type === 'Identifier') names.add(member.name);
    const name = (node.type === 'PropertyDefinition' && !isKept(node)) || node.type === 'AccessorProperty' || node.type === 'TSPropertySignature' ? nameOfMember(node) : null;
    if (name !== null) names.add(name);
  });
  return names;
});
