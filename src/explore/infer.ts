import type { Parameter, Property, Shape, Signature } from '../model/shape.js';
import { print } from '../value/print.js';

/** A signature that fits all examples: what is known of an operation that declares no types. */
export function inferSignature(examples: readonly (readonly unknown[])[]): Signature {
  const most = Math.max(...examples.map((list) => list.length), 0);
  const least = Math.min(...examples.map((list) => list.length), most);
  const parameters = Array.from({ length: most }, (_, i): Parameter => {
    const values = examples.filter((list) => list.length > i).map((list) => list[i]);
    return { name: `arg${i}`, shape: inferShape(values), optional: i >= least, rest: false };
  });
  return { parameters, returns: { kind: 'any' } };
}

/** The union of the shapes of these values; records of the same keys are merged into one, with the keys that are missing somewhere optional. */
export function inferShape(values: readonly unknown[]): Shape {
  const records = values.filter(isRecord);
  const arrays = values.filter((v): v is unknown[] => Array.isArray(v));
  const others = new Map(values.filter((v) => !isRecord(v) && !Array.isArray(v)).map((v) => {
    const shape = scalarShape(v);
    return [JSON.stringify(shape), shape] as const;
  }));
  const of: Shape[] = [...others.values()];
  if (arrays.length > 0) of.push({ kind: 'array', of: inferShape(arrays.flat(1)) });
  if (records.length > 0) of.push(mergeRecords(records));
  if (of.length === 0) return { kind: 'any' };
  return of.length === 1 ? (of[0] as Shape) : { kind: 'union', of };
}

function mergeRecords(records: readonly Record<string, unknown>[]): Shape {
  const names = [...new Set(records.flatMap((r) => Object.keys(r)))];
  const common = names.filter((name) => records.every((r) => Object.hasOwn(r, name)));
  // Keys that no two records share are data, not fields.
  if (records.length > 2 && common.length === 0 && names.length > records.length) {
    return { kind: 'record', properties: [], index: { key: { kind: 'string' }, value: inferShape(records.flatMap((r) => Object.values(r))) } };
  }
  const properties = names.map((name): Property => ({
    name,
    shape: inferShape(records.filter((r) => Object.hasOwn(r, name)).map((r) => r[name])),
    optional: !common.includes(name),
  }));
  return { kind: 'record', properties };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value) as unknown;
  return prototype === Object.prototype || prototype === null;
}

function scalarShape(value: unknown): Shape {
  switch (typeof value) {
    case 'string': return { kind: 'string' };
    case 'number': return { kind: 'number' };
    case 'boolean': return { kind: 'boolean' };
    case 'bigint': return { kind: 'bigint' };
    case 'symbol': return { kind: 'symbol' };
    case 'undefined': return { kind: 'undefined' };
    case 'function': return { kind: 'function', parameters: Array.from({ length: value.length }, (_, i) => ({ name: `a${i}`, shape: { kind: 'any' }, optional: false, rest: false })), returns: { kind: 'any' } };
    default: return value === null ? { kind: 'null' } : objectShape(value as object);
  }
}

function objectShape(value: object): Shape {
  if (value instanceof Date) return { kind: 'builtin', name: 'Date', of: [] };
  if (value instanceof RegExp) return { kind: 'builtin', name: 'RegExp', of: [] };
  if (value instanceof Map) return { kind: 'builtin', name: 'Map', of: [inferShape([...value.keys()]), inferShape([...value.values()])] };
  if (value instanceof Set) return { kind: 'builtin', name: 'Set', of: [inferShape([...value])] };
  if (value instanceof Error) return { kind: 'builtin', name: 'Error', of: [] };
  if (value instanceof Uint8Array) return { kind: 'builtin', name: 'Uint8Array', of: [] };
  return { kind: 'literal', value: print(value) };
}
