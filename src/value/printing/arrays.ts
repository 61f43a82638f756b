import { isIntegerKey } from '../characters.js';
import { ArrayPrototype, getOwnPropertyDescriptor, getOwnPropertySymbols, isArray, isExtensible, ownKeys } from '../primordials.js';
import { isDense } from './dense.js';
import type { Integrity, Kind } from './kind.js';
import { LONGEST } from './longest.js';
import { integrityOf, isUsual } from './properties.js';
import { simpleText } from './primitives.js';
import type { Writer } from './writer.js';

/** Holes in a row are written up to here; an array with more holes than this and than items is written as `Object.assign(Array(n), {…})`. */
const MANY_HOLES = 16;

/**
 * Writes an ordinary array in one go; false, with nothing written, if it has holes, further properties, or cannot be extended.
 * Reads items without their descriptors, and further properties that are hidden without looking for them, since either would triple
 * the cost: an accessor in the place of an item shows as its value, a hidden property of an array that can be extended not at all.
 */
export function writePlainArray(writer: Writer, value: readonly unknown[]): boolean {
  const { length } = value;
  if (!isExtensible(value) || getOwnPropertySymbols(value).length > 0 || !isDense(value)) return false;
  let text = '[';
  for (let i = 0; i < length; i++) {
    if (writer.out.length + text.length > LONGEST) {
      text += ', <too long>';
      break;
    }
    const item = value[i];
    const simple = simpleText(item);
    if (simple === null) {
      writer.out += i === 0 ? text : `${text}, `;
      text = '';
      writer.value(writer, item);
    } else text += i === 0 ? simple : `, ${simple}`;
  }
  writer.out += `${text}]`;
  return true;
}

function isItem(value: object, key: string | symbol): boolean {
  return typeof key === 'string' && isIntegerKey(key) && +key < (value as unknown[]).length;
}

export const arrayKind: Kind = {
  name: 'Array', prototype: ArrayPrototype, is: isArray,
  says: (value, key, descriptor, integrity) => key === 'length' || (isItem(value, key) && isUsual(descriptor, integrity)),
  write: (writer, value) => {
    const array = value as readonly unknown[];
    const integrity = integrityOf(array);
    let end = '';
    writer.out += '[';
    for (let i = 0; i < array.length; i++) {
      if (i > 0) writer.out += ', ';
      end = writeItem(writer, array, i, integrity) ? '' : ',';
    }
    writer.out += `${end}]`;
  },
};

function writeItem(writer: Writer, array: readonly unknown[], i: number, integrity: Integrity): boolean {
  const found = getOwnPropertyDescriptor(array, i);
  if (found === undefined || !isUsual(found, integrity)) return false;
  writer.value(writer, array[i]);
  return true;
}

/** An array that is mostly holes: its items are written as further properties. */
export const sparseArrayKind: Kind = {
  ...arrayKind,
  says: (_, key) => key === 'length',
  write: (writer, value) => {
    writer.out += `Array(${(value as unknown[]).length})`;
  },
};

export function isSparse(value: readonly unknown[]): boolean {
  const { length } = value;
  if (length <= MANY_HOLES) return false;
  const keys = ownKeys(value);
  let items = 0;
  while (items < keys.length && isItem(value, keys[items]!)) items++;
  return length - items > MANY_HOLES && length - items > items;
}

/** What a function sees as `arguments`; its prototype is that of any object. */
export const argumentsKind: Kind = {
  ...arrayKind,
  name: 'Arguments',
  says: (value, key, descriptor, integrity) => key === 'length' || key === 'callee' || key === Symbol.iterator
    || (isItem(value, key) && isUsual(descriptor, integrity)),
  write: (writer, value) => {
    writer.out += '(function () { return arguments; })(';
    const list = value as readonly unknown[];
    for (let i = 0; i < list.length; i++) {
      if (i > 0) writer.out += ', ';
      writer.value(writer, list[i]);
    }
    writer.out += ')';
  },
};
