import { isPlain, quote } from '../characters.js';
import { charCodeAt, exec, slice, startsWith, trim } from '../primordials.js';
import { bracketEnd, expressionEnd, skipSpace } from './skip.js';

const WORD = /^(?:function|class|async)(?![\w$])/;
const NAME_AND_ARROW = /^[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*\s*=>/;
const EVAL_OPEN = '(0, eval)(';

/** Whether a function expression begins at `at`: `function`, `class`, `async`, `x =>`, `(…) =>`, or one of these in brackets. */
export function isFunctionAt(text: string, at: number): boolean {
  if (charCodeAt(text, at) !== 40) {
    const word = slice(text, at, at + 200);
    return exec(WORD, word) !== null || exec(NAME_AND_ARROW, word) !== null;
  }
  const end = bracketEnd(text, at);
  if (end < 0) return false;
  const next = skipSpace(text, end);
  return startsWith(text, '=>', next) || (isFunctionAt(text, skipSpace(text, at + 1)) && expressionEnd(text, at + 1) === end - 1);
}

/** The offset after a function expression that begins at `at`, without white space behind it; -1 if there is none. */
export function functionEnd(text: string, at: number): number {
  if (!isFunctionAt(text, at)) return -1;
  let end = expressionEnd(text, at);
  while (end > at && isSpace(charCodeAt(text, end - 1))) end--;
  return slice(text, end - 2, end) === '=>' ? -1 : end;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** A function's source as it stands in a line: bare where it can, else in an `eval` that makes the same function. */
export function functionText(source: string): string {
  const bare = trim(source);
  const table = startsWith(bare, 'fn {');
  if (isPlain(bare) && (table || functionEnd(bare, 0) === bare.length)) return bare;
  return `${EVAL_OPEN}${quote(`(${bare}\n)`)})`;
}

/** The source that an `eval` of `functionText` holds. */
export function sourceInEval(inner: string): string {
  return startsWith(inner, '(') && slice(inner, -2) === '\n)' ? slice(inner, 1, -2) : inner;
}
