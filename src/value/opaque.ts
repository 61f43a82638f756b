import type { Printed } from '../model/value.js';
import { isIdentifierPart } from './characters.js';
import { functionEnd, isFunctionAt } from './parsing/function-source.js';
import { regExpEnd, stringEnd } from './parsing/skip.js';
import { charCodeAt, exec, indexOf, slice } from './primordials.js';

/**
 * What cannot be seen into: a closure, a promise, private fields, something that threw while it was read. Never the same as anything
 * and never different. Printed `<text>`; a text that was cut has its beginning before that.
 */
export class Opaque {
  readonly text: string;
  readonly prefix: string;

  constructor(text: string, prefix = '') {
    this.text = text;
    this.prefix = prefix;
  }
}

/**
 * The key under which an instance read from text holds an `Opaque` in the place of its private fields (printed `<private>`, as the
 * last of its properties).
 */
export const PRIVATE: unique symbol = Symbol('private');

const KEY_OF_ACCESSOR = /^[gs]et (?:[\w$]+)\(/;

/** Whether a printed value or outcome has a part that cannot be seen into, or was cut. */
export function holdsOpaque(text: Printed): boolean {
  if (indexOf(text, '<') < 0) return false;
  let i = 0;
  while (i >= 0 && i < text.length) {
    if (text[i] === '<') return true;
    i = nextToken(text, i);
  }
  // Only a text that was cut has a string that does not end.
  return i < 0;
}

/** The offset after a string, regular expression, function, word or other character. */
function nextToken(text: string, at: number): number {
  const code = charCodeAt(text, at);
  if (code === 34) return stringEnd(text, at);
  if (code === 47) return regExpEnd(text, at);
  const before = at === 0 ? 32 : charCodeAt(text, at - 1);
  if (isIdentifierPart(before) || before === 46) return at + 1;
  const accessor = exec(KEY_OF_ACCESSOR, slice(text, at, at + 200));
  if (accessor !== null) return at + accessor[0].length;
  if (code !== 40 && !isIdentifierPart(code)) return at + 1;
  return isKey(text, at) || !isFunctionAt(text, at) ? at + 1 : functionEnd(text, at);
}

function isKey(text: string, at: number): boolean {
  let end = at;
  while (isIdentifierPart(charCodeAt(text, end))) end++;
  return end > at && charCodeAt(text, end) === 58;
}
