import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { decide, init, merge, plainStyle, record, verify, verifyTerminal } from '../../src/index.js';
import type { Finding, VerifyOptions, VerifyResult } from '../../src/index.js';
import { DOUBLE, project, specOf, type Project } from './project.js';

let at: Project;
afterEach(() => at.remove());

/** A repository with a spec of these lines, recorded with few cases and committed. */
async function recorded(...lines: readonly string[]): Promise<void> {
  at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf(...lines) });
  await record({ executions: 200, most: 20 }, { workingFolder: at.folder });
  at.commit('first');
}

/** Takes twenty milliseconds a call, and no processor for them. */
const SLOW = 'const cell = new Int32Array(new SharedArrayBuffer(4));\nexport const double = (n) => { Atomics.wait(cell, 0, 0, 20);';

const check = (options: VerifyOptions = {}): Promise<VerifyResult> => verify({ executions: 200, ...options }, { workingFolder: at.folder });
const findings = (result: VerifyResult): readonly Finding[] => [...result.findings, ...result.specs.flatMap((s) => s.findings)];
const codes = (result: VerifyResult): readonly string[] => findings(result).map((f) => f.code);
const problem = (work: Promise<unknown>): Promise<Finding> => work.then(() => { throw new Error('it was not refused'); }, (error: { finding: Finding }) => error.finding);

/** Carries out what PRIOR-UNAVAILABLE advises, as it stands there. */
async function adoptedAsAdvised(result: VerifyResult): Promise<void> {
  const said = findings(result).find((f) => f.code === 'PRIOR-UNAVAILABLE')?.message ?? '';
  const [, spec = ''] = /holdfast decide --adopt (\S+) --why "…"/.exec(said) ?? [];
  await decide({ adopt: [spec], why: 'this one' }, { workingFolder: at.folder });
  expect((await check()).verdict).toBe('safe');
}

describe('what verify tells besides its rows', () => {
  it('nothing of a ruling on what was only observed: its line is replaced, and what was recorded anew has not drifted', async () => {
    const spec = specOf('```cases', 'double(1) → 2', 'double(2) → 4', '```').replace('Twice as much', 'Twice as much [observed]');
    at = project({ 'double.js': DOUBLE, 'double.spec.md': spec });
    await record({ executions: 200, most: 20 }, { workingFolder: at.folder });
    at.commit('first');
    at.write({ 'double.js': 'export const double = (n) => (n === 2 ? 5 : n * 2);\n' });
    const [row] = (await check()).specs[0]?.rows ?? [];
    expect(row?.witness.case).toMatchObject({ input: '[2]' });
    const { plan, decision } = await decide({ row: row?.id, as: 'intended', requirement: 'DBL-1', why: 'so agreed' }, { workingFolder: at.folder });
    expect(plan.join('\n')).toMatch(/DBL-1 is \[observed\].*take \[observed\] off/);
    expect(at.read('double.spec.md')).toBe(spec.replace('double(2) → 4', 'double(2) → 5'));
    const ruled = await check();
    expect(codes(ruled)).toEqual([]);
    expect(ruled.verdict).toBe('safe');
    at.write({ 'double.js': 'export const double = (n) => n + n;\n' });
    const back = await check();
    expect(back.verdict).toBe('undecided');
    expect(back.specs[0]?.rows.map((r) => [r.outcome, r.wantedBy])).toEqual([['undescribed', decision]]);
    expect(await verifyTerminal(back, plainStyle(100))).toContain(`not the prior's but what was ruled: ${decision}\n`);
  });

  it('nothing where init is ended early, and nothing is written', async () => {
    at = project({ 'double.js': DOUBLE });
    const before = at.git('status', '--porcelain', '--untracked-files=all');
    await expect(init({ entry: 'double.js', stop: AbortSignal.abort() }, { workingFolder: at.folder })).rejects.toMatchObject({ name: 'AbortError' });
    expect(at.git('status', '--porcelain', '--untracked-files=all')).toBe(before);
  });

  it('NOTHING-RECORDED: on a first run, which is undecided', async () => {
    at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf('`double(2)` → `4`.') });
    const result = await check();
    expect(result.verdict).toBe('undecided');
    expect(codes(result)).toEqual(['NOTHING-RECORDED']);
    expect((await check({ specOnly: true })).verdict).toBe('safe');
  });

  it('NOTHING-RECORDED: where all that was recorded was taken back, until somebody asks for the spec alone or records again', async () => {
    await recorded('`double(2)` → `4`.');
    const [made = ''] = readdirSync(path.join(at.folder, 'decisions')).flatMap((name) => (name.endsWith('.md') ? [name.replace(/\.md$/, '')] : []));
    await decide({ undo: made, why: 'start over' }, { workingFolder: at.folder });
    // What the spec does not speak of is another value now.
    at.write({ 'double.js': 'export const double = (n) => (n === 2 ? 4 : 5);\n' });
    const result = await check();
    expect(result.verdict).toBe('undecided');
    expect(result.specs[0]?.firstRun).toBe(true);
    expect(findings(result)).toEqual([expect.objectContaining({ code: 'NOTHING-RECORDED', message: expect.stringContaining('any more') })]);
    expect((await check({ specOnly: true })).verdict).toBe('safe');
    at.write({ 'double.js': DOUBLE });
    await record({ executions: 200, most: 20 }, { workingFolder: at.folder });
    expect((await check()).verdict).toBe('safe');
  });

  it('PRIOR-UNAVAILABLE: where only what was ruled since is recorded, and nothing is the prior any more', async () => {
    await recorded('Nothing.');
    const [made = ''] = readdirSync(path.join(at.folder, 'decisions')).flatMap((name) => (name.endsWith('.md') ? [name.replace(/\.md$/, '')] : []));
    at.write({ 'double.js': 'export const double = (n) => n * 3;\n' });
    const row = (await check()).specs[0]?.rows.find((r) => r.counts === 'undecided')?.id ?? '';
    await decide({ row, as: 'intended', requirement: 'DBL-1', why: 'agreed' }, { workingFolder: at.folder });
    await decide({ undo: made, why: 'start over' }, { workingFolder: at.folder });
    const result = await check();
    expect(result.verdict).toBe('undecided');
    expect(findings(result)).toEqual([expect.objectContaining({ code: 'PRIOR-UNAVAILABLE', message: expect.stringContaining('taken back') })]);
    await decide({ adopt: [], why: 'this one' }, { workingFolder: at.folder });
    expect((await check()).verdict).toBe('safe');
  });

  it('NOTHING-RECORDED: where there is a prior, no case, and nobody asks it', async () => {
    at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf('`double(2)` → `4`.') });
    await decide({ adopt: [], why: 'as it is' }, { workingFolder: at.folder });
    expect((await check()).verdict).toBe('safe');
    at.write({ 'double.js': 'export const double = (n) => n + n;\n' });
    expect((await check()).verdict).toBe('safe');
    const unasked = await check({ explore: false });
    expect([unasked.verdict, ...codes(unasked)]).toEqual(['undecided', 'NOTHING-RECORDED']);
  });

  it('CHECK-FAULTY: where the spec\'s own code throws, the run is invalid', async () => {
    at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf('```ts property', '(n: number) => double(n).nothing.here === 1', '```') });
    const result = await check({ specOnly: true });
    expect(result.verdict).toBe('invalid');
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'CHECK-FAULTY', severity: 'error', line: 14, message: expect.stringContaining('Mend the spec') }));
  });

  it('PATH-NOT-FOUND: where the signature is to come from a file that is not beside the spec, the run is invalid', async () => {
    at = project({ 'double.js': DOUBLE, 'double.d.ts': 'export function double(n: number): number;\n', 'docs/double.spec.md': '---\nholdfast: 1\nsubject: ../double.js\nsignature: double.d.ts\n---\n# Doubling\n\n## DBL-1: Twice as much\n\n`double(2)` → `4`\n' });
    const result = await check({ specOnly: true });
    expect(result.verdict).toBe('invalid');
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'PATH-NOT-FOUND', file: 'docs/double.spec.md', message: expect.stringContaining('is looked for from its own folder, docs.') }));
  });

  it('PROPERTY-VACUOUS: a property that never says anything', async () => {
    at = project({ 'double.js': DOUBLE, 'double.spec.md': specOf('```ts property', '(n: number) => implies(n !== n + 0 && false, double(n) === 0)', '```') });
    expect(findings(await check({ specOnly: true }))).toContainEqual(expect.objectContaining({ code: 'PROPERTY-VACUOUS', severity: 'warning', message: expect.stringContaining('DBL-1') }));
  });

  it('CHECK-OPAQUE: what cannot be seen into is not judged', async () => {
    at = project({ 'double.js': 'export const double = (n) => () => n;\n', 'double.spec.md': specOf('```ts property', '(n: number) => equal(double(n), double(n))', '```').replace('): number', '): unknown') });
    expect(codes(await check({ specOnly: true }))).toContain('CHECK-OPAQUE');
  });

  it('PRIOR-UNAVAILABLE: the record decides alone, and the whole is at best undecided', async () => {
    await recorded('`double(2)` → `4`.');
    // Neither the object store nor git has what was recorded.
    at.write({ 'double.js': 'export const double = (n) => n + n;\n' });
    at.git('add', '--all');
    at.git('commit', '--quiet', '--amend', '--message', 'other');
    at.git('rm', '--quiet', '--cached', '-r', '--ignore-unmatch', '.holdfast');
    rmSync(`${at.folder}/.holdfast`, { recursive: true, force: true });
    const result = await check();
    expect(result.verdict).toBe('undecided');
    expect(codes(result)).toContain('PRIOR-UNAVAILABLE');
    expect(result.specs[0]?.explored).toBeNull();
    await adoptedAsAdvised(result);
  });

  it('nothing of a file that was renamed: its prior is found by the name that it had', async () => {
    await recorded('`double(2)` → `4`.');
    at.git('mv', 'double.js', 'twice.js');
    at.write({ 'double.spec.md': at.read('double.spec.md').replace('double.js', 'twice.js') });
    at.commit('renamed');
    at.write({ 'twice.js': 'export const double = (n) => (n === 2 ? 4 : n * 3);\n' });
    rmSync(path.join(at.folder, '.holdfast'), { recursive: true });
    const result = await check();
    expect(codes(result)).toEqual([]);
    expect(result.specs[0]).toMatchObject({ verdict: 'undecided', prior: expect.stringMatching(/^git:[0-9a-f]{12}:double\.js$/) as string });
  });

  it('PRIOR-UNAVAILABLE: what is not as it was recorded is no prior yet', async () => {
    await recorded('`double(2)` → `4`.');
    rmSync(`${at.folder}/.holdfast`, { recursive: true, force: true });
    at.write({ 'double.js': 'export const double = (n) => (n > 2 ? n : n + n);\n' });
    at.git('add', '--all');
    at.git('commit', '--quiet', '--amend', '--message', 'other');
    expect(codes(await check())).toContain('PRIOR-UNAVAILABLE');
    await expect(decide({ adopt: [], why: 'this one' }, { workingFolder: at.folder })).rejects.toThrow(/rule on its rows first/);
  });

  it('PRIOR-UNAVAILABLE: of a prior that does not load any more nobody says that it behaves so', async () => {
    const pad = { 'node_modules/pad/package.json': '{"name": "pad", "version": "1.0.0", "type": "module", "main": "index.js"}', 'node_modules/pad/index.js': 'export default (n) => n;\n' };
    at = project({ ...pad, 'double.js': "import pad from 'pad';\nexport const double = (n) => pad(n) * 2;\n", 'double.spec.md': specOf('`double(2)` → `4`.') });
    await record({ executions: 500 }, { workingFolder: at.folder });
    at.write({ 'double.js': DOUBLE, 'node_modules/pad/index.js': 'throw new Error("another pad");\n' });
    const result = await check();
    expect(result.verdict).toBe('undecided');
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'PRIOR-UNAVAILABLE', message: expect.stringMatching(/does not load any more.*'pad'/) as string }));
    expect(result.specs[0]?.rows).toEqual([]);
    await adoptedAsAdvised(result);
  });

  it('CACHE-UNWRITABLE: where neither cache nor tree can be written, the verdict stands, and its rows are not kept', async () => {
    await recorded('`double(2)` → `4`.');
    rmSync(`${at.folder}/.holdfast`, { recursive: true });
    at.write({ 'double.js': 'export const double = (n) => (n > 2 ? n : n * 2);\n', '.holdfast': 'a file in the way', 'cache': 'another' });
    const result = await verify({ executions: 200 }, { workingFolder: at.folder, cacheFolder: `${at.folder}/cache/below` });
    expect(result.verdict).toBe('undecided');
    expect(result.specs[0]?.rows.length).toBeGreaterThan(0);
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'CACHE-UNWRITABLE', severity: 'warning', message: expect.stringContaining('Rows are not kept') as string }));
  });

  it('EXPLORATION-CAPPED: a subject so slow that its seconds are over first; the verdict stands on what ran', async () => {
    at = project({ 'double.js': `${SLOW} return n * 2; };\n`, 'double.spec.md': specOf('`double(2)` → `4`.') });
    await record({ executions: 5, most: 3 }, { workingFolder: at.folder });
    at.write({ 'double.js': `${SLOW} return n + n; };\n` });
    const result = await check({ executions: 20_000 });
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'EXPLORATION-CAPPED', severity: 'warning' }));
    expect(result.verdict).toBe('safe');
  });

  it('EXPLORATION-CAPPED: of a search for cases worth recording; what ran is recorded', async () => {
    at = project({ 'double.js': `${SLOW} return n * 2; };\n`, 'double.spec.md': specOf('`double(2)` → `4`.') });
    const { specs } = await record({ seconds: 1 }, { workingFolder: at.folder });
    expect(specs[0]?.findings).toContainEqual(expect.objectContaining({ code: 'EXPLORATION-CAPPED', severity: 'info', message: expect.stringMatching(/^\d+ of 5000 executions/) as string }));
    expect(specs[0]?.recorded).toBeGreaterThan(0);
  });

  it('SUBJECT-UNSUPPORTED: of a subject that this version does not run', async () => {
    at = project({ 'tool.spec.md': '---\nholdfast: 1\nsubject: {kind: command, run: ./tool}\nids: [T]\n---\n# Tool\n\n## T-1: It works\n' });
    const result = await check({ specOnly: true });
    expect(result.verdict).toBe('invalid');
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'SUBJECT-UNSUPPORTED', file: 'tool.spec.md' }));
  });

  it('CASES-COULD-NOT-RUN and a candidate that is another are told apart: a candidate that lacks an export has behaved so', async () => {
    await recorded('`double(2)` → `4`.');
    at.write({ 'double.js': 'export const triple = (n) => n * 3;\n' });
    const result = await check({ explore: false });
    expect(result.verdict).toBe('unsafe');
    expect(codes(result)).not.toContain('CASES-COULD-NOT-RUN');
    expect(result.specs[0]?.rows[0]?.witness.candidate.text).toBe('has no export double');
  });

  it('CASES-NOT-ASKED: of an operation that takes its process with it each time', async () => {
    await recorded('`double(2)` → `4`.');
    at.write({ 'double.js': 'export const double = () => process.abort();\n' });
    const result = await check();
    expect(result.verdict).toBe('unsafe');
    expect(findings(result)).toContainEqual(expect.objectContaining({ code: 'CASES-NOT-ASKED', severity: 'warning', message: expect.stringMatching(/^double of double\.js .* in \d cases, so \d+ more were not asked/) as string }));
    expect(codes(result)).not.toContain('CASES-COULD-NOT-RUN');
    expect(result.specs[0]?.questions.behaviour.verdict).not.toBe('safe');
    expect(result.specs[0]?.rows.map((row) => row.count).reduce((sum, n) => sum + n, 0)).toBeLessThan(8);
    expect(result.specs[0]?.rows[0]?.witness.candidate.text).toBe('crashes: SIGABRT');
  });
});

describe('a base that is trusted', () => {
  it('TRUST-BOOTSTRAP: the base knows no Holdfast', async () => {
    at = project({ 'double.js': DOUBLE });
    at.commit('before');
    at.git('checkout', '--quiet', '-b', 'feature');
    at.write({ 'double.spec.md': specOf('`double(2)` → `4`.') });
    await record({ executions: 200, most: 20 }, { workingFolder: at.folder });
    at.commit('Holdfast comes in');
    const result = await check({ base: 'main' });
    expect(codes(result)).toContain('TRUST-BOOTSTRAP');
    expect(result.verdict).toBe('safe');
  });

  it('PROPOSALS-UNTRUSTED: what nobody vouched for does not count', async () => {
    await recorded('`double(2)` → `4`.');
    at.git('checkout', '--quiet', '-b', 'feature');
    at.write({ 'double.js': 'export const double = (n) => (n === 3 ? 7 : n * 2);\n', 'double.spec.md': specOf('`double(2)` → `4`.', '', '`double(3)` → `7`.') });
    at.commit('a wrong example beside wrong code');
    const result = await check({ base: 'main' });
    expect(result.verdict).not.toBe('safe');
    expect(codes(result)).toContain('PROPOSALS-UNTRUSTED');
    expect(result.rests.requirements).toEqual(['DBL-1']);
  });
});

describe('what is refused', () => {
  it('RECORD-REFUSED: an implementation that is not safe against the record', async () => {
    await recorded('`double(2)` → `4`.');
    at.write({ 'double.js': 'export const double = (n) => n * 3;\n' });
    const before = at.read('double.baseline');
    const result = await record({ executions: 200 }, { workingFolder: at.folder });
    expect(result.specs[0]?.findings).toContainEqual(expect.objectContaining({ code: 'RECORD-REFUSED', severity: 'error' }));
    expect(at.read('double.baseline')).toBe(before);
  });

  it('ROW-NOT-FOUND: a row that no run printed', async () => {
    await recorded('`double(2)` → `4`.');
    expect(await problem(decide({ row: '0123abcd', as: 'regression', why: 'so' }, { workingFolder: at.folder }))).toMatchObject({ code: 'ROW-NOT-FOUND', message: expect.stringContaining('0123abcd') });
  });

  it('RULING-REFUSED: a requirement that is not there', async () => {
    await recorded('`double(2)` → `4`.');
    at.write({ 'double.js': 'export const double = (n) => (n > 1000 ? 0 : n * 2);\n' });
    const { specs } = await check();
    const row = specs[0]?.rows.find((r) => r.counts === 'undecided');
    expect(row).toBeDefined();
    expect(await problem(decide({ row: row?.id, as: 'intended', why: 'so', requirement: 'DBL-9' }, { workingFolder: at.folder }))).toMatchObject({ code: 'RULING-REFUSED', message: expect.stringContaining('DBL-1') });
  });

  it('MERGE-FAILED: a decision to take that there is not', async () => {
    await recorded('`double(2)` → `4`.');
    expect(await problem(merge({ take: '2026-01-01-nothing-00000000', why: 'so', signal: new AbortController().signal }, { workingFolder: at.folder }))).toMatchObject({ code: 'MERGE-FAILED', message: expect.stringContaining('2026-01-01-nothing') });
  });

  it('INIT-REFUSED: a spec that is there already', async () => {
    await recorded('`double(2)` → `4`.');
    expect(await problem(init({ entry: 'double.js' }, { workingFolder: at.folder }))).toMatchObject({ code: 'INIT-REFUSED', file: 'double.spec.md' });
  });
});
