import { bracketEnd, stringEnd } from '../../value/parsing/skip.js';

/**
 * The offset after the bracket that opens at `at` and all that it holds, or -1. Values are mostly words, numbers and strings, over
 * which one loop is enough; regular expressions, templates and comments of functions need a reader that knows them.
 */
export function closeOf(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      i = stringEnd(text, i) - 1;
      if (i < 0) return -1;
    } else if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) {
      if (--depth === 0) return i + 1;
    } else if (code === 47 || code === 96 || code === 39) return bracketEnd(text, at);
  }
  return -1;
}

/** The offset after an operation's name, bare or in quotes, or -1. */
export function nameEnd(text: string, at: number): number {
  if (text.charCodeAt(at) === 34) return stringEnd(text, at);
  let end = at;
  while (isNamePart(text.charCodeAt(end))) end++;
  return end === at ? -1 : end;
}

/** `\w`, `$`, and the dot of a path. */
function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code === 46;
}

/** The offset after `name(…)`, or -1. */
export function callEnd(text: string, at: number): number {
  const end = nameEnd(text, at);
  return end < 0 || text.charCodeAt(end) !== 40 ? -1 : closeOf(text, end);
}

const VOID = 'void ';
const MEMBER = /[\w$]+/y;

/**
 * The offset after the variable that a step asks; or -1. What goes on with what it gets names it twice, `it = it.reset()`; before what waits
 * for nothing stands `void`.
 */
export function askedFrom(text: string, variable: string): number {
  const from = text.startsWith(VOID) ? VOID.length : 0;
  if (!text.startsWith(variable, from)) return -1;
  const at = from + variable.length;
  if (from > 0 || !text.startsWith(' = ', at)) return at;
  return text.startsWith(variable, at + 3) ? at + 3 + variable.length : -1;
}

/** The offset after a step that asks `variable`, which begins the text: `cart.add("a")`, `cart["odd name"]`, `it("a")`, `it = it.reset()`, `void it(1)`; or -1. */
export function stepEnd(text: string, variable: string): number {
  const at = askedFrom(text, variable);
  if (at < 0) return -1;
  let end = text.charCodeAt(at) === 40 ? at : -1;
  if (text.charCodeAt(at) === 46) {
    MEMBER.lastIndex = at + 1;
    end = MEMBER.test(text) ? MEMBER.lastIndex : -1;
  } else if (text.startsWith('["', at)) end = closeOf(text, at);
  return end > 0 && text.charCodeAt(end) === 40 ? closeOf(text, end) : end;
}
