import { isIntegerKey } from '../characters.js';
import {
  bufferLength, sharedBufferLength, typedArrayBuffer, typedArrayBytes, typedArrayLength, typedArrayName, typedArrayOffset, Uint8ArrayClass, viewBuffer, viewLength, viewOffset,
} from '../primordials.js';
import { BufferClass, globalObject } from '../platform.js';
import type { Kind } from './kind.js';
import { probe } from './probe.js';
import type { Writer } from './writer.js';

const NAMES = [
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float16Array', 'Float32Array',
  'Float64Array', 'BigInt64Array', 'BigUint64Array',
];

/** From this length on, zeros only are written as their number. */
const MANY_ZEROS = 64;

/** Bytes; of a view on a part of a larger buffer, only the part is written. */
const LARGE = 2 ** 20;

const never = (): boolean => false;
const isSharedBuffer = probe(sharedBufferLength);
const byteLength = (buffer: ArrayBufferLike): number => (isSharedBuffer(buffer) ? sharedBufferLength(buffer) : bufferLength(buffer));

type Items = ArrayLike<number | bigint>;

function isAllZero(items: Items, length: number): boolean {
  for (let i = 0; i < length; i++) if ((items[i] !== 0 && items[i] !== 0n) || (items[i] === 0 && 1 / (items[i] as number) < 0)) return false;
  return true;
}

function listText(items: Items, length: number): string {
  const end = typeof items[0] === 'bigint' ? 'n' : '';
  let text = '[';
  for (let i = 0; i < length; i++) {
    const item = items[i]!;
    text += (i > 0 ? ', ' : '') + (item === 0 && 1 / item < 0 ? '-0' : item) + end;
  }
  return `${text}]`;
}

/** What stands between the brackets of a typed array's constructor. */
function itemsText(items: Items, length: number): string {
  if (length === 0) return '';
  return length >= MANY_ZEROS && isAllZero(items, length) ? `${length}` : listText(items, length);
}

/** `new Uint8Array([1, 2])`; one that shares its buffer, or shows a part of it, names the buffer. */
function writeTypedArray(writer: Writer, value: object): void {
  const length = typedArrayLength(value);
  const buffer = typedArrayBuffer(value);
  const whole = typedArrayOffset(value) === 0 && typedArrayBytes(value) === byteLength(buffer);
  const large = byteLength(buffer) > LARGE;
  writer.out += `new ${typedArrayName(value)!}(`;
  if (writer.has(buffer) || isSharedBuffer(buffer) || !(whole || large)) {
    writer.value(writer, buffer);
    if (!whole) writer.out += `, ${typedArrayOffset(value)}, ${length}`;
  } else {
    // A label on the list is one of the buffer.
    if (whole && length > 0) writer.first(buffer);
    writer.out += itemsText(value as Items, length);
  }
  writer.out += ')';
}

const typedArrayBase = {
  says: (_: object, key: string | symbol): boolean => typeof key === 'string' && isIntegerKey(key),
  items: typedArrayLength,
};

function typedArrayKinds(): Kind[] {
  return NAMES.flatMap((name) => {
    const found = (globalObject as Record<string, unknown>)[name] as { readonly prototype: object } | undefined;
    return found === undefined ? [] : [{ ...typedArrayBase, name, prototype: found.prototype, is: (value: object) => typedArrayName(value) === name, write: writeTypedArray }];
  });
}

/** Node's Buffers lie in a common pool, so nothing is said about what they share. */
const nodeBufferKind: readonly Kind[] = BufferClass === undefined ? [] : [{
  ...typedArrayBase, name: 'Buffer', prototype: BufferClass.prototype, is: (value) => typedArrayName(value) === 'Uint8Array',
  write: (writer, value) => {
    writer.out += `Buffer.from(${listText(value as Items, typedArrayLength(value))})`;
  },
}];

function bytesText(buffer: ArrayBufferLike): string {
  const bytes = new Uint8ArrayClass(buffer);
  return itemsText(bytes, typedArrayLength(bytes));
}

const bufferKind: Kind = {
  name: 'ArrayBuffer', prototype: ArrayBuffer.prototype, is: probe(bufferLength), says: never,
  write: (writer, value) => {
    writer.out += `new Uint8Array(${bytesText(value as ArrayBuffer)}).buffer`;
  },
};

const sharedBufferKind: Kind = {
  name: 'SharedArrayBuffer', prototype: SharedArrayBuffer.prototype, is: isSharedBuffer, says: never,
  write: (writer, value) => {
    const bytes = new Uint8ArrayClass(value as SharedArrayBuffer);
    const length = typedArrayLength(bytes);
    const made = `new SharedArrayBuffer(${length})`;
    writer.out += isAllZero(bytes, length) ? made : `Object.assign(new Uint8Array(${made}), ${listText(bytes, length)}).buffer`;
  },
};

const viewKind: Kind = {
  name: 'DataView', prototype: DataView.prototype, is: probe(viewLength), says: never,
  write: (writer, value) => {
    const buffer = viewBuffer(value);
    writer.out += 'new DataView(';
    writer.value(writer, buffer);
    const whole = viewOffset(value) === 0 && viewLength(value) === byteLength(buffer);
    writer.out += whole ? ')' : `, ${viewOffset(value)}, ${viewLength(value)})`;
  },
};

export const bufferKinds: readonly Kind[] = [...typedArrayKinds(), ...nodeBufferKind, bufferKind, sharedBufferKind, viewKind];
