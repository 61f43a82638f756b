import { Opaque } from '../value/opaque.js';
import { print } from '../value/print.js';
import { valueClass } from '../value/shape.js';
import type { Brand } from './brand.js';
import { sourceOf, timeOf, unboxed } from './slots.js';

/** Stands where an array has nothing. */
export const HOLE = Symbol('hole');

/** What a value is called in a difference of kind: without what is only a matter of size. */
export function kindName(value: unknown): string {
  if (value === HOLE) return 'hole';
  if (Object.is(value, -0)) return 'number';
  if (value instanceof Opaque) return 'opaque';
  return valueClass(value).replace(/^empty /, '');
}

/** What a value holds besides items and properties, as text; empty where there is nothing. */
export function payloadOf(value: object, brand: Brand): string {
  return PAYLOADS[brand]?.(value as never) ?? '';
}

const PAYLOADS: Readonly<Partial<Record<Brand, (value: never) => string>>> = {
  date: (value: Date) => String(timeOf(value)),
  regexp: (value: RegExp) => `${sourceOf(value)} ${value.lastIndex}`,
  boxed: (value: object) => boxText(unboxed(value)),
  url: (value: { readonly href: unknown }) => (typeof value.href === 'string' ? value.href : ''),
  params: (value: object) => print(value),
  buffer: (value: ArrayBuffer) => bytesOf(new Uint8Array(value)),
  dataview: (value: DataView) => bytesOf(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
};

function boxText(value: unknown): string {
  return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`;
}

function bytesOf(bytes: Uint8Array): string {
  return bytes.join(' ');
}
