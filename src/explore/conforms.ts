import type { BuiltinName, Parameter, Shape, Signature } from '../model/shape.js';
import { valueEqual } from '../value/equality.js';
import { Made } from '../value/made.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { BufferClass } from '../value/platform.js';

/** Looks up named types. */
export type Definitions = Readonly<Record<string, Shape>>;

/** Whether an argument list fits one of the signatures; with no signature everything does. */
export function fits(args: readonly unknown[], signatures: readonly Signature[], definitions: Definitions): boolean {
  return signatures.length === 0 || signatures.some((s) => listFits(args, s.parameters, definitions));
}

function listFits(values: readonly unknown[], parameters: readonly Parameter[], definitions: Definitions): boolean {
  let rest: Parameter | null = null;
  let at = 0;
  for (const p of parameters) {
    if (p.rest) {
      rest ??= p;
      continue;
    }
    const given = at < values.length && (values[at] !== undefined || !p.optional);
    if (given ? !conforms(values[at], p.shape, definitions) : !p.optional) return false;
    at++;
  }
  for (; at < values.length; at++) if (rest === null || !conforms(values[at], rest.shape, definitions)) return false;
  return true;
}

/** Whether a value is of a shape. Functions conform by being functions; instances of the module's classes cannot be told and conform. */
export function conforms(value: unknown, shape: Shape, definitions: Definitions): boolean {
  switch (shape.kind) {
    case 'any': case 'instance': return true;
    case 'never': return false;
    case 'null': return value === null;
    case 'object': case 'foreign': return typeof value === 'object' && value !== null;
    case 'json': return isJson(value);
    case 'literal': return isLiteral(value, shape.value);
    case 'template': return typeof value === 'string' && templatePattern(shape.parts).test(value);
    case 'array': return Array.isArray(value) && everyItem(value, (v) => conforms(v, shape.of, definitions));
    case 'tuple': return Array.isArray(value) && listFits(value, shape.items, definitions);
    case 'record': return recordFits(value, shape, definitions);
    case 'union': return shape.of.some((s) => conforms(value, s, definitions));
    case 'function': return typeof value === 'function';
    case 'builtin': return builtinFits(value, shape.name, shape.of, definitions);
    case 'reference': {
      const target = definitions[shape.name];
      return target === undefined || conforms(value, target, definitions);
    }
    default: return typeof value === shape.kind;
  }
}

/** Texts of primitive values are the same exactly if the values are: nothing needs to be read for them. */
function isLiteral(value: unknown, literal: string): boolean {
  return typeof value === 'object' && value !== null ? valueEqual(value, parse(literal)) : typeof value !== 'function' && print(value) === literal;
}

/** `every` passes over holes; a hole is an undefined to the subject. */
function everyItem(list: readonly unknown[], test: (v: unknown) => boolean): boolean {
  for (let i = 0; i < list.length; i++) if (!test(list[i])) return false;
  return true;
}

function recordFits(value: unknown, shape: Extract<Shape, { kind: 'record' }>, definitions: Definitions): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = value as Record<string, unknown>;
  const declared = shape.properties.every((p) => {
    if (!Object.hasOwn(own, p.name)) return p.optional;
    // As TypeScript has it, but for `exactOptionalPropertyTypes`.
    return (p.optional && own[p.name] === undefined) || conforms(own[p.name], p.shape, definitions);
  });
  if (!declared) return false;
  const others = Object.keys(own).filter((key) => !shape.properties.some((p) => p.name === key));
  const index = shape.index;
  if (index === undefined) return others.length === 0 || shape.properties.length === 0;
  return others.every((key) => keyFits(key, index.key, definitions) && conforms(own[key], index.value, definitions));
}

function keyFits(key: string, shape: Shape, definitions: Definitions): boolean {
  return shape.kind === 'number' ? String(Number(key)) === key : conforms(key, shape, definitions);
}

function builtinFits(value: unknown, name: BuiltinName, of: readonly Shape[], definitions: Definitions): boolean {
  const item = (v: unknown, i: number): boolean => of[i] === undefined || conforms(v, of[i], definitions);
  switch (name) {
    case 'Map': return value instanceof Map && [...value].every(([k, v]) => item(k, 0) && item(v, 1));
    case 'Set': return value instanceof Set && [...value].every((v) => item(v, 0));
    case 'Iterable': return (Array.isArray(value) || value instanceof Set) && [...value].every((v) => item(v, 0));
    case 'Promise': return value instanceof Made && value.form.name === 'Promise' && value.args.every((v) => v instanceof Error || item(v, 0));
    case 'AsyncIterable': return value instanceof Made && value.form.name === name;
    case 'Buffer': return BufferClass !== undefined && typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === BufferClass.prototype;
    case 'Error': return value instanceof Error;
    default: return value instanceof Made ? value.form.name === name : typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === `[object ${name}]`;
  }
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return everyItem(value, isJson);
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

function templatePattern(parts: readonly (string | Shape)[]): RegExp {
  const source = parts.map((part) => {
    if (typeof part === 'string') return part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
    return part.kind === 'number' || part.kind === 'bigint' ? String.raw`-?\d+(?:\.\d+)?` : '[^]*';
  });
  return new RegExp(`^${source.join('')}$`);
}
