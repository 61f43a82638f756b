import { isIdentifierPart } from '../characters.js';
import { charCodeAt, indexOf, setHas, slice } from '../primordials.js';

/** Words after which a slash begins a regular expression, not a division. */
const BEFORE_EXPRESSION: ReadonlySet<string> = new Set([
  'return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'new', 'instanceof', 'do', 'else', 'yield', 'await',
]);

/** The offset after a string literal that begins at `at`, or -1 if it does not end on its line. */
export function stringEnd(text: string, at: number): number {
  const mark = charCodeAt(text, at);
  for (let i = at + 1; i < text.length; i++) {
    const code = charCodeAt(text, i);
    if (code === 92) i++;
    else if (code === mark) return i + 1;
    else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/** The offset after the closing slash of a regular expression literal that begins at `at` (its flags not included), or -1. */
export function regExpEnd(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const code = charCodeAt(text, i);
    if (code === 92) i++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 10 || code === 13) return -1;
    else if (code === 47 && !inClass) return i === at + 1 ? -1 : i + 1;
  }
  return -1;
}

function templateEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = charCodeAt(text, i);
    if (code === 92) i++;
    else if (code === 96) return i + 1;
    else if (code === 36 && charCodeAt(text, i + 1) === 123) {
      i = expressionEnd(text, i + 2);
      if (i < 0 || charCodeAt(text, i) !== 125) return -1;
    }
  }
  return -1;
}

function commentEnd(text: string, at: number): number {
  const end = charCodeAt(text, at + 1) === 42 ? indexOf(text, '*/', at + 2) + 2 : indexOf(text, '\n', at + 2) + 1;
  return end <= 2 ? -1 : end;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWordPart(charCodeAt(text, end))) end++;
  return end;
}

function isWordPart(code: number): boolean {
  // Letters of other scripts, but not the arrow of a table of results.
  return isIdentifierPart(code) || (code > 127 && code !== 0x21_92);
}

/** Round brackets, square brackets and braces by their codes: each opening one with its closing one. */
const CLOSING: Readonly<Record<number, number>> = { 40: 41, 91: 93, 123: 125 };

function isClosing(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}

/**
 * The offset at which an expression ends that begins at `at`: at a comma, a semicolon or a closing bracket that belongs to what is
 * around it, or at the end of the text. -1 if brackets, strings, templates or comments do not balance. A slash after `)` is taken
 * for a division.
 */
export function expressionEnd(text: string, at: number): number {
  let afterValue = false;
  let i = at;
  while (i < text.length) {
    const code = charCodeAt(text, i);
    if (code === 44 || code === 59 || isClosing(code)) return i;
    if (code === 38 && !afterValue) {
      // A label is no value: what it stands before is one, be it a regular expression.
      i = labelEnd(text, i);
      continue;
    }
    const next = skipOne(text, i, afterValue);
    if (next < 0) return -1;
    afterValue = leavesValue(text, { from: i, to: next, before: afterValue });
    i = next;
  }
  return i;
}

/** The offset after an ampersand and the number of a label, if it is one: `a && 1` has none. */
function labelEnd(text: string, at: number): number {
  let end = at + 1;
  if (charCodeAt(text, at - 1) !== 38) while (charCodeAt(text, end) >= 48 && charCodeAt(text, end) <= 57) end++;
  return end;
}

/** The offset after one token, or after a bracket with all that it holds. */
function skipOne(text: string, at: number, afterValue: boolean): number {
  const code = charCodeAt(text, at);
  if (code === 34 || code === 39) return stringEnd(text, at);
  if (code === 96) return templateEnd(text, at);
  if (CLOSING[code] !== undefined) return bracketEnd(text, at);
  if (code === 47) {
    const next = charCodeAt(text, at + 1);
    if (next === 47 || next === 42) return commentEnd(text, at);
    return afterValue ? at + 1 : regExpEnd(text, at);
  }
  return isWordPart(code) ? wordEnd(text, at) : at + 1;
}

function leavesValue(text: string, { from, to, before }: { readonly from: number; readonly to: number; readonly before: boolean }): boolean {
  const code = charCodeAt(text, from);
  if (code === 32 || code === 9 || code === 10 || code === 13) return before;
  if (code === 47) return to > from + 1 && charCodeAt(text, from + 1) !== 42 && charCodeAt(text, from + 1) !== 47;
  if (isWordPart(code)) return !setHas(BEFORE_EXPRESSION, slice(text, from, to));
  return code === 34 || code === 39 || code === 96 || CLOSING[code] !== undefined;
}

/** The offset after a bracket that opens at `at`, or -1. */
export function bracketEnd(text: string, at: number): number {
  const closing = CLOSING[charCodeAt(text, at)];
  let i = at + 1;
  for (;;) {
    i = expressionEnd(text, i);
    if (i < 0 || i >= text.length) return -1;
    const code = charCodeAt(text, i);
    if (code === closing) return i + 1;
    if (isClosing(code)) return -1;
    i++;
  }
}

/** The offset after the value at `at` that reaches to a blank behind which `follows` says yes, or to the end of the text; -1 if brackets or strings in it do not balance. */
export function valueEnd(text: string, at: number, follows: (rest: string) => boolean): number {
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32 && i > at && follows(text.slice(i + 1))) return i;
    const end = code === 34 ? stringEnd(text, i) : code === 40 || code === 91 || code === 123 ? bracketEnd(text, i) : code === 47 ? regExpEnd(text, i) : i + 1;
    if (end < 0) return -1;
    i = end - 1;
  }
  return text.length;
}

export function skipSpace(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i++) {
    const code = charCodeAt(text, i);
    if (code !== 32 && (code < 9 || code > 13)) break;
  }
  return i;
}
