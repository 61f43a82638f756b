import { enumerableValues, getOwnPropertyDescriptor, getOwnPropertyNames, getOwnPropertySymbols, isExtensible } from '../primordials.js';
import { simpleText } from './primitives.js';
import { keyText } from './properties.js';
import type { Writer } from './writer.js';

/** Up to here it is faster to read values one by one than all at once. */
const FEW_KEYS = 5;

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
  let text = '{';
  for (let i = 0; i < length; i++) {
    const head = keys[i] === writer.keys[i] ? writer.heads[i]! : headOf(writer, keys[i]!, i);
    const item = items === null ? (value as Record<string, unknown>)[keys[i]!] : items[i];
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

function headOf(writer: Writer, key: string, position: number): string {
  writer.keys[position] = key;
  return writer.heads[position] = position === 0 ? `${keyText(key)}: ` : `, ${keyText(key)}: `;
}
