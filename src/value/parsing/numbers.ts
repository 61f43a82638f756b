import { charCodeAt, exec, slice } from '../primordials.js';
import type { Reader } from './reader.js';

const NUMBER = /^(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)(n?)/;
const UNDERSCORES = /^[^_]*(?:\d_\d[^_]*)*$/;
const WORD_AFTER = /^[\w$]/;

/** Digits that a number holds exactly while it is added up. */
const EXACT = 15;

/** A number or bigint, with its sign. */
export function readNumber(reader: Reader): number | bigint {
  const { text } = reader;
  const first = charCodeAt(text, reader.at);
  const start = first === 45 || first === 43 ? reader.at + 1 : reader.at;
  let i = start;
  let number = 0;
  let code = charCodeAt(text, i);
  for (; code >= 48 && code <= 57; code = charCodeAt(text, ++i)) number = number * 10 + code - 48;
  const digits = i - start;
  if (digits === 0 || digits > EXACT || (digits > 1 && charCodeAt(text, start) === 48)) return readLong(reader, start, first === 45);
  if (code === 46) return readFraction(reader, start, i);
  if (code === 95 || (code >= 65 && code <= 122)) return readLong(reader, start, first === 45);
  reader.at = i;
  return first === 45 ? -number : number;
}

/** A number with a point, which stands at `point`. */
function readFraction(reader: Reader, start: number, point: number): number | bigint {
  const { text } = reader;
  let i = point + 1;
  let code = charCodeAt(text, i);
  for (; code >= 48 && code <= 57; code = charCodeAt(text, ++i));
  const negative = charCodeAt(text, start - 1) === 45 && start > reader.at;
  if (code === 95 || (code >= 65 && code <= 122)) return readLong(reader, start, negative);
  reader.at = i;
  return signed(+slice(text, start, i), negative);
}

function readLong(reader: Reader, start: number, negative: boolean): number | bigint {
  const { text } = reader;
  if (negative && slice(text, start, start + 8) === 'Infinity') {
    reader.at = start + 8;
    return -Infinity;
  }
  const found = exec(NUMBER, slice(text, start, start + 400_000));
  const literal = found?.[0] ?? '';
  const whole = literal.length > 1 && exec(/^0\d/, literal) !== null;
  if (literal === '' || whole || exec(UNDERSCORES, literal) === null) reader.expected('a number');
  reader.at = start + literal.length;
  if (exec(WORD_AFTER, slice(text, reader.at, reader.at + 1)) !== null) reader.fail('a number that goes on as a word');
  return found![1] === 'n' ? bigintOf(reader, literal, negative) : signed(numberOf(literal), negative);
}

function bigintOf(reader: Reader, literal: string, negative: boolean): bigint {
  const digits = withoutUnderscores(slice(literal, 0, -1));
  if (exec(/^(?:\d+|0[xXoObB][\da-fA-F]+)$/, digits) === null) reader.fail('a bigint with a fraction');
  const value = BigInt(digits);
  return negative ? -value : value;
}

function numberOf(literal: string): number {
  return +withoutUnderscores(literal);
}

function signed(value: number, negative: boolean): number {
  return negative ? -value : value;
}

function withoutUnderscores(digits: string): string {
  let out = '';
  for (let i = 0; i < digits.length; i++) if (digits[i] !== '_') out += digits[i]!;
  return out;
}
