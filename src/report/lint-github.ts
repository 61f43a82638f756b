import type { LintResult } from '../model/lint.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** What `lint` says as annotations of GitHub Actions: a workflow command for each finding, and for what was not read. */
export function lintGithub({ findings, notRead }: LintResult): string {
  const lines = findings.map(({ code, severity, message, file, line, column, endLine, endColumn }) => command(COMMANDS[severity], { file, line, endLine, col: column, endColumn: endLine === line ? endColumn : undefined, title: code }, message));
  const left = notRead.map(({ file, span, text, why }) => command('notice', { file, line: span.start.line, col: span.start.column, title: 'LINT-NOT-READ' }, `${text} was not read: ${why}`));
  return [...lines, ...left].map((line) => `${line}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
  const said = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`]));
  return `::${name} ${said.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
