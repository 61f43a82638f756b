import { charCodeAt, codePointAt, exec, fromCodePoint, numberToString, padStart, slice } from './primordials.js';

/**
 * The characters that a reviewer would not see, or would see elsewhere than they are: they are escaped, so that what is read is what
 * is there. Controls and C1; line and paragraph separators; bidirectional controls; zero-width and other default-ignorable characters
 * (joiners, soft hyphen, fillers, variation selectors, tags); white space other than a space; lone surrogates (a pair is one character
 * under the `u` flag); private use; noncharacters. From Unicode's Default_Ignorable_Code_Point, White_Space and General_Category.
 */
const INVISIBLE = '\\u0000-\\u001f\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800'
  + '\\u3000\\u3164\\ud800-\\udfff\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff'
  + '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{1fffe}\\u{1ffff}\\u{2fffe}\\u{2ffff}\\u{3fffe}\\u{3ffff}\\u{e0000}-\\u{10ffff}';

const HIDDEN = new RegExp(`[${INVISIBLE}]`, 'u');
const ESCAPED = new RegExp(`["\\\\${INVISIBLE}]`, 'u');

const SHORT: Readonly<Record<number, string>> = { 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 34: '\\"', 92: '\\\\' };

/** Text outside a string (a function's source, a regular expression) may stand as it is. */
export function isPlain(text: string): boolean {
  return exec(HIDDEN, text) === null;
}

/** From here on the engine's own search is faster than a loop over the characters. */
const LONG = 48;

/** A string literal in double quotes. */
export function quote(text: string): string {
  const { length } = text;
  if (length > LONG && exec(ESCAPED, text) === null) return `"${text}"`;
  for (let i = 0; i < length; i++) {
    const code = charCodeAt(text, i);
    if (code < 32 || code === 34 || code === 92 || (code > 126 && isDoubtful(code) && isHidden(text, i))) return escape(text, i);
    if (code >= 0xd8_00 && code <= 0xdb_ff) i++;
  }
  return `"${text}"`;
}

/** The text in quotes, from its first character to escape on. */
function escape(text: string, first: number): string {
  let out = '"';
  let from = 0;
  for (let i = first; i < text.length; i++) {
    const code = charCodeAt(text, i);
    const isPair = code >= 0xd8_00 && code <= 0xdb_ff && codePointAt(text, i) > 0xff_ff;
    if (code < 32 || code === 34 || code === 92 || (code > 126 && isDoubtful(code) && isHidden(text, i))) {
      out += slice(text, from, i) + escapeOf(codePointAt(text, i));
      from = isPair ? i + 2 : i + 1;
    }
    if (isPair) i++;
  }
  return `${out}${slice(text, from)}"`;
}

/** Not in the ranges of letters, syllables and ideographs that hold nothing to hide, which is most of what is written. */
function isDoubtful(code: number): boolean {
  return !((code > 0xad && code < 0x03_4f) || (code > 0x03_4f && code < 0x06_1c) || (code > 0x31_64 && code < 0xd8_00));
}

function isHidden(text: string, at: number): boolean {
  return exec(HIDDEN, fromCodePoint(codePointAt(text, at))) !== null;
}

/** How a string literal writes a character that is not to stand there as it is; `code` is its code point. */
export function escapeOf(code: number): string {
  const short = SHORT[code];
  if (short !== undefined) return short;
  return code > 0xff_ff ? `\\u{${numberToString(code, 16)}}` : `\\u${padStart(numberToString(code, 16), 4, '0')}`;
}

/** Whether a name may stand without quotes, as a key or as a class. */
export function isIdentifier(text: string): boolean {
  const { length } = text;
  if (length === 0) return false;
  for (let i = 0; i < length; i++) {
    if (!isIdentifierPart(charCodeAt(text, i))) return false;
  }
  const first = charCodeAt(text, 0);
  return first < 48 || first > 57;
}

/** ASCII only: letters of other scripts may look like these, so names that hold them are quoted. */
export function isIdentifierPart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36;
}

/** Keys such as `0` and `12`: the decimal form of a safe integer. */
export function isIntegerKey(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 15) return false;
  if (charCodeAt(text, 0) === 48) return length === 1;
  for (let i = 0; i < length; i++) {
    const code = charCodeAt(text, i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}
