import type { Finding } from '../model/finding.js';
import type { LintResult } from '../model/lint.js';
import type { NotRead } from '../model/spec.js';

/** What `lint` says for machines: the object that `schemas/lint.schema.json` describes. Fields are kept between versions; new ones may join. */
export function lintJson({ findings, specs, requirements, checks, notRead }: LintResult): object {
  return { holdfast: 1, command: 'lint', findings: findings.map(findingJson), specs, requirements, checks, notRead: notRead.map(notReadJson) };
}

function findingJson({ code, severity, message, file, line, column, endLine, endColumn, fixes = [] }: Finding): object {
  return { code, severity, message, file: file ?? null, line: line ?? null, column: column ?? null, endLine: endLine ?? null, endColumn: endColumn ?? null, fixes };
}

function notReadJson({ file, span, text, why }: NotRead): object {
  return { file, line: span.start.line, column: span.start.column, text, why };
}
