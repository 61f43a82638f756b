import { isIdentifierPart } from '../characters.js';
import { charCodeAt, slice } from '../primordials.js';
import type { Reader } from './reader.js';

/** A name of ASCII letters, digits, `_` and `$`. */
export function readWord(reader: Reader): string {
  const { text, at } = reader;
  let end = at;
  while (isIdentifierPart(charCodeAt(text, end))) end++;
  if (end === at || charCodeAt(text, at) <= 57 && charCodeAt(text, at) >= 48) reader.expected('a value');
  reader.at = end;
  return slice(text, at, end);
}
