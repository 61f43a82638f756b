import { parseSync, type Class, type Node } from 'oxc-parser';
import { needsCompiling } from './kinds.js';
import type { Source } from './source.js';
import { walk } from './walk.js';

/** By the name of a class, the fields of its instances that its source keeps from others. */
export type PrivateMembers = Readonly<Record<string, readonly string[]>>;

const KEPT: ReadonlySet<unknown> = new Set(['private', 'protected']);

/**
 * Fields that TypeScript, source or declarations, calls `private` or `protected`. Nothing is left of the words in the JavaScript that
 * runs, and to whoever uses the class they say the same as `#`. Where several classes have one name, what is private in each of them counts.
 */
export function privateMembers(sources: readonly Pick<Source, 'file' | 'original'>[]): PrivateMembers {
  const found = new Map<string, ReadonlySet<string>>();
  const typed = sources.filter(({ file, original }) => needsCompiling(file) && original.includes('class'));
  if (!typed.some(({ original }) => /\b(?:private|protected)\b/.test(original))) return {};
  for (const { file, original } of typed) {
    walk(parseSync(file, original).program, (node) => {
      const name = isClass(node) ? node.id?.name ?? 'default' : null;
      if (name === null) return;
      const fields = privateFields(node as Class);
      const before = found.get(name);
      found.set(name, before === undefined ? fields : new Set([...before].filter((field) => fields.has(field))));
    });
  }
  return Object.fromEntries([...found].filter(([, fields]) => fields.size > 0).map(([name, fields]) => [name, [...fields].sort()]));
}

function isClass(node: Node): node is Class {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

function privateFields({ body }: Class): Set<string> {
  const fields = new Set<string>();
  for (const member of body.body) {
    if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && KEPT.has(member.accessibility) && !member.static && !member.computed && member.key.type === 'Identifier') fields.add(member.key.name);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    // `constructor(private readonly rate = 2)` declares a field.
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty' || !KEPT.has(parameter.accessibility)) continue;
      const bound = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (bound.type === 'Identifier') fields.add(bound.name);
    }
  }
  return fields;
}
