import type { Remark } from '../model/editor.js';
import type { SpecDocument } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { Span } from '../model/spec.js';
import type { Words } from './cursor.js';

/** What is wrong in a spec and what was not read, for an editor: this is the one place that says what is looked for as one types. */
export function remarksOf({ spec, document }: Words): readonly Remark[] {
  const found = spec.findings.map((finding): Remark => ({ code: finding.code, severity: finding.severity, message: finding.message, span: spanOf(finding, document), fixes: [] }));
  const notRead = spec.notRead.map(({ span, why }): Remark => ({ code: null, severity: 'info', message: why, span, fixes: [] }));
  return [...found, ...notRead].toSorted((a, b) => a.span.start.offset - b.span.start.offset);
}

/** From the place of a finding to the end of its line. */
function spanOf({ line = 1, column = 1 }: Finding, document: SpecDocument): Span {
  const start = offsetOf(document.text, line, column);
  const rest = /^[^\r\n]*/.exec(document.text.slice(start))?.[0] ?? '';
  return document.span(start, start + rest.trimEnd().length);
}

function offsetOf(text: string, line: number, column: number): number {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let at = 1; at < line; at++) {
    const end = /\r\n?|\n/.exec(text.slice(start));
    if (end === null) break;
    start += end.index + end[0].length;
  }
  return Math.min(start + column - 1, text.length);
}
