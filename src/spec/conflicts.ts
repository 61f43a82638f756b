import type { Finding } from '../model/finding.js';
import type { Source } from './document/source.js';
import { SEVERITIES } from './notes.js';

interface Conflict {
  /** Offsets of the first line's first character, and behind the last line's last. */
  readonly start: number;
  readonly end: number;
}

const CONFLICT = /^<{7} [^\n]*\n(?:[^]*?\n)??={7}\r?\n(?:[^]*?\n)??>{7} [^\n\r]*/gm;

/** Where git left both sides of a merge for a person: as Markdown either of them may be read, or both. */
function conflictsIn(text: string): readonly Conflict[] {
  return text.includes('<<<<<<< ') ? [...text.matchAll(CONFLICT)].map(({ 0: all, index }) => ({ start: index, end: index + all.length })) : [];
}

/** Findings of a text with those of conflicts in the place of what comes of reading them. */
export function withConflicts(findings: readonly Finding[], source: Source, file: string): readonly Finding[] {
  const found = conflictsIn(source.text);
  if (found.length === 0) return findings;
  const spans = found.map(({ start, end }) => source.span(start, end));
  const isOutside = ({ line }: Finding): boolean => !spans.some(({ start, end }) => line !== undefined && line >= start.line && line <= end.line);
  const own = spans.map(({ start, end }): Finding => ({
    code: 'SPEC-CONFLICTED', severity: SEVERITIES['SPEC-CONFLICTED'], file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
    message: `What git could not merge stands here, to line ${end.line}. Take the lines that are meant, and the markers out; nothing is judged before that.`,
  }));
  return [...own, ...findings.filter(isOutside)].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
