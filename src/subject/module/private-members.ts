import { parseSync, type Class, type Comment, type Node } from 'oxc-parser';
import { needsCompiling } from './kinds.js';
import { perText } from './per-text.js';
import type { Source } from './source.js';
import { walk } from './walk.js';

/** By the name of a class, the fields of its instances that its source keeps from others. */
export type PrivateMembers = Readonly<Record<string, readonly string[]>>;

const KEPT: ReadonlySet<unknown> = new Set(['private', 'protected']);

const WORDS = /\b(?:private|protected)\b/;
const TAG = /@(?:private|protected)\b/;

/**
 * Fields that TypeScript, source or declarations, calls `private` or `protected`, and those that JavaScript does in a comment, `@private`.
 * Nothing is left of the words in what runs, and to whoever uses the class they say the same as `#`. Where several classes have one name,
 * what is private in each of them counts.
 */
export function privateMembers(sources: readonly Pick<Source, 'file' | 'original'>[]): PrivateMembers {
  const found = new Map<string, ReadonlySet<string>>();
  const typed = sources.filter(({ file, original }) => original.includes('class') && (needsCompiling(file) || TAG.test(original)));
  if (!typed.some(({ original }) => WORDS.test(original))) return {};
  for (const { file, original } of typed) {
    for (const { name, fields } of classesOf(file, original)) {
      const before = found.get(name);
      found.set(name, before === undefined ? fields : new Set([...before].filter((field) => fields.has(field))));
    }
  }
  return Object.fromEntries([...found].filter(([, fields]) => fields.size > 0).map(([name, fields]) => [name, [...fields].sort()]));
}

interface Fields {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
}

const classesOf = perText((file: string, original: string): readonly Fields[] => {
  const { program, comments } = parseSync(file, original);
  const isTagged = tagged(original, comments);
  const found: Fields[] = [];
  walk(program, (node) => {
    const named = classIn(node);
    if (named !== null) found.push({ name: named.name, fields: privateFields(named.made, isTagged) });
  });
  return found;
});

/** What either of two sides keeps from others. */
export function bothPrivate(one: PrivateMembers, other: PrivateMembers): PrivateMembers {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, [...new Set([...own(one, name), ...own(other, name)])].sort()]));
}

function own(of: PrivateMembers, name: string): readonly string[] {
  return Object.hasOwn(of, name) ? of[name] as readonly string[] : [];
}

/** The class that a node gives its name to, as the engine does: its own, that of a constant, or `default`. One without a name is not known again. */
export function classIn(node: Node): { readonly name: string; readonly made: Class } | null {
  if (isClass(node)) return node.id === null ? null : { name: node.id.name, made: node };
  if (node.type === 'ExportDefaultDeclaration') return isNameless(node.declaration) ? { name: 'default', made: node.declaration } : null;
  return node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isNameless(node.init) ? { name: node.id.name, made: node.init } : null;
}

function isClass(node: Node): node is Class {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

function isNameless(node: Node | null): node is Class {
  return node !== null && isClass(node) && node.id === null;
}

/** Whether a member is kept from whoever uses the class. */
export function isKept({ accessibility }: { readonly accessibility?: unknown }): boolean {
  return KEPT.has(accessibility);
}

/** The name of a member that has one by its text. */
export function nameOfMember({ computed, key }: { readonly computed: boolean; readonly key: Node }): string | null {
  if (computed) return null;
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' && typeof key.value === 'string' ? key.value : null;
}

/** Whether the comment right before a node says that it is private. */
function tagged(original: string, comments: readonly Comment[]): (node: Node) => boolean {
  const tags = comments.filter(({ type, value }) => type === 'Block' && TAG.test(value));
  return (node) => tags.some(({ end }) => end <= node.start && original.slice(end, node.start).trim() === '');
}

function privateFields({ body }: Class, isTagged: (node: Node) => boolean): Set<string> {
  const fields = new Set<string>();
  for (const member of body.body) {
    if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && (KEPT.has(member.accessibility) || isTagged(member)) && !member.static && !member.computed && member.key.type === 'Identifier') fields.add(member.key.name);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    // `constructor(private readonly rate = 2)` declares a field.
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty' || !KEPT.has(parameter.accessibility)) continue;
      const bound = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (bound.type === 'Identifier') fields.add(bound.name);
    }
    for (const statement of member.value.body?.body ?? []) {
      const name = isTagged(statement) ? assigned(statement) : null;
      if (name !== null) fields.add(name);
    }
  }
  return fields;
}

/** The field that a statement gives its first value: `this.items = []`. */
function assigned(statement: Node): string | null {
  const set = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression.left : null;
  return set?.type === 'MemberExpression' && !set.computed && set.object.type === 'ThisExpression' && set.property.type === 'Identifier' ? set.property.name : null;
}
