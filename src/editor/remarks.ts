import type { Remark } from '../model/editor.js';
import type { SpecDocument } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Span } from '../model/spec.js';

/** Findings of a text with the parts of it that they speak of, in order. */
export function remarksOf(findings: readonly Finding[], document: SpecDocument): readonly Remark[] {
  const starts = [document.text.startsWith('\ufeff') ? 1 : 0, ...[...document.text.matchAll(/\r\n?|\n/g)].map(({ index, 0: end }) => index + end.length)];
  return findings.map((finding): Remark => ({
    code: finding.code, severity: finding.severity, message: finding.message, span: spanOf(finding, starts, document), fixes: finding.fixes ?? [],
  })).toSorted((a, b) => a.span.start.offset - b.span.start.offset);
}

/** To where it ends, or to the end of its line. */
function spanOf({ line = 1, column = 1, endLine, endColumn }: Finding, starts: readonly number[], { text, span }: SpecDocument): Span {
  const offset = (l: number, c: number): number => Math.min((starts[l - 1] ?? text.length) + c - 1, text.length);
  const start = offset(line, column);
  if (endLine !== undefined && endColumn !== undefined) return span(start, Math.max(start, offset(endLine, endColumn)));
  const rest = /^[^\r\n]*/.exec(text.slice(start, start + 1000))?.[0] ?? '';
  return span(start, start + rest.trimEnd().length);
}
