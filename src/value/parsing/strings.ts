import { charCodeAt, exec, fromCharCode, fromCodePoint, indexOf, slice } from '../primordials.js';
import type { Reader } from './reader.js';
import { stringEnd } from './skip.js';

const SIMPLE: Readonly<Record<number, string>> = { 98: '\b', 102: '\f', 110: '\n', 114: '\r', 116: '\t', 118: '\v', 48: '\0', 10: '' };
const HEX = /^[0-9a-fA-F]+$/;

/** A string literal in double quotes, single quotes, or in backticks without substitution. */
export function readString(reader: Reader): string {
  const { text } = reader;
  const start = reader.at + 1;
  if (charCodeAt(text, start - 1) !== 34) return readOther(reader);
  const end = indexOf(text, '"', start);
  if (end < 0) reader.fail('a string that does not end');
  if (reader.backslashAfter(start) < end) return readWithEscapes(reader, start, end);
  if (reader.lineBreakAfter(start) < end) reader.fail('a line break in a string');
  reader.at = end + 1;
  return slice(text, start, end);
}

/** Goes from backslash to backslash; `end` is the first quotation mark, which may be an escaped one. */
function readWithEscapes(reader: Reader, start: number, first: number): string {
  const { text } = reader;
  let out = '';
  let from = start;
  let end = first;
  for (let at = reader.backslashAfter(from); at < end; at = reader.backslashAfter(from)) {
    reader.at = at;
    out += slice(text, from, at) + readEscape(reader);
    from = reader.at;
    if (from > end) end = indexOf(text, '"', from);
    if (end < 0) reader.fail('a string that does not end');
  }
  if (reader.lineBreakAfter(start) < end) reader.fail('a line break in a string');
  reader.at = end + 1;
  return out + slice(text, from, end);
}

function readOther(reader: Reader): string {
  const { text } = reader;
  if (charCodeAt(text, reader.at) === 39) return readEscaped(reader, stringEnd(text, reader.at));
  let end = reader.at + 1;
  for (; end < text.length && charCodeAt(text, end) !== 96; end++) {
    const code = charCodeAt(text, end);
    if (code === 92) end++;
    else if (code === 36 && charCodeAt(text, end + 1) === 123) reader.fail('a template with a substitution is no literal', end);
  }
  return readEscaped(reader, end < text.length ? end + 1 : -1);
}

function readEscaped(reader: Reader, end: number): string {
  if (end < 0) reader.fail('a string that does not end');
  const { text } = reader;
  let out = '';
  let from = reader.at + 1;
  for (let i = from; i < end - 1; i++) {
    if (charCodeAt(text, i) !== 92) continue;
    out += slice(text, from, i);
    reader.at = i;
    out += readEscape(reader);
    i = reader.at - 1;
    from = reader.at;
  }
  reader.at = end;
  return out + slice(text, from, end - 1);
}

function readEscape(reader: Reader): string {
  const { text, at } = reader;
  const code = charCodeAt(text, at + 1);
  if (code === 117) return charCodeAt(text, at + 2) === 123 ? readCodePoint(reader) : readHex(reader, 4);
  if (code === 120) return readHex(reader, 2);
  reader.at = at + 2;
  return code === 34 || code === 92 ? fromCharCode(code) : SIMPLE[code] ?? fromCharCode(code);
}

function readHex(reader: Reader, digits: number): string {
  const hex = slice(reader.text, reader.at + 2, reader.at + 2 + digits);
  if (hex.length < digits || exec(HEX, hex) === null) reader.fail('an escape without its hex digits');
  reader.at += 2 + digits;
  return fromCharCode(+`0x${hex}`);
}

function readCodePoint(reader: Reader): string {
  const end = indexOf(reader.text, '}', reader.at);
  const hex = slice(reader.text, reader.at + 3, end);
  if (end < 0 || exec(HEX, hex) === null || +`0x${hex}` > 0x10_ff_ff) reader.fail('an escape that is no code point');
  reader.at = end + 1;
  return fromCodePoint(+`0x${hex}`);
}
