import type { BuiltinName, Parameter, Shape } from '../../model/shape.js';
import type { Scope } from './scope.js';
import { NotInPython, toPython } from './values.js';

/** Where a type stands: what it may be called after, and what is said of it. */
export interface TypePlace {
  readonly scope: Scope;
  /** From the operation on, for the names of types that have none: `slug`, `options`. */
  readonly path: readonly string[];
  /** `what` has no counterpart in Python; `stands` is what the stub has instead. */
  readonly lacks: (what: string, stands: string) => void;
  /** The name of a type that the spec declares, or that refers to itself; null of others. */
  readonly nameOf: (shape: Shape) => string | null;
  /** A record as a class of its own; gives its name. */
  readonly record: (shape: RecordShape, at: TypePlace) => string;
  readonly classNamed: (name: string) => string | null;
}

export type RecordShape = Extract<Shape, { kind: 'record' }>;

/** A shape as an annotation. */
export function typeText(shape: Shape, at: TypePlace): string {
  return at.nameOf(shape) ?? bareText(shape, at);
}

export function below(at: TypePlace, step: string): TypePlace {
  return { ...at, path: [...at.path, step] };
}

/** The same where the shape itself is being given its name. */
export function bareText(shape: Shape, at: TypePlace): string {
  const { scope } = at;
  switch (shape.kind) {
    case 'any': case 'json': return anyText(at);
    case 'string': return scope.builtin('str');
    case 'number': return scope.builtin('float');
    case 'boolean': return scope.builtin('bool');
    case 'bigint': return scope.builtin('int');
    case 'null': case 'undefined': return 'None';
    case 'never': return `${scope.module('typing')}.NoReturn`;
    case 'symbol': return lacking('symbol', at);
    case 'object': return lacking('type of all that is no plain value', at);
    case 'literal': case 'union': return unionText(shape.kind === 'union' ? shape.of : [shape], at);
    case 'template': {
      at.lacks('type of texts that follow a template', 'any text');
      return scope.builtin('str');
    }
    case 'array': return `${scope.builtin('list')}[${typeText(shape.of, at)}]`;
    case 'tuple': return tupleText(shape.items, at);
    case 'record': return recordText(shape, at);
    case 'function': return functionText(shape, at);
    case 'builtin': return builtinText(shape.name, shape.of.map((of) => typeText(of, at)), at);
    case 'instance': return at.classNamed(shape.name) ?? lacking(shape.name, at);
    case 'foreign': case 'reference': return lacking(shape.name, at);
  }
}

export function anyText({ scope }: Pick<TypePlace, 'scope'>): string {
  return `${scope.module('typing')}.Any`;
}

export function isAny(text: string): boolean {
  return /^typing_?\.Any$/.test(text);
}

function lacking(what: string, at: TypePlace): string {
  at.lacks(what, 'any value');
  return anyText(at);
}

/** Literals stand in one place, None last. */
function unionText(of: readonly Shape[], at: TypePlace): string {
  const texts: string[] = [];
  const literals: string[] = [];
  for (const part of of) {
    const literal = part.kind === 'literal' ? literalText(part.value, at) : { type: typeText(part, tagged(part, at)) };
    if ('value' in literal) literals.push(literal.value);
    else texts.push(literal.type);
  }
  if (texts.some(isAny)) return anyText(at);
  const all = [...new Set([...(literals.length === 0 ? [] : [`${at.scope.module('typing')}.Literal[${literals.join(', ')}]`]), ...texts])];
  return [...all.filter((text) => text !== 'None'), ...all.filter((text) => text === 'None')].join(' | ');
}

/** A record that says by a literal which one it is gives that to its name: `ShapeCircle`. */
function tagged(shape: Shape, at: TypePlace): TypePlace {
  const tags = shape.kind === 'record' ? shape.properties.flatMap((p) => (p.shape.kind === 'literal' ? [p.shape.value] : [])) : [];
  return tags[0] === undefined ? at : below(at, tags[0]);
}

function literalText(printed: string, at: TypePlace): { readonly value: string } | { readonly type: string } {
  let text: string;
  try {
    text = toPython(printed);
  } catch (error) {
    if (!(error instanceof NotInPython)) throw error;
    text = '';
  }
  if (/^(?:-?\d+|True|False|"[^]*")$/.test(text)) return { value: text };
  if (text === 'None') return { type: text };
  const stands = /^['"]/.test(printed) ? 'str' : /^[-\d.]|^(?:NaN|Infinity)$/.test(printed) ? 'float' : null;
  at.lacks(`type of ${printed} alone`, stands === null ? 'any value' : stands === 'str' ? 'any text' : 'any number');
  return { type: stands === null ? anyText(at) : at.scope.builtin(stands) };
}

function tupleText(items: readonly Parameter[], at: TypePlace): string {
  const tuple = at.scope.builtin('tuple');
  const texts = items.map(({ shape, rest }, i) => (rest ? `*${tuple}[${typeText(shape, below(at, `item${i}`))}, ...]` : typeText(shape, below(at, `item${i}`))));
  if (texts.length === 1 && items[0]?.rest === true) return (texts[0] as string).slice(1);
  const of = (most: number): string => `${tuple}[${most === 0 ? '()' : texts.slice(0, most).join(', ')}]`;
  const least = items.findIndex((item) => item.optional);
  const lengths = least === -1 ? [] : items.flatMap((item, i) => (item.optional ? [i] : []));
  return [...lengths, items.length].map(of).join(' | ');
}

function recordText(shape: RecordShape, at: TypePlace): string {
  const { properties, index } = shape;
  if (index === undefined && properties.length > 0) return at.record(shape, at);
  const dict = at.scope.builtin('dict');
  const key = at.scope.builtin('str');
  if (properties.length === 0) return `${dict}[${key}, ${index === undefined ? anyText(at) : typeText(index.value, below(at, 'value'))}]`;
  at.lacks('type of a dict with some keys by name and others besides', 'a dict with any of these values');
  const values = [...properties.map((p) => p.shape), ...(index === undefined ? [] : [index.value])];
  return `${dict}[${key}, ${unionText(flat(values), below(at, 'value'))}]`;
}

function flat(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.flatMap((shape) => (shape.kind === 'union' ? flat(shape.of) : [shape]));
}

function functionText({ parameters, returns }: Extract<Shape, { kind: 'function' }>, at: TypePlace): string {
  const isFixed = parameters.every((p) => !p.optional && !p.rest);
  if (!isFixed) at.lacks('Callable with optional or further parameters', 'a Callable with any');
  const given = isFixed ? `[${parameters.map((p) => typeText(p.shape, below(at, p.name))).join(', ')}]` : '...';
  return `${at.scope.module('typing')}.Callable[${given}, ${typeText(returns, below(at, 'result'))}]`;
}

/** The counterparts that values have in a suite for pytest, and those of what has no values in the notation. */
function builtinText(name: BuiltinName, of: readonly string[], at: TypePlace): string {
  const { scope } = at;
  const part = (i: number): string => of[i] ?? anyText(at);
  switch (name) {
    case 'Date': return `${scope.module('datetime')}.datetime`;
    case 'RegExp': return `${scope.module('re')}.Pattern[${scope.builtin('str')}]`;
    case 'Map': return `${scope.builtin('dict')}[${part(0)}, ${part(1)}]`;
    case 'Set': return `${scope.builtin('set')}[${part(0)}]`;
    case 'Uint8Array': case 'Buffer': case 'ArrayBuffer': return scope.builtin('bytes');
    case 'Error': return scope.builtin('Exception');
    case 'Promise': return `${scope.module('typing')}.Awaitable[${part(0)}]`;
    case 'Iterable': case 'AsyncIterable': return `${scope.module('typing')}.${name}[${part(0)}]`;
    default: return lacking(name, at);
  }
}
