import { isIdentifier, quote } from './characters.js';
import { Opaque, PRIVATE } from './opaque.js';
import { mapSize, setSize } from './primordials.js';
import { valueKind } from './value-kind.js';

/** A value's class in a word or two, for titles and clusters: `undefined`, `empty string`, `-0`, `array`, `Cart`, `TypeError`. */
export function valueClass(value: unknown): string {
  switch (typeof value) {
    case 'string': return value === '' ? 'empty string' : 'string';
    case 'number': return numberClass(value);
    case 'object': return value === null ? 'null' : objectClass(value);
    default: return typeof value;
  }
}

function numberClass(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : 'number';
  return String(value);
}

function objectClass(value: object): string {
  if (value instanceof Opaque) return 'opaque';
  const { kind, className, opaque } = valueKind(value);
  if (opaque === 'wholly') return 'opaque';
  if (className !== null) return className === '' ? 'object' : className;
  if (kind === 'Array') return (value as unknown[]).length === 0 ? 'empty array' : 'array';
  if (kind === 'Object') return Reflect.ownKeys(value).length === 0 ? 'empty object' : 'object';
  return kind === 'Date' && Number.isNaN(Date.prototype.getTime.call(value)) ? 'invalid Date' : kind;
}

/** Levels that are looked into, and keys of one object. */
const DEEPEST = 3;
const MOST_KEYS = 8;
const MOST_ITEMS = 16;

/**
 * The structure of a value in bounded text: keys, classes, and lengths in buckets (0, 1, 2, few, many), no content. Values of one
 * shape took the same way through most programs, so a new shape is a sign of new behaviour.
 *
 * @public
 */
export function valueShape(value: unknown): string {
  return shapeAt(value, 0);
}

function shapeAt(value: unknown, depth: number): string {
  if (typeof value === 'string') return `string ${lengthBucket(value.length)}`;
  if (typeof value === 'number') return numberShape(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return valueClass(value);
  const name = objectClass(value);
  if (name === 'opaque' || depth >= DEEPEST) return name;
  if (Array.isArray(value)) return `${name === 'array' || name === 'empty array' ? '' : name}[${lengthBucket(value.length)}${itemShapes(value, depth)}]`;
  if (value instanceof Map) return `${name} ${lengthBucket(mapSize(value))}`;
  if (value instanceof Set) return `${name} ${lengthBucket(setSize(value))}`;
  if (ArrayBuffer.isView(value) || value instanceof Date || value instanceof RegExp) return name;
  return `${name === 'object' || name === 'empty object' ? '' : name}{${keyShapes(value, depth)}}`;
}

function numberShape(value: number): string {
  const of = numberClass(value);
  if (of !== 'number') return of;
  return `${value === 0 ? '0' : value < 0 ? 'negative' : 'positive'}${Number.isInteger(value) ? '' : ' fraction'}`;
}

function lengthBucket(length: number): string {
  if (length <= 2) return String(length);
  return length <= 12 ? 'few' : 'many';
}

/** The distinct shapes of the first items, in order of appearance. */
function itemShapes(list: readonly unknown[], depth: number): string {
  const shapes: string[] = [];
  for (let i = 0; i < list.length && i < MOST_ITEMS; i++) {
    const shape = shapeAt(list[i], depth + 1);
    if (!shapes.includes(shape)) shapes.push(shape);
    if (shapes.length >= DEEPEST) break;
  }
  return shapes.length === 0 ? '' : ` of ${shapes.join('|')}`;
}

function keyShapes(value: object, depth: number): string {
  const keys = Object.keys(value);
  const shown = keys.slice(0, MOST_KEYS).map((key) => `${isIdentifier(key) ? key : quote(key.slice(0, 20))}: ${shapeAt(read(value, key), depth + 1)}`);
  if (keys.length > MOST_KEYS) shown.push(`${lengthBucket(keys.length)} keys`);
  if (Object.hasOwn(value, PRIVATE)) shown.push('<private>');
  return shown.join(', ');
}

function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
