import type { Property, Shape, Surface } from '../../model/shape.js';
import { typeName, type Scope } from './scope.js';
import { anyText, bareText, below, typeText, type RecordShape, type TypePlace } from './types.js';
import { NotInPython, textOf } from './values.js';

/** The types of a stub: those that the spec declares by its names, what refers to itself, and records that have no name, called after their place. */
export interface StubTypes {
  /** A place to write types at; `where` is what is said of it. */
  at(where: string, path: readonly string[]): TypePlace;
  readonly texts: readonly string[];
  readonly lacking: readonly { readonly text: string; readonly why: string }[];
}

interface Declared {
  readonly types: readonly { readonly name: string; readonly shape: Shape }[];
  readonly definitions: Surface['definitions'];
  readonly classNamed: (name: string) => string | null;
}

/** Kinds of which a shape says as much as a name: `type Cents = number` names no other number. */
const TELLING: ReadonlySet<Shape['kind']> = new Set(['record', 'union', 'tuple', 'function', 'template']);

export function stubTypes({ types, definitions, classNamed }: Declared, scope: Scope): StubTypes {
  const names = new Map<string, string>();
  const texts: string[] = [];
  const lacking: { text: string; why: string }[] = [];
  const own = types.filter(({ name, shape }) => shape.kind !== 'reference' || shape.name !== name).map(({ name, shape }) => ({ name, shape, called: scope.unique(name) }));
  const recursive = Object.entries(definitions).map(([name, shape]) => ({ name, shape, called: scope.unique(name) }));
  for (const { name, called } of recursive) names.set(keyOf({ kind: 'reference', name }), called);
  for (const { shape, called } of own) if (TELLING.has(shape.kind) && !names.has(keyOf(shape))) names.set(keyOf(shape), called);
  const record = (shape: RecordShape, at: TypePlace): string => {
    const name = scope.unique(typeName(at.path));
    names.set(keyOf(shape), name);
    texts.push(recordClass(name, shape, at));
    return name;
  };
  const at = (where: string, path: readonly string[]): TypePlace => ({
    scope, path, record, classNamed,
    nameOf: (shape) => names.get(keyOf(shape)) ?? null,
    lacks: (what, stands) => lacking.push({ text: where, why: `Python has no ${what}: in the stub ${stands} stands there.` }),
  });
  for (const { name, shape, called } of [...own, ...recursive]) {
    const place = at(`the type ${name}`, [called]);
    const first = names.get(keyOf(shape));
    texts.push(first !== undefined && first !== called ? alias(called, first, place) : shape.kind === 'record' && shape.index === undefined && shape.properties.length > 0 ? recordClass(called, shape, place) : alias(called, bareText(shape, place), place));
  }
  return { at, texts, lacking };
}

function keyOf(shape: Shape): string {
  return JSON.stringify(shape);
}

function alias(name: string, text: string, { scope }: TypePlace): string {
  return `${name}: ${scope.module('typing')}.TypeAlias = ${text}\n`;
}

/** A key that no field can be called, or that would hide a type from those below it, makes it a call in place of a class. */
function recordClass(name: string, { properties }: RecordShape, at: TypePlace): string {
  const typing = at.scope.module('typing');
  try {
    const fields = properties.map((p) => [p.name, textOf(p.name), fieldText(p, at)] as const);
    if (fields.every(([key]) => at.scope.isField(key))) return [`class ${name}(${typing}.TypedDict):`, ...fields.map(([key, , text]) => `    ${key}: ${text}`), ''].join('\n');
    return `${name} = ${typing}.TypedDict(${textOf(name)}, {${fields.map(([, key, text]) => `${key}: ${text}`).join(', ')}})\n`;
  } catch (error) {
    if (!(error instanceof NotInPython)) throw error;
    at.lacks('key that is half of a surrogate pair', 'a dict with any keys');
    return alias(name, `${at.scope.builtin('dict')}[${at.scope.builtin('str')}, ${anyText(at)}]`, at);
  }
}

function fieldText({ name, shape, optional }: Property, at: TypePlace): string {
  const text = typeText(shape, below(at, name));
  return optional ? `${at.scope.module('typing')}.NotRequired[${text}]` : text;
}
