import type { BuiltinName, Parameter, Shape, Signature } from '../model/shape.js';
import { valueEqual } from '../value/equality.js';
import { isInstanceForm, Made } from '../value/made.js';
import { parse } from '../value/parse.js';
import { print } from '../value/print.js';
import { BufferClass } from '../value/platform.js';

/** Looks up named types. */
export type Definitions = Readonly<Record<string, Shape>>;

/** By the name of a class what its constructor takes. An instance of one that is not there cannot be told, and conforms. */
export type Constructors = ReadonlyMap<string, readonly Signature[]>;

/** Whether an argument list fits one of the signatures; with no signature everything does. */
export function fits(args: readonly unknown[], signatures: readonly Signature[], definitions: Definitions, classes?: Constructors): boolean {
  return fitsOne(args, signatures, { definitions, ...(classes !== undefined && { classes }) });
}

/** Whether a value is of a shape. Functions conform by being functions; of instances see `Constructors`. */
export function conforms(value: unknown, shape: Shape, definitions: Definitions): boolean {
  return isOf(value, shape, { definitions });
}

interface Known {
  readonly definitions: Definitions;
  readonly classes?: Constructors;
}

function fitsOne(args: readonly unknown[], signatures: readonly Signature[], known: Known): boolean {
  return signatures.length === 0 || signatures.some((s) => listFits(args, s.parameters, known));
}

function listFits(values: readonly unknown[], parameters: readonly Parameter[], known: Known): boolean {
  let rest: Parameter | null = null;
  let at = 0;
  for (const p of parameters) {
    if (p.rest) {
      rest ??= p;
      continue;
    }
    const given = at < values.length && (values[at] !== undefined || !p.optional);
    if (given ? !isOf(values[at], p.shape, known) : !p.optional) return false;
    at++;
  }
  for (; at < values.length; at++) if (rest === null || !isOf(values[at], rest.shape, known)) return false;
  return true;
}

function isOf(value: unknown, shape: Shape, known: Known): boolean {
  switch (shape.kind) {
    case 'any': return true;
    case 'instance': return instanceFits(value, shape.name, known);
    case 'never': return false;
    case 'null': return value === null;
    case 'object': case 'foreign': return typeof value === 'object' && value !== null;
    case 'json': return isJson(value);
    case 'literal': return isLiteral(value, shape.value);
    case 'template': return typeof value === 'string' && templatePattern(shape.parts).test(value);
    case 'array': return Array.isArray(value) && everyItem(value, (v) => isOf(v, shape.of, known));
    case 'tuple': return Array.isArray(value) && listFits(value, shape.items, known);
    case 'record': return recordFits(value, shape, known);
    case 'union': return shape.of.some((s) => isOf(value, s, known));
    case 'function': return typeof value === 'function';
    case 'builtin': return builtinFits(value, shape.name, shape.of, known);
    case 'reference': {
      const target = known.definitions[shape.name];
      return target === undefined || isOf(value, target, known);
    }
    default: return typeof value === shape.kind;
  }
}

function instanceFits(value: unknown, name: string, known: Known): boolean {
  if (known.classes?.has(name) !== true) return true;
  if (!(value instanceof Made)) return typeof value === 'object' && value !== null;
  return isInstanceForm(value.form) && fitsOne(value.args, known.classes.get(value.form.name) ?? [], known);
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

function recordFits(value: unknown, shape: Extract<Shape, { kind: 'record' }>, known: Known): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const own = value as Record<string, unknown>;
  const declared = shape.properties.every((p) => {
    if (!Object.hasOwn(own, p.name)) return p.optional;
    // As TypeScript has it, but for `exactOptionalPropertyTypes`.
    return (p.optional && own[p.name] === undefined) || isOf(own[p.name], p.shape, known);
  });
  if (!declared) return false;
  const others = Object.keys(own).filter((key) => !shape.properties.some((p) => p.name === key));
  const index = shape.index;
  if (index === undefined) return others.length === 0 || shape.properties.length === 0;
  return others.every((key) => keyFits(key, index.key, known) && isOf(own[key], index.value, known));
}

function keyFits(key: string, shape: Shape, known: Known): boolean {
  return shape.kind === 'number' ? String(Number(key)) === key : isOf(key, shape, known);
}

function builtinFits(value: unknown, name: BuiltinName, of: readonly Shape[], known: Known): boolean {
  const item = (v: unknown, i: number): boolean => of[i] === undefined || isOf(v, of[i], known);
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
