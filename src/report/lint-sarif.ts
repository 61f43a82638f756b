import type { Finding, FindingCode, Fix } from '../model/finding.js';
import type { LintResult } from '../model/lint.js';
import { FINDINGS } from './findings.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What `lint` says as a log of SARIF 2.1.0 (OASIS, 2020); columns and offsets count UTF-16 units, files are relative to the working folder. */
export function lintSarif({ findings, notRead }: LintResult, version: string): object {
  const left = notRead.map(({ file, span: { start, end }, text, why }): Finding => ({ code: 'LINT-NOT-READ', severity: 'info', message: `${text} was not read: ${why}`, file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }));
  const all = [...findings, ...left];
  const codes = [...new Set(all.map(({ code }) => code))].sort();
  const index = new Map(codes.map((code, i) => [code, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'holdfast', semanticVersion: version, rules: codes.map(ruleOf) } },
      columnKind: 'utf16CodeUnits',
      results: all.map((finding) => resultOf(finding, index.get(finding.code) ?? -1)),
    }],
  };
}

function ruleOf(code: string): object {
  const kind = FINDINGS[code as FindingCode] as (typeof FINDINGS)[FindingCode] | undefined;
  if (kind === undefined) return { id: code };
  return { id: code, shortDescription: { text: `${kind.title}.` }, help: { text: `holdfast explain ${code}` }, defaultConfiguration: { level: LEVELS[kind.severity] } };
}

function resultOf({ code, severity, message, file, line, column, endLine, endColumn, fixes = [] }: Finding, ruleIndex: number): object {
  const region = line === undefined ? {} : { region: { startLine: line, ...(column !== undefined && { startColumn: column }), ...(endLine !== undefined && { endLine }), ...(endColumn !== undefined && { endColumn }) } };
  return {
    ruleId: code, ruleIndex, level: LEVELS[severity], message: { text: message },
    ...(file !== undefined && { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }] }),
    ...(file !== undefined && fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, file)) }),
  };
}

function fixOf({ title, edits }: Fix, file: string): object {
  const replacements = edits.map(({ start, end, text }) => ({ deletedRegion: { charOffset: start, charLength: end - start }, ...(text !== '' && { insertedContent: { text } }) }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }] };
}

/** A relative path as a reference; a first part with a colon would be read as a scheme. */
function uriOf(file: string): string {
  const uri = file.split('/').map((part) => encodeURIComponent(part)).join('/');
  return uri.replaceAll('%3A', ':').replace(/^([^/:]*):/, './$1:');
}
