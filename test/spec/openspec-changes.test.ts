import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { lint } from '../../src/index.js';
import { applyDelta } from '../../src/spec/dialects/openspec-apply.js';
import { readAny } from '../../src/spec/dialects/read-any.js';
import { peersFolder } from '../kits/peers.js';

const scenario = (name: string): string => `#### Scenario: ${name}\n- **WHEN** it is asked\n- **THEN** it answers\n`;
const requirement = (name: string, text = 'It SHALL hold.', ...scenarios: readonly string[]): string => `### Requirement: ${name}\n${text}\n\n${(scenarios.length === 0 ? ['First'] : scenarios).map(scenario).join('\n')}\n`;
const MAIN = `# Cart Specification\n\n## Purpose\nTotals of carts, for all who buy something and want to know what it costs.\n\n## Requirements\n${requirement('Empty cart')}${requirement('Coupons', 'They SHALL count.', 'Known', 'Unknown')}\`\`\`\n\n\n### Requirement: Not one\n\`\`\`\n\n${requirement('Tax ##')}## Notes\n\n\n\nKept.\n`;

/** What is done, and what of it the change says. */
const GOOD: readonly (readonly [string, string | null, string])[] = [
  ['adds', MAIN, `## ADDED Requirements\n\n${requirement('Gift cards')}${requirement('Vouchers')}`],
  ['modifies', MAIN, `## MODIFIED Requirements\n${requirement('Coupons', 'They MUST count twice.', 'Known', 'Unknown', 'Late')}`],
  ['removes, by heading and in a list', MAIN, '## REMOVED Requirements\n\n### Requirement: Tax\n**Reason**: gone\n\n- `### Requirement: Empty cart`\n'],
  ['renames', MAIN, '## RENAMED Requirements\n- FROM: `### Requirement: Coupons`\n- TO: `### Requirement: Codes`\n'],
  ['does all of it, in its own order', MAIN, `## ADDED Requirements\n${requirement('Coupons', 'They SHALL be printed.')}## MODIFIED Requirements\n${requirement('Codes', 'They MAY count.', 'Known', 'Unknown')}## REMOVED Requirements\n### Requirement: Empty cart\n## RENAMED Requirements\n* FROM: ### Requirement: Coupons\n* TO: ### Requirement: Codes\n`],
  ['makes a spec', null, `## Purpose\nWhat a card is worth, for all who are given one and want to spend it.\n\n## ADDED Requirements\n\n${requirement('Cards')}`],
  ['removes what is gone already', MAIN, `## REMOVED Requirements\n### Requirement: Long gone\n\n## ADDED Requirements\n${requirement('New')}`],
];

const BAD: readonly (readonly [string, string, number, RegExp])[] = [
  ['modifies what is not there', `## MODIFIED Requirements\n${requirement('empty cart')}`, 2, /to be modified; there is "### Requirement: Empty cart"/],
  ['loses a scenario', `## MODIFIED Requirements\n${requirement('Coupons', 'They SHALL count.', 'Known')}`, 2, /would lose "Unknown"/],
  ['adds what is there', `## ADDED Requirements\n${requirement('Tax', 'It SHALL be other.')}`, 2, /is there already/],
  ['adds nearly what is there', `## ADDED Requirements\n${requirement('TAX')}`, 2, /case or white space alone/],
  ['renames what is not there', '## RENAMED Requirements\n- FROM: `### Requirement: Nothing`\n- TO: `### Requirement: Something`\n', 2, /to be renamed/],
  ['renames to what is there', '## RENAMED Requirements\n- FROM: `### Requirement: Tax`\n- TO: `### Requirement: Coupons`\n', 2, /is there already/],
  ['renames and modifies the old name', `## RENAMED Requirements\n- FROM: \`### Requirement: Tax\`\n- TO: \`### Requirement: Duty\`\n## MODIFIED Requirements\n${requirement('Tax')}`, 2, /by its new name/],
  ['says two things of one', `## ADDED Requirements\n${requirement('New')}## REMOVED Requirements\n### Requirement: New\n`, 2, /ADDED and REMOVED/],
  ['renames by half', '## RENAMED Requirements\n- FROM: `### Requirement: Tax`\n', 2, /has no TO/],
];

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function projectWith(main: string | null, change: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'openspec-'));
  folders.push(folder);
  const files = { 'openspec/changes/next/proposal.md': '# Next\n\n## Why\nIt is needed by all who buy something, and they have waited for it long enough by now.\n\n## What Changes\n- much\n', 'openspec/changes/next/specs/cart/spec.md': change, ...(main !== null && { 'openspec/specs/cart/spec.md': main }) };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** The main spec after `openspec archive`; null where that refused. */
async function archived(main: string | null, change: string): Promise<string | null> {
  const folder = projectWith(main, change);
  const cli = path.join(peersFolder(), 'node_modules/@fission-ai/openspec/bin/openspec.js');
  await promisify(execFile)(process.execPath, [cli, 'archive', 'next', '--yes', '--no-validate'], { cwd: folder, env: { ...process.env, OPENSPEC_TELEMETRY: '0', DO_NOT_TRACK: '1', CI: '1', HOME: folder } }).catch(() => undefined);
  try {
    const after = readFileSync(path.join(folder, 'openspec/specs/cart/spec.md'), 'utf8');
    return after === main ? null : after;
  } catch {
    return null;
  }
}

describe('a change of OpenSpec', () => {
  it.each(GOOD)('%s as openspec archive does', { timeout: 60_000 }, async (_, main, change) => {
    const expected = await archived(main, change);
    expect(expected).not.toBeNull();
    expect(applyDelta(main, change, { name: 'cart', change: 'next' })).toEqual({ ok: true, text: expected });
    const { spec } = await readAny(expected as string, { file: 'openspec/specs/cart/spec.md' });
    expect(spec).toMatchObject({ dialect: 'openspec', findings: [] });
  });

  it.each(BAD)('is refused where it %s, as openspec archive refuses it', { timeout: 60_000 }, async (_, change, line, message) => {
    expect(await archived(MAIN, change)).toBeNull();
    const { findings } = await lint({}, { workingFolder: projectWith(MAIN, change) });
    expect(findings.filter((f) => f.code === 'SPEC-CHANGE-REFUSED')).toMatchObject([{ severity: 'error', file: 'openspec/changes/next/specs/cart/spec.md', line, message: expect.stringMatching(message) }]);
  });

  it('is read as drafts, and what it takes away as deprecated', async () => {
    const change = `## ADDED Requirements\n${requirement('New')}## REMOVED Requirements\n- \`### Requirement: Tax\`\n## RENAMED Requirements\n- FROM: \`### Requirement: Coupons\`\n- TO: \`### Requirement: Codes\`\n## Notes\n### Requirement: Lost\n`;
    const { spec } = await readAny(change, { file: 'openspec/changes/next/specs/cart/spec.md' });
    expect(spec).toMatchObject({ dialect: 'openspec-delta', findings: [] });
    expect(spec.requirements.map((r) => `${r.id} ${r.status} ${r.criteria.length} ${r.text}`)).toEqual(['NEW draft 2 It SHALL hold.', 'TAX deprecated 0 ', 'CODES draft 0 Renamed from Coupons.']);
    expect(spec.notRead).toMatchObject([{ text: 'Lost', span: { start: { line: 15 } } }]);
    const both = await readAny('## RENAMED Requirements\n- FROM: `### Requirement: Coupons`\n- TO: `### Requirement: Codes`\n## MODIFIED Requirements\n### Requirement: Codes\nIt SHALL hold.\n', { file: 'openspec/changes/next/specs/cart/spec.md' });
    expect(both.spec.requirements.map((r) => `${r.id} ${r.text}`)).toEqual(['CODES It SHALL hold.']);
    expect(both.spec.findings).toEqual([]);
  });
});
