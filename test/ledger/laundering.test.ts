import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.js';
import type { OpenLedger } from '../../src/ledger/open.js';
import { ledgerStore } from '../../src/store/ledger-store.js';
import { additionOf, decide, filesOf, temporaryFolder, writeAll } from './kit.js';

const ENTRIES = [
  'cart = new Cart(10) → Cart {items: []}\ncart.add("a") → undefined\ncart.size → 1',
  ...Array.from({ length: 12 }, (_, i) => `round(${i}.5) → ${i + 1}`),
  `total([${Array(6).fill('{sku: "a", qty: 2, cents: 5}').join(', ')}]) → 60`,
  'total([]) → 0', 'total([], "NOPE") throws UnknownCoupon("unknown coupon NOPE")', 'total([], "ü → )") → 0',
];
const first = decide('recorded', { add: ENTRIES }, { slug: 'first recording' });
const ruled = decide('intended', { add: ['total([]) → 1'], revoke: [['total([]) → 0', [first.id]]] }, { slug: 'handling fee', requirement: 'CART-7', date: '2026-12-01' });
const listed = decide('recorded', { add: Array.from({ length: 30 }, (_, i) => `tax(${i + 10}) → ${i}`) }, { slug: 'more', date: '2026-12-02' });
const decisions = [first, ruled, listed];
const accepted = [...ENTRIES.filter((text) => text !== 'total([]) → 0'), 'total([]) → 1', ...listed.added.map((_, i) => `tax(${i + 10}) → ${i}`)];
const files = filesOf(decisions, accepted);
const baseline = files['cart.baseline']!;
const root = temporaryFolder('laundering');
let count = 0;

/** Writes the files with one change, reads them as the gate does, and looks whether the reading changed anything. */
async function opened(change: Readonly<Record<string, string | null>>): Promise<OpenLedger> {
  const folder = path.join(root, String(count++));
  mkdirSync(folder);
  writeAll(folder, files);
  for (const [name, text] of Object.entries(change)) {
    if (text === null) rmSync(path.join(folder, name));
    else writeFileSync(path.join(folder, name), text);
  }
  const before = contents(folder);
  const open = openLedger(await ledgerStore().read(folder, 'cart'), { folder, spec: 'cart', shown: 'src/' }, { remembered: decisions });
  expect(contents(folder)).toEqual(before);
  return open;
}

function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(name, 'utf8')]));
}

test('as written it is accepted whole', async () => {
  const open = await opened({});
  expect(open.findings).toEqual([]);
  expect(open.checked.accepted.map(({ line }) => line.text).toSorted()).toEqual(accepted.toSorted());
  expect((await opened({ 'cart.baseline': baseline.replaceAll('\n', '\r\n') })).findings).toEqual([]);
  for (const each of open.checked.accepted) expect(additionOf(each.line.text)).toEqual({ case: each.case, entry: each.hash });
});

describe('a baseline', () => {
  test('cut at any byte is found, with the case and the decision of what is gone', async () => {
    const bytes = Buffer.from(baseline, 'utf8');
    for (let at = 0; at < bytes.length; at++) {
      const cut = bytes.subarray(0, at).toString('utf8');
      const { findings } = openLedger({ baseline: cut, decisions: texts() }, { folder: root, spec: 'cart', shown: '' });
      expect(findings.length, `cut at ${at}`).toBeGreaterThan(0);
      for (const finding of findings) expect(finding.severity).toBe('error');
      const said = findings.map(({ message }) => message).join('\n');
      expect(said, `cut at ${at}`).toMatch(/case [0-9a-f]{16}/);
      expect(decisions.some(({ id }) => said.includes(id)), `cut at ${at}: ${said}`).toBe(true);
      expect(findings.every(({ line }) => line !== undefined && line >= 1), `cut at ${at}`).toBe(true);
    }
  });

  test('cut at a line end says where it ends and how much is gone', async () => {
    const lines = baseline.split('\n');
    const open = await opened({ 'cart.baseline': `${lines.slice(0, 9).join('\n')}\n` });
    expect(open.findings).toMatchObject([{ code: 'BASELINE-TRUNCATED', file: 'src/cart.baseline', line: 9 }]);
    expect(open.findings[0]!.message).toMatch(/^src\/cart.baseline:9: the file ends here, and \d+ accepted entries stand in it no more, the first of them case [0-9a-f]{16}, which the decision 2026-11-26-first-recording-[0-9a-f]{8} added\./);
  });

  test('with any one entry short, or any one line edited, is found at its line', async () => {
    const open = await opened({});
    const lines = baseline.split('\n');
    for (const { line, case: id, by } of open.checked.accepted) {
      const next = open.checked.accepted.find((each) => each.line.line > line.line)?.line.line ?? lines.length;
      const short = check([...lines.slice(0, line.line - 1), ...lines.slice(next - 1)].join('\n'));
      expect(short, line.text).toMatchObject([{ code: 'BASELINE-ENTRY-MISSING' }]);
      expect(short[0]!.message).toContain(`case ${id}, which the decision ${by[0]!} added`);
      const edited = check(lines.map((text, i) => (i === line.line - 1 && next === line.line + 1 ? `${text}0` : text)).join('\n'));
      if (next !== line.line + 1 || lines[line.line - 1]!.endsWith(')')) continue;
      expect(edited, line.text).toMatchObject([{ code: 'BASELINE-EDITED', line: line.line }]);
      expect(edited[0]!.message).toContain(`(case ${id}) is not the one that the decision ${by[0]!} accepted`);
    }
    const gap = lines.indexOf('round(3.5) → 4');
    expect(check(lines.toSpliced(gap, 1).join('\n'))).toMatchObject([{ code: 'BASELINE-ENTRY-MISSING', line: gap }]);
  });

  test('with an entry that nobody decided, or one that was revoked', async () => {
    const lines = baseline.split('\n');
    const at = lines.indexOf('round(3.5) → 4') + 1;
    expect(check(lines.toSpliced(at, 0, 'round(3.6) → 4').join('\n'))).toMatchObject([{ code: 'BASELINE-ENTRY-UNDECIDED', line: at + 1, message: expect.stringMatching(/round\(3\.6\) \(case [0-9a-f]{16}\) is not accepted: no decision added it/) as string }]);
    const old = check(baseline.replace('total([]) → 1', 'total([]) → 0'));
    expect(old).toMatchObject([{ code: 'BASELINE-EDITED', message: expect.stringContaining(ruled.id) as string }]);
  });

  test('reflowed, reordered, doubled, with blank lines, or with another first line', () => {
    const lines = baseline.split('\n');
    const at = lines.indexOf('round(3.5) → 4');
    expect(check(lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!).join('\n'))).toMatchObject([{ code: 'BASELINE-EDITED', line: at + 2 }]);
    expect(check(lines.toSpliced(at, 0, lines[at]!).join('\n'))).toMatchObject([{ code: 'BASELINE-EDITED', line: at + 2, message: expect.stringContaining('stands here again') as string }]);
    expect(check(lines.toSpliced(at, 0, '').join('\n'))).toMatchObject([{ code: 'BASELINE-EDITED', line: at + 1 }]);
    const broken = lines.findIndex((line) => line.startsWith('  {sku'));
    expect(check(lines.toSpliced(broken, 2, `${lines[broken]!} ${lines[broken + 1]!.trim()}`).join('\n'))).toMatchObject([{ code: 'BASELINE-EDITED', line: broken }]);
    expect(check(baseline.replace('linux x64', 'linux arm64'))).toMatchObject([{ code: 'BASELINE-EDITED', line: 1, message: expect.stringContaining(first.id) as string }]);
    expect(check(baseline.replace('# holdfast 1:', '# holdfast 2:'))).toMatchObject([{ code: 'NOTATION-VERSION', line: 1 }]);
    expect(check(lines.slice(1).join('\n')).map(({ code }) => code)).toContain('BASELINE-UNREADABLE');
    expect(check(baseline.replace('total([]) → 1', 'total([]) = 1'))).toMatchObject([{ code: 'BASELINE-UNREADABLE', message: expect.stringContaining(ruled.id) as string }, { code: 'BASELINE-ENTRY-MISSING' }]);
  });

  test('with conflict markers', () => {
    const open = check(baseline.replace('total([]) → 1\n', '<<<<<<< HEAD\ntotal([]) → 1\n=======\ntotal([]) → 2\n>>>>>>> other\n'));
    const at = baseline.split('\n').indexOf('total([]) → 1') + 1;
    expect(open.filter(({ code }) => code === 'BASELINE-CONFLICTED')).toMatchObject([{ line: at, message: expect.stringMatching(/<<<<<<< HEAD\), the first of 3\..*Run holdfast merge/) as string }]);
    expect(open).toContainEqual(expect.objectContaining({ code: 'BASELINE-ENTRY-UNDECIDED', line: at + 3 }));
  });

  test('that is gone, or empty', async () => {
    expect((await opened({ 'cart.baseline': null })).findings).toMatchObject([{ code: 'BASELINE-MISSING', message: expect.stringContaining(first.id) as string }]);
    expect((await opened({ 'cart.baseline': '' })).findings.map(({ code }) => code)).toContain('BASELINE-UNREADABLE');
    expect((await opened({ 'cart.baseline': `${baseline.split('\n')[0]!}\n` })).findings).toMatchObject([{ code: 'BASELINE-TRUNCATED', line: 1 }]);
  });
});

describe('a decision', () => {
  const [firstFile, ruledFile, listedFile] = decisions.map(({ id }) => `decisions/${id}.md`) as [string, string, string];

  test.each([
    ['its reason', (text: string) => text.replace('Because it is so.', 'Because it is not so.')], ['its kind', (text: string) => text.replace('kind: intended', 'kind: repair')],
    ['who made it', (text: string) => text.replace('Ada', 'Eve')], ['its requirement', (text: string) => text.replace('CART-7', 'CART-8')], ['its date', (text: string) => text.replace('date: 2026-12-01', 'date: 2026-12-02')],
    ['what it rests on', (text: string) => text.replace('a'.repeat(64), 'b'.repeat(64))], ['what it adds', (text: string) => text.replace(/\n\+ .{33}/, '')], ['what it revokes', (text: string) => text.replace(/\n- .*/, '')],
    ['an expiry put in', (text: string) => text.replace('kind:', 'expires: 2030-01-01\nkind:')],
  ])('edited in %s names itself', async (_, edit) => {
    const { findings } = await opened({ [ruledFile]: edit(files[ruledFile]!) });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'DECISION-EDITED', file: `src/${ruledFile}`, message: expect.stringContaining(ruled.id) as string }));
  });

  test('only wrapped anew, or with other line ends, is as it was', async () => {
    expect((await opened({ [ruledFile]: files[ruledFile]!.replace('Because it', 'Because\nit').replaceAll('\n', '\r\n') })).findings).toEqual([]);
  });

  test('edited or cut in its list names itself', async () => {
    const list = listedFile.replace('.md', '.list');
    expect(files[list]).toBeDefined();
    const lines = files[list]!.split('\n');
    expect((await opened({ [list]: lines.with(3, lines[3]!.replace(/.$/, (c) => (c === '0' ? '1' : '0'))).join('\n') })).findings.map(({ code }) => code)).toContain('DECISION-EDITED');
    for (const text of [null, lines.toSpliced(3, 1).join('\n'), files[list]!.slice(0, -1), '']) {
      expect((await opened({ [list]: text })).findings).toContainEqual(expect.objectContaining({ code: 'DECISION-UNREADABLE', file: `src/${listedFile}` }));
    }
  });

  test('that is gone is named, by what it added and by who builds on it', async () => {
    const { findings } = await opened({ [firstFile]: null });
    expect(findings).toContainEqual(expect.objectContaining({ code: 'DECISION-MISSING', message: expect.stringContaining(first.id) as string }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'BASELINE-ENTRY-UNDECIDED', message: expect.stringContaining(`the decision ${first.id} added it, and its file is gone`) as string }));
    expect((await opened({ [ruledFile]: null })).findings).toMatchObject([{ code: 'BASELINE-EDITED', message: expect.stringContaining(first.id) as string }]);
  });

  test.each(['', '---\n', 'hello\n', '---\nholdfast: 1\n---\n'])('of %j cannot be read', async (text) => {
    expect((await opened({ [ruledFile]: text })).findings).toContainEqual(expect.objectContaining({ code: 'DECISION-UNREADABLE', file: `src/${ruledFile}` }));
  });

  test('cut at any byte is found', () => {
    for (let at = 0; at < files[ruledFile]!.length - 1; at++) {
      const { findings } = openLedger({ baseline, decisions: texts({ [ruledFile]: files[ruledFile]!.slice(0, at) }) }, { folder: root, spec: 'cart', shown: '' });
      expect(findings.some(({ code }) => code.startsWith('DECISION-')), `cut at ${at}`).toBe(true);
    }
  });

  test('that accepts another entry for a case is named with the one it contradicts', async () => {
    const other = decide('recorded', { add: ['total([]) → 5'] }, { slug: 'other' });
    const { findings } = await opened(filesOf([other], ['total([]) → 5'], 'unused'));
    const conflict = findings.find(({ code }) => code === 'LEDGER-CONFLICT');
    expect(conflict?.message).toContain(ruled.id);
    expect(conflict?.message).toContain(other.id);
  });
});

function texts(change: Readonly<Record<string, string>> = {}): { name: string; text: string; list: string | null }[] {
  return decisions.map(({ id }) => ({ name: `${id}.md`, text: change[`decisions/${id}.md`] ?? files[`decisions/${id}.md`]!, list: files[`decisions/${id}.list`] ?? null }));
}

function check(text: string): OpenLedger['findings'] {
  return openLedger({ baseline: text, decisions: texts() }, { folder: root, spec: 'cart', shown: '' }).findings;
}
