import type { Case } from '../model/case.js';
import type { Requirement, Span } from '../model/spec.js';
import { caseText } from '../value/case.js';

/**
 * The spec's text with a block of Markdown behind all that stands beneath a requirement; no other byte is touched. The block's lines are
 * indented as the requirement is, and end as the file's lines do.
 */
export function insertBlock(text: string, { body }: Pick<Requirement, 'body'>, block: string): string {
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const indent = ' '.repeat(body.start.column - 1);
  const lines = block.split('\n').map((line) => (line === '' ? '' : indent + line)).join(end);
  return `${text.slice(0, body.end.offset)}${end}${end}${lines}${text.slice(body.end.offset)}`;
}

/** The line of a requirement that nobody has confirmed on which the case stands, with what it did before; null where there is none. */
export function staleExample(text: string, { status, checks }: Pick<Requirement, 'status' | 'checks'>, of: Case): Span | null {
  if (status === 'confirmed' || of.kind !== 'call') return null;
  const pin = checks.find((c) => c.kind === 'pin' && caseText(c.case) === caseText(of) && isOneLine(text, c.span) && text.slice(c.span.start.offset, c.span.end.offset).startsWith(`${caseText(of)} `));
  return pin?.span ?? null;
}

/** From the first character of its line, apart from what indents it, to the last. */
function isOneLine(text: string, { start, end }: Span): boolean {
  const line = text.slice(text.lastIndexOf('\n', start.offset) + 1, start.offset) + text.slice(end.offset).replace(/\r?\n[^]*$/, '');
  return line.trim() === '' && !text.slice(start.offset, end.offset).includes('\n');
}

export function replaceLine(text: string, { start, end }: Span, entry: string): string {
  return text.slice(0, start.offset) + entry + text.slice(end.offset);
}

/** A fence that holds entries. A session's further steps are indented, as in a baseline. */
export function casesBlock(entries: readonly string[]): string {
  return fence('cases', entries.map((entry) => entry.replaceAll('\n', '\n  ')).join('\n'));
}

export function unspecifiedBlock(lines: readonly string[]): string {
  return fence('ts unspecified', lines.join('\n'));
}

/** Longer than any run of backticks within. */
function fence(info: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${info}\n${content}\n${marks}`;
}
