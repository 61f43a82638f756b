import type { Requirement } from '../model/spec.js';

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
