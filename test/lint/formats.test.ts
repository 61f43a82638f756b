import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lintGithub } from '../../src/report/lint-github.js';
import { lintSarif } from '../../src/report/lint-sarif.js';
import { holdfast } from '../cli/holdfast.js';
import { scratch } from '../compare/scratch.js';
import type { Scratch } from '../compare/scratch.js';
import { peersFolder } from '../kits/peers.js';
import { pages } from './examples.js';

const HEAD = '---\nholdfast: 1\nsubject: a.ts\nids: [A]\n---\n\n# Title\n\n';
const SLIPS = `\ufeff${HEAD}## A-1: One\r\n\r\nThe the \u{1f600} parser MUST trim *to* to and and and ends: \`f(1)\` → \`1\`\r\n\r\n<!-- holdfast-disable-next-block LINT-TBD: decided -->\r\n\r\nDone.  \r\n`;

let work: Scratch;
beforeAll(() => {
  work = scratch();
});
afterAll(() => work.remove());

/**
 * The official schema, as Microsoft ships it for its own tests. It is of draft 4, whose only word here that later drafts have changed is the
 * schema's own name.
 */
function sarifFaults(): (log: unknown) => readonly string[] {
  const text = readFileSync(path.join(peersFolder(), 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  expect(text).toContain('"$schema": "http://json-schema.org/draft-04/schema#"');
  expect(text).not.toMatch(/"exclusive(?:Minimum|Maximum)"/);
  const { $schema: _draft, id: _name, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const uri = (value: string): boolean => URL.canParse(value);
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri, 'uri-reference': (value: string) => URL.canParse(value, 'file:///a/b/'), 'date-time': (value: string) => !Number.isNaN(Date.parse(value)) } });
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`));
}

describe('SARIF', () => {
  it('is what the official JSON Schema of 2.1.0 asks for, of every finding that lint has, with places, fixes and what was not read', { timeout: 300_000 }, () => {
    const faults = sarifFaults();
    work.write(Object.fromEntries(pages().map(({ code, bad }) => [`specs of 100%/${code}:1.spec.md`, bad])));
    work.write({ 'specs of 100%/slips.spec.md': SLIPS });
    const { stdout } = holdfast(['lint', '--format', 'sarif'], work);
    const log = JSON.parse(stdout) as object;
    expect(faults(log)).toEqual([]);
    const without = { findings: [{ code: 'SPEC-UNREADABLE', severity: 'error', message: 'm' }], notRead: [], specs: 0, requirements: 0, checks: 0 } as const;
    expect(faults(lintSarif(without, '1.0.0'))).toEqual([]);
    expect(faults(lintSarif({ ...without, findings: [] }, '1.0.0-beta.1+build'))).toEqual([]);
    for (const [from, to] of [['"level":"warning"', '"level":"bad"'], ['"startLine":', '"startLine":-'], ['"startLine"', '"firstLine"'], ['"version":"2.1.0"', '"version":"2.0.0"'], ['"message":{"text"', '"message":{"words"'], ['"charOffset":', '"charOffset":-9']] as const) {
      expect(stdout, from).toContain(from);
      expect(faults(JSON.parse(stdout.replace(from, to))), to).not.toEqual([]);
    }
  });

  it('is what the types say that are made of the official schema of 2.1.0', () => {
    work.write(Object.fromEntries(pages().map(({ code, bad }) => [`specs of 100%/${code}:1.spec.md`, bad])));
    const { stdout, code } = holdfast(['lint', '--format', 'sarif'], work);
    expect(code).toBe(1);
    const log = JSON.parse(stdout) as { readonly runs: readonly { readonly results: readonly { readonly fixes?: unknown }[] }[] };
    expect(log.runs[0]?.results.length).toBeGreaterThan(40);
    expect(log.runs[0]?.results.some(({ fixes }) => fixes !== undefined)).toBe(true);
    mkdirSync(path.join(work.folder, 'node_modules/@types'), { recursive: true });
    const types = path.join(peersFolder(), 'node_modules/@types/sarif');
    expect(existsSync(types)).toBe(true);
    if (!existsSync(path.join(work.folder, 'node_modules/@types/sarif'))) symlinkSync(types, path.join(work.folder, 'node_modules/@types/sarif'));
    const faults = (literal: string): readonly string[] => {
      const file = path.join(work.folder, 'log.ts');
      writeFileSync(file, `import type { Log } from 'sarif';\nexport const log: Log = ${literal};\n`);
      const program = ts.createProgram([file], { strict: true, noEmit: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext });
      return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    };
    expect(faults(stdout)).toEqual([]);
    expect(faults(stdout.replace('"level":"warning"', '"level":"bad"'))).not.toEqual([]);
    expect(faults(stdout.replace('"startLine"', '"firstLine"'))).not.toEqual([]);
  });

  it('has files as references, and parts of a text by UTF-16 units', () => {
    const finding = { code: 'LINT-TBD', severity: 'info', message: 'm', file: 'a b/c:d.spec.md', line: 3, column: 2, endLine: 3, endColumn: 5, fixes: [{ title: 't', safe: true, edits: [{ start: 7, end: 9, text: '' }] }] } as const;
    expect(lintSarif({ findings: [finding, { ...finding, file: 'c:d.md' }], notRead: [], specs: 1, requirements: 1, checks: 1 }, '1.0.0')).toMatchObject({
      version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits', results: [
        { ruleId: 'LINT-TBD', ruleIndex: 0, level: 'note', locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b/c:d.spec.md' }, region: { startLine: 3, startColumn: 2, endLine: 3, endColumn: 5 } } }], fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { charOffset: 7, charLength: 2 } }] }] }] },
        { locations: [{ physicalLocation: { artifactLocation: { uri: './c:d.md' } } }] },
      ] }],
    });
  });
});

describe('annotations of GitHub', () => {
  it('are one line each, whatever stands in them', () => {
    const text = lintGithub({ findings: [{ code: 'LINT-TBD', severity: 'info', message: 'a\nb: 100%, c', file: 'x,y:z.md', line: 3, column: 2, endLine: 4, endColumn: 1 }, { code: 'SPEC-UNREADABLE', severity: 'error', message: 'm' }], notRead: [], specs: 1, requirements: 0, checks: 0 });
    expect(text).toBe('::notice file=x%2Cy%3Az.md,line=3,endLine=4,col=2,title=LINT-TBD::a%0Ab: 100%25, c\n::error title=SPEC-UNREADABLE::m\n');
  });
});

describe('--fix', () => {
  it('mends slips, leaves every other byte as it is, and has nothing more to do', () => {
    work.write({ 'fix/a.spec.md': SLIPS, 'fix/b.spec.md': `${HEAD}## A-2: Two\n\n\`f(2)\` → \`2\`\n` });
    const file = path.join(work.folder, 'fix/a.spec.md');
    expect(holdfast(['lint', '--fix', 'fix'], work).stdout).toContain('5 fixes made, ');
    const mended = readFileSync(file, 'utf8');
    expect(mended).toBe(SLIPS.replace('The the', 'The').replace('*to* to', '*to*').replace('and and and', 'and').replace('<!-- holdfast-disable-next-block LINT-TBD: decided -->\r\n\r\n', ''));
    expect(holdfast(['lint', '--fix', 'fix'], work).stdout).toContain('0 fixes made, ');
    expect(readFileSync(file, 'utf8')).toBe(mended);
  });
});
