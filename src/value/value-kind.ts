import { Made } from './made.js';
import { domExceptionMessage, domExceptionName, searchParamsText, urlHref } from './platform.js';
import {
  ArrayPrototype, bigintOf, booleanOf, dateTime, numberOf, ObjectPrototype, objectToString, regExpFlags, regExpSource, stringOf, symbolOf,
  viewBuffer, viewLength, viewOffset,
} from './primordials.js';
import { describe } from './printing/describe.js';

/** What a live value is, for those who compare and name values. */
export interface ValueKind {
  /** `Object` of records and instances, else the built-in that it is or extends: `Array`, `Map`, `TypeError`, … */
  readonly kind: string;
  /** The class of an instance or of something that extends a built-in; null of plain ones. */
  readonly className: string | null;
  readonly isError: boolean;
  /** All of it, or a part, cannot be seen. */
  readonly opaque: 'no' | 'partly' | 'wholly';
}

const RECORD: ValueKind = { kind: 'Object', className: null, isError: false, opaque: 'no' };
const ARRAY: ValueKind = { ...RECORD, kind: 'Array' };
const ARGUMENTS: ValueKind = { ...RECORD, kind: 'Arguments' };

export function valueKind(value: object): ValueKind {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === ArrayPrototype || (Array.isArray(value) && (prototype === null || prototype === ObjectPrototype))) return Array.isArray(value) ? ARRAY : RECORD;
  if (prototype === null) return RECORD;
  if (prototype === ObjectPrototype) return objectToString(value) === '[object Arguments]' ? ARGUMENTS : RECORD;
  if (value instanceof Made) return { ...RECORD, className: value.form.name };
  const { kind, className, sealedClass, hides } = describe(value, prototype, undefined);
  const wholly = kind?.opaque === true || sealedClass !== null;
  return {
    kind: kind?.name ?? 'Object',
    className: sealedClass ?? className,
    isError: kind !== null && /Error$|^DOMException$/.test(kind.name),
    opaque: wholly ? 'wholly' : hides ? 'partly' : 'no',
  };
}

/** What a built-in holds besides its properties, as values to compare in order. */
export function contentOf(value: object, kind: string): readonly unknown[] {
  switch (kind) {
    case 'Date': return [dateTime(value)];
    case 'RegExp': return [regExpSource(value), ...regExpFlags.map(([, is]) => is(value)), (value as RegExp).lastIndex];
    case 'Number': return [numberOf(value)];
    case 'String': return [stringOf(value)];
    case 'Boolean': return [booleanOf(value)];
    case 'BigInt': return [bigintOf(value)];
    case 'Symbol': return [symbolOf(value)];
    case 'ArrayBuffer': case 'SharedArrayBuffer': return [...new Uint8Array(value as ArrayBuffer)];
    case 'DataView': return [...new Uint8Array(viewBuffer(value), viewOffset(value), viewLength(value))];
    case 'Array': case 'Arguments': return [(value as unknown[]).length];
    case 'URL': return [urlHref?.(value)];
    case 'URLSearchParams': return [searchParamsText?.(value)];
    case 'DOMException': return [domExceptionName?.(value), domExceptionMessage?.(value)];
    default: return [];
  }
}
