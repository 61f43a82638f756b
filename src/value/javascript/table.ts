import { Reader } from '../parsing/reader.js';
import { readRows } from '../parsing/tables.js';
import type { Row } from '../parsing/tables.js';
import { readValue } from '../parsing/values.js';

/** What tells whether two lists of arguments are the same, in the function itself: a table becomes one expression without help. */
const SAME = 'const same = (x, y) => Object.is(x, y) || (typeof x === "object" && typeof y === "object" && x !== null && y !== null'
  + ' && Object.keys(x).length === Object.keys(y).length && Object.keys(x).every((key) => same(x[key], y[key])));';

/** A table of results as a JavaScript function; `expressionOf` makes an expression of a printed value. */
export function tableJavaScript(source: string, expressionOf: (text: string) => string): string {
  const { rows, otherwise } = readRows(new Reader(readValue, source, {}, 2));
  const lines = rows.map((row) => `if (same(args, ${expressionOf(row.args)})) ${resultOf(row, expressionOf)}`);
  return `(...args) => { ${[SAME, ...lines, otherwise === null ? '' : resultOf(otherwise, expressionOf)].join(' ').trim()} }`;
}

function resultOf({ throws, result }: Row, expressionOf: (text: string) => string): string {
  return `${throws ? 'throw' : 'return'} ${expressionOf(result)};`;
}
