import { charCodeAt, exec, indexOf, slice, startsWith } from '../primordials.js';
import { Opaque } from '../opaque.js';
import { readArray } from './arrays.js';
import { makeRegExp, readLabelNumber } from './constructors.js';
import { readBracket } from './functions.js';
import { readInstance } from './instances.js';
import { readNumber } from './numbers.js';
import type { Reader } from './reader.js';
import { readRecord } from './records.js';
import { regExpEnd, stringEnd } from './skip.js';
import { readString } from './strings.js';
import { readWordValue } from './words.js';

const FLAGS = /^[a-z]*/;

/** Reads any value; `reader.at` stands at its first character, and afterwards behind its last. */
export function readValue(reader: Reader): unknown {
  const code = charCodeAt(reader.text, reader.at);
  switch (code) {
    case 34: case 39: case 96: return readStringOrInstance(reader);
    case 123: return readRecord(reader);
    case 91: return readArray(reader);
    case 45: case 43: case 46: case 48: case 49: case 50: case 51: case 52: case 53: case 54: case 55: case 56: case 57: return readNumber(reader);
    case 38: return readLabelled(reader);
    case 42: return readReference(reader);
    case 60: return readOpaque(reader);
    case 47: return readRegExp(reader);
    case 40: return readBracket(reader);
    default: return readWordValue(reader);
  }
}

/** A class whose name is no identifier is quoted: `"odd name" {a: 1}`. */
function readStringOrInstance(reader: Reader): unknown {
  const text = readString(reader);
  const next = reader.code();
  return next === 40 || (next === 32 && startsWith(reader.text, ' {', reader.at)) ? readInstance(reader, text) : text;
}

function readLabelled(reader: Reader): unknown {
  const start = reader.at;
  const label = readLabelNumber(reader);
  if (reader.pending !== 0) reader.fail('two labels on one value', start);
  reader.pending = label;
  const value = reader.value(reader);
  reader.pending = 0;
  if (value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')) {
    reader.fail('a label on a value that has no identity', start);
  }
  return reader.define(label, value);
}

function readReference(reader: Reader): unknown {
  const start = reader.at;
  if (reader.pending !== 0) reader.fail('a label on a reference');
  const label = readLabelNumber(reader);
  const end = reader.at;
  reader.at = start;
  const value = reader.referred(label);
  reader.at = end;
  return value;
}

/** `<function add>`: the text between the brackets, in which a name may be quoted. */
function readOpaque(reader: Reader): Opaque {
  const { text } = reader;
  const start = reader.at + 1;
  let end = start;
  while (end < text.length && charCodeAt(text, end) !== 62) {
    end = charCodeAt(text, end) === 34 ? stringEnd(text, end) : end + 1;
    if (end < 0) reader.fail('a name that does not end');
  }
  if (end >= text.length || indexOf(slice(text, start, end), '\n') >= 0) reader.fail('a "<" without its ">"');
  reader.at = end + 1;
  return reader.bind(new Opaque(slice(text, start, end)));
}

function readRegExp(reader: Reader): RegExp {
  const { text, at } = reader;
  const end = regExpEnd(text, at);
  if (end < 0) reader.fail('a regular expression that does not end');
  const flags = exec(FLAGS, slice(text, end, end + 12))![0];
  const made = makeRegExp(reader, slice(text, at + 1, end - 1), flags);
  reader.at = end + flags.length;
  return reader.bind(made);
}
