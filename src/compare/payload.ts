import { Opaque } from '../value/opaque.js';
import { valueClass } from '../value/shape.js';
import type { Brand } from './brand.js';

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
  date: (value: Date) => String(Date.prototype.getTime.call(value)),
  regexp: (value: RegExp) => `/${value.source}/${value.flags} ${value.lastIndex}`,
  boxed: (value: { valueOf(): unknown }) => `${typeof value.valueOf()} ${Object.is(value.valueOf(), -0) ? '-0' : String(value.valueOf())}`,
  url: (value: { href: string }) => value.href,
  params: (value: object) => String(value),
  buffer: (value: ArrayBuffer) => bytesOf(new Uint8Array(value)),
  dataview: (value: DataView) => bytesOf(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)),
};

function bytesOf(bytes: Uint8Array): string {
  return bytes.join(' ');
}
