import { enumerableValues, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, isExtensible } from '../primordials.js';
import { simpleText } from './primitives.js';
import { keyText } from './properties.js';
import type { Writer } from './writer.js';

/** Up to here it is faster to read values one by one than all at once. */
const FEW_KEYS = 5;

/** Only beyond so many objects it pays to remember what stands before each value. */
const FEW_OBJECTS = 8;

/**
 * Writes a record in one go; false, with nothing written, if a key is a symbol, a property is an accessor, hidden or fixed, or the
 * record cannot be extended. All descriptors are seen before anything is read, since reading may run code. Names and symbols are asked
 * for apart, and many values all at once, since the engine has these at hand; short texts are put together before they join the long one.
 */
export function writePlainRecord(writer: Writer, value: object): boolean {
  const keys = getOwnPropertyNames(value);
  const { length } = keys;
  if (!isExtensible(value) || getOwnPropertySymbols(value).length > 0) return false;
  for (let i = 0; i < length; i++) {
    const found = getOwnPropertyDescriptor(value, keys[i]!);
    if (found === undefined || found.enumerable !== true || found.writable !== true || found.configurable !== true) return false;
  }
  const items = length > FEW_KEYS ? enumerableValues(value) : null;
  if (items !== null && items.length !== length) return false;
  const remembers = writer.count > FEW_OBJECTS;
  let text = '{';
  for (let i = 0; i < length; i++) {
    const key = keys[i]!;
    const head = remembers ? remembered(writer, key, i) : headOf(key, i);
    const item = items === null ? (value as Record<string, unknown>)[key] : items[i];
    const simple = simpleText(item);
    if (simple === null) {
      writer.out += text + head;
      text = '';
      writer.value(writer, item);
    } else text += head + simple;
  }
  writer.out += `${text}}`;
  return true;
}

/** Records come in lists, and then the one before had the same key at this position. */
function remembered(writer: Writer, key: string, position: number): string {
  if (writer.heads.length === 0) writer.heads = [];
  const { heads } = writer;
  if (heads[2 * position] !== key) {
    heads[2 * position] = key;
    heads[2 * position + 1] = headOf(key, position);
  }
  return heads[2 * position + 1]!;
}

function headOf(key: string, position: number): string {
  return position === 0 ? `${keyText(key)}: ` : `, ${keyText(key)}: `;
}
