import { Problem } from '../../host/problem.js';

const EXAMPLE = "A right one: '(items: string[], limit?: number) => number'.";

/** The text is no function type; `at` is an offset into it. */
export function notRead(text: string, why: string, at: number): Problem {
  const column = Math.min(Math.max(at, 0), text.length) + 1;
  return invalid(`The signature ${quoted(text)} cannot be read: ${sentence(why)} (column ${column}).`);
}

export function notCallable(text: string): Problem {
  return invalid(`The signature ${quoted(text)} is a type, but not of a function.`);
}

function invalid(what: string): Problem {
  return new Problem({ code: 'SIGNATURE-INVALID', severity: 'error', message: `${what} ${EXAMPLE}` });
}

function quoted(text: string): string {
  return `'${text.length > 200 ? `${text.slice(0, 200)}…` : text}'`;
}

function sentence(why: string): string {
  return why.replace(/\.\s*$/, '');
}
