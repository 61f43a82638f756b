import { Made } from '../../value/made.js';
import { Opaque } from '../../value/opaque.js';
import { parse } from '../../value/parse.js';
import { valueKind } from '../../value/value-kind.js';

/** A value, or a check, has no counterpart in Python; the message says which and stands behind "it". */
export class NotInPython extends Error {}

/** A value of the notation as Python. Throws NotInPython. */
export function toPython(printed: string): string {
  return pythonOf(parse(printed), new Set());
}

/** The items of an argument list, as Python. */
export function argumentsOf(input: string): readonly string[] {
  const seen = new Set<object>();
  return (parse(input) as unknown[]).map((value) => pythonOf(value, seen));
}

function pythonOf(value: unknown, seen: Set<object>): string {
  switch (typeof value) {
    case 'undefined': return 'None';
    case 'boolean': return value ? 'True' : 'False';
    case 'bigint': return String(value);
    case 'number': return numberText(value);
    case 'string': return textOf(value);
    case 'symbol': throw new NotInPython('holds a symbol');
    case 'function': throw new NotInPython('holds a function of JavaScript');
    default: return value === null ? 'None' : objectText(value as object, seen);
  }
}

function numberText(n: number): string {
  if (Number.isNaN(n)) return 'float("nan")';
  if (!Number.isFinite(n)) return `float("${n < 0 ? '-' : ''}inf")`;
  if (Object.is(n, -0)) return '-0.0';
  return Number.isInteger(n) && Math.abs(n) < 1e21 ? String(BigInt(n)) : String(n);
}

/** JSON's escapes are Python's too. */
export function textOf(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new NotInPython('holds half of a surrogate pair, which is no text in Python');
  return JSON.stringify(text).replaceAll('\u007F', String.raw`\u007f`);
}

function objectText(value: object, seen: Set<object>): string {
  if (seen.has(value)) throw new NotInPython('holds one object in two places');
  if (value instanceof Opaque || value instanceof Made) throw new NotInPython('holds an object that is not made of data');
  seen.add(value);
  const { kind, className, isError } = valueKind(value);
  if (className !== null || isError) throw new NotInPython(`holds an object of the class ${className ?? kind}`);
  const inner = (part: unknown): string => pythonOf(part, seen);
  switch (kind) {
    case 'Array': return listText(value as unknown[], inner);
    case 'Object': return dictText(Object.entries(value), Reflect.ownKeys(value).length, inner);
    case 'Map': return `{${[...value as Map<unknown, unknown>].map(([k, v]) => `${keyText(k, inner)}: ${inner(v)}`).join(', ')}}`;
    case 'Set': return (value as Set<unknown>).size === 0 ? 'set()' : `{${[...value as Set<unknown>].map((item) => keyText(item, inner)).join(', ')}}`;
    case 'Date': return dateText(value as Date);
    case 'Uint8Array': return `bytes([${[...value as Uint8Array].join(', ')}])`;
    default: throw new NotInPython(`holds a ${kind}`);
  }
}

function listText(list: readonly unknown[], inner: (part: unknown) => string): string {
  if (Object.keys(list).length !== list.length) throw new NotInPython('holds a list with holes or keys of its own');
  return `[${list.map(inner).join(', ')}]`;
}

function dictText(entries: readonly (readonly [string, unknown])[], keys: number, inner: (part: unknown) => string): string {
  if (entries.length !== keys) throw new NotInPython('holds a record with symbols or hidden keys');
  return `{${entries.map(([key, part]) => `${textOf(key)}: ${inner(part)}`).join(', ')}}`;
}

function keyText(key: unknown, inner: (part: unknown) => string): string {
  if (typeof key === 'object' && key !== null) throw new NotInPython('holds an object as a key, which Python does not hash');
  return inner(key);
}

function dateText(date: Date): string {
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new NotInPython('holds a date that Python has none of');
  const parts = [year, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds() * 1000];
  return `datetime.datetime(${parts.join(', ')}, tzinfo=datetime.timezone.utc)`;
}
