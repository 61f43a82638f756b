import type { ExportNamedDeclaration, ImportDeclaration, Statement } from 'oxc-parser';
import { exportedTypes, exportName } from './exported-types.js';
import type { Resolve } from './resolver.js';
import type { Source } from './source.js';
import type { Edit } from './specifiers.js';
import type { StagePlan } from './stage-plan.js';

/** What a module gives under a name. */
type Given = 'value' | 'type' | 'nothing';

/**
 * Types that a module hands on as if they were values: `export { Action } from './types'`, or imported first. A compiler that has the whole
 * project leaves them out; one that sees a file at a time cannot know, and Node finds nothing of that name there. What is neither a
 * value nor a type stays, and Node says so.
 */
export function makeTypeLinks(plan: StagePlan, resolve: Resolve): (source: Source) => readonly Edit[] {
  const compiled = new Map(plan.sources.filter((source) => isCompiled(source)).map((source) => [source.file, source]));
  const types = new Map<string, ReadonlySet<string>>();
  const isType = (source: Source, name: string): boolean => {
    const known = types.get(source.file) ?? exportedTypes(source);
    types.set(source.file, known);
    return known.has(name);
  };
  const given = (from: Source, specifier: string, name: string, seen: ReadonlySet<string> = new Set()): Given => {
    const found = resolve(from.file, specifier, 'import');
    const target = found.kind === 'file' ? compiled.get(found.path) : undefined;
    // What lies outside is what its own package makes of it.
    if (target === undefined) return 'value';
    const key = `${target.file}\n${name}`;
    return seen.has(key) ? 'nothing' : givenBy(target, name, (next, its) => given(target, next, its, new Set([...seen, key]))) ?? (isType(target, name) ? 'type' : 'nothing');
  };
  return (source) => (isCompiled(source) ? editsOf(source, (specifier, name) => given(source, specifier, name) === 'type') : []);
}

function isCompiled({ esm, map }: Source): boolean {
  return esm && map !== null;
}

type Elsewhere = (specifier: string, name: string) => Given;

/** What a module gives under a name by what is left of it once it was compiled; null where nothing is left of that name. */
function givenBy({ parsed }: Source, name: string, elsewhere: Elsewhere): Given | null {
  const { body } = parsed.program;
  const imported = importsOf(body);
  const stars: Given[] = [];
  for (const node of body) {
    if (node.type === 'ExportDefaultDeclaration' && name === 'default') return 'value';
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported !== null && exportName(node.exported) === name) return 'value';
      if (node.exported === null && name !== 'default') stars.push(elsewhere(node.source.value, name));
    }
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (node.declaration !== null && declares(node.declaration, name)) return 'value';
    const own = node.specifiers.find(({ exported }) => exportName(exported) === name);
    if (own === undefined) continue;
    if (node.source !== null) return elsewhere(node.source.value, exportName(own.local));
    const from = imported.get(exportName(own.local));
    return from === undefined ? 'value' : elsewhere(from.specifier, from.name);
  }
  return stars.find((star) => star !== 'nothing') ?? null;
}

/** By the name that a binding has here. */
function importsOf(body: readonly Statement[]): ReadonlyMap<string, { readonly specifier: string; readonly name: string }> {
  return new Map(body.flatMap((node) => (node.type !== 'ImportDeclaration' ? [] : namedIn(node).map(({ local, imported }) => [local.name, { specifier: node.source.value, name: exportName(imported) }] as const))));
}

function namedIn(node: ImportDeclaration) {
  return node.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
}

function declares(declaration: NonNullable<ExportNamedDeclaration['declaration']>, name: string): boolean {
  if (declaration.type !== 'VariableDeclaration') return 'id' in declaration && declaration.id?.type === 'Identifier' && declaration.id.name === name;
  // Of a pattern every name counts.
  return declaration.declarations.some(({ id }) => (id.type === 'Identifier' ? id.name === name : true));
}

function editsOf(source: Source, isType: (specifier: string, name: string) => boolean): readonly Edit[] {
  const { body } = source.parsed.program;
  const gone = new Set<string>();
  const edits: Edit[] = [];
  for (const node of body) {
    if (node.type === 'ImportDeclaration') {
      const types = namedIn(node).filter(({ imported }) => isType(node.source.value, exportName(imported)));
      for (const { local } of types) gone.add(local.name);
      edits.push(...without(namedIn(node), types, source.code));
    }
    if (node.type === 'ExportNamedDeclaration' && node.source !== null) {
      const { value } = node.source;
      edits.push(...without(node.specifiers, node.specifiers.filter(({ local }) => isType(value, exportName(local))), source.code));
    }
  }
  for (const node of body) {
    if (node.type === 'ExportNamedDeclaration' && node.source === null) edits.push(...without(node.specifiers, node.specifiers.filter(({ local }) => gone.has(exportName(local))), source.code));
  }
  return edits;
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** The list of what stands in braces, without some of it. */
function without(list: readonly Placed[], some: readonly Placed[], code: string): readonly Edit[] {
  const [first, last] = [list[0], list.at(-1)];
  if (some.length === 0 || first === undefined || last === undefined) return [];
  const text = list.filter((one) => !some.includes(one)).map(({ start, end }) => code.slice(start, end)).join(', ');
  return [{ start: first.start, end: last.end, text }];
}
