import type { CustomCode, Finding, FindingCode } from '../model/finding.js';
import type { LintResult } from '../model/lint.js';
import type { NotRead } from '../model/spec.js';
import type { Style } from './style.js';

/** What `lint` says for people: a line for each finding and for all that was not read, by place; then what it all comes to. */
export function lintTerminal(result: LintResult, style: Style): string {
  const said = [...result.findings.map((finding) => findingLine(finding, style)), ...result.notRead.map((left) => notReadLine(left, style))];
  const lines = said.sort(byPlace).map(({ text }) => text);
  const code = result.findings[0]?.code;
  const more = code === undefined ? [] : [style.dim(`more: holdfast explain ${code}`)];
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary(result), ...more].join('\n')}\n`;
}

interface Said {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

function byPlace(a: Said, b: Said): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

function findingLine({ code, severity, message, file = '', line = 0, column = 0 }: Finding, style: Style): Said {
  const badge = severity === 'error' ? style.bad('error') : severity === 'warning' ? style.warn('warning') : style.dim('note');
  return { file, line, column, text: `${place(file, line, column)} ${badge} ${style.bold(code)} ${message}` };
}

function notReadLine({ file, span, text, why }: NotRead, style: Style): Said {
  const { line, column } = span.start;
  return { file, line, column, text: `${place(file, line, column)} ${style.dim('not read')} ${text}: ${why}` };
}

function place(file: string, line: number, column: number): string {
  return line === 0 ? file : `${file}:${line}:${column}`;
}

/** With these findings something of a spec was left unread. */
const UNREAD: ReadonlySet<FindingCode | CustomCode> = new Set(['FREEDOM-UNREADABLE', 'SPEC-CHECK-ORPHANED', 'SPEC-CHECKPOINT-MISPLACED', 'SPEC-CODE-INVALID', 'SPEC-EXAMPLE-UNREADABLE', 'SPEC-FENCE-UNKNOWN', 'SPEC-FRONT-MATTER', 'SPEC-ID-NEAR-MISS', 'SPEC-STATUS-UNKNOWN', 'SPEC-TABLE-RAGGED', 'SPEC-TABLE-UNREADABLE', 'SPEC-UNREADABLE']);

function summary({ specs, requirements, checks, findings, notRead, fixed }: LintResult): string {
  const left = notRead.length + findings.filter(({ code }) => UNREAD.has(code)).length;
  const read = `${count(specs, 'spec')}, ${count(requirements, 'requirement')}, ${count(checks, 'check')}`;
  const wrong = findings.length === 0 ? 'no findings' : count(findings.length, 'finding');
  const mended = fixed === undefined ? '' : `${count(fixed, 'fix', 'fixes')} made, `;
  return `${read}; ${mended}${wrong}, ${left === 0 ? 'all was read' : `${count(left, 'thing')} not read`}`;
}

function count(n: number, noun: string, several = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : several}`;
}
