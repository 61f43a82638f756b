import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, move, plainStyle, record, verify, verifyTerminal, type VerifyResult } from '../../src/index.js';
import { DOUBLE, project, specOf, type Project } from './project.js';

const { signal } = new AbortController();
const SPEC = specOf('`double(2)` → `4`.', '', '```ts property', '(n: number) => equal(double(n), n + n)', '```');

let at: Project;
let main: string;
const there = (): { readonly workingFolder: string } => ({ workingFolder: at.folder });
beforeAll(async () => {
  at = project({ 'double.js': DOUBLE, 'double.spec.md': SPEC, 'holdfast.config.ts': "export default { trust: 'reviewed-tree' };\n" });
  await record({ executions: 200, most: 12 }, there());
  await decide({ adopt: [], why: 'as it is' }, there());
  main = at.commit('first');
});
beforeEach(() => {
  at.git('checkout', '--quiet', '--force', '-B', 'change', main);
  at.git('clean', '--quiet', '-fd');
});
afterAll(() => at.remove());

const judge = (): Promise<VerifyResult> => verify({ base: main, explore: false }, there());
const codes = ({ findings, specs }: VerifyResult): readonly string[] => [...findings, ...specs.flatMap((s) => s.findings)].map((f) => f.code);
const said = async (result: VerifyResult): Promise<string> => (await verifyTerminal(result, plainStyle(100))).split('\n\n')[0] ?? '';
const decisions = (folder = ''): readonly string[] => readdirSync(path.join(at.folder, folder, 'decisions')).filter((f) => f.endsWith('.md'));
const rename = async (): Promise<string | null> => {
  at.write({ 'double.js': DOUBLE.replace('double', 'twice'), 'double.spec.md': SPEC.replaceAll('double(', 'twice(') });
  return (await move({ from: 'double', to: 'twice', signal }, there())).decision;
};
const moveAll = async (): Promise<void> => {
  at.write({ 'double.js': null, 'lib/double.js': DOUBLE });
  await move({ from: 'double.spec.md', to: 'lib/twice.spec.md', signal }, there());
};

describe('a move, by the base', () => {
  it('of an operation is a move, and its requirements are what they were', async () => {
    const decision = await rename();
    const result = await judge();
    expect(result.verdict).toBe('safe');
    expect(result.rests).toEqual({ decisions: [decision], requirements: [], moves: [{ what: 'operation', from: 'double', to: 'twice', decision }] });
    expect(await said(result)).toBe(`safe: double.spec.md\nrests on 1 move (double → twice, by ${decision ?? ''})`);
  });

  it('of an operation, and what an example expects with it: that is told', async () => {
    await rename();
    at.write({ 'double.spec.md': at.read('double.spec.md').replace('`4`', '`4.0001`') });
    expect((await judge()).rests.requirements).toEqual(['DBL-1']);
  });

  it('of a spec and of what it is about proposes nothing else', async () => {
    await moveAll();
    const result = await judge();
    const [decision] = result.rests.decisions;
    expect(result.verdict).toBe('safe');
    expect(result.rests).toEqual({ decisions: [decision], requirements: [], moves: [{ what: 'spec', from: 'double.spec.md', to: 'lib/twice.spec.md', decision }, { what: 'subject', from: 'double.js', to: 'lib/double.js', decision: null }] });
    expect(codes(result)).toEqual([]);
  });

  it('by name of a spec that has another one now, judges that', async () => {
    await moveAll();
    expect((await verify({ base: main, specs: ['double.spec.md'], explore: false }, there())).specs.map((s) => s.spec)).toEqual(['lib/twice.spec.md']);
  });

  it('is none where the spec is about a copy from now on: what it was about is there still', async () => {
    at.write({ 'copy.js': DOUBLE, 'double.js': DOUBLE.replace('2', '3'), 'double.spec.md': SPEC.replace('subject: double.js', 'subject: copy.js') });
    expect((await judge()).rests).toMatchObject({ moves: [], requirements: ['double.spec.md: subject'] });
  });

  it('takes no ruling of the base out', async () => {
    await moveAll();
    const adopted = decisions('lib').find((f) => f.includes('-adopted-')) ?? '';
    at.write({ [`lib/decisions/${adopted}`]: null });
    const result = await judge();
    expect(result.verdict).toBe('invalid');
    expect(result.specs[0]?.findings).toContainEqual(expect.objectContaining({ code: 'DECISION-MISSING', message: expect.stringContaining(adopted.replace('.md', '')) }));
  });

  it('takes no ruling out by a new spec of the same subject either', async () => {
    at.git('rm', '--quiet', '-r', 'double.spec.md', 'double.baseline', 'decisions');
    at.write({ 'twice.spec.md': SPEC });
    at.commit('begun anew');
    await record({ executions: 200, most: 12 }, there());
    const result = await judge();
    expect([result.verdict, ...codes(result)]).toEqual(['invalid', 'DECISION-MISSING', 'DECISION-MISSING']);
  });

  it('that nobody vouched for leaves the verdict undecided, and the spec of the base judges', async () => {
    at.write({ 'holdfast.config.ts': 'export default {};\n' });
    const strict = at.commit('signers alone');
    await moveAll();
    at.write({ 'double.js': DOUBLE, 'lib/twice.spec.md': at.read('lib/twice.spec.md').replace('subject: double.js', 'subject: ../double.js').replace('`4`', '`5`') });
    at.commit('moved');
    const result = await verify({ base: strict, explore: false }, there());
    expect(codes(result)).toContain('PROPOSALS-UNTRUSTED');
    expect(result.specs.map((s) => [s.spec, s.verdict, s.questions.spec.verdict])).toEqual([['double.spec.md', 'undecided', 'safe']]);
  });
});

describe('SPEC-REMOVED', () => {
  it('a change that takes a spec out says what goes with it', async () => {
    at.git('rm', '--quiet', 'double.spec.md');
    const result = await judge();
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'SPEC-REMOVED', file: 'double.spec.md', message: expect.stringMatching(/its 1 requirement, 12 recorded cases and 2 decisions go with it\. double\.js is still there.*double\.baseline lies there still/) }));
    expect(await said(result)).toMatch(/^not asked: no spec is left to be judged\nrests on 1 changed requirement \(DBL-1\)\nwarning SPEC-REMOVED/);
  });

  it('a record without its spec is told without a base too', async () => {
    at.git('mv', 'double.spec.md', 'twice.spec.md');
    const result = await verify({ explore: false }, there());
    expect(result.verdict).not.toBe('safe');
    expect(result.findings).toContainEqual(expect.objectContaining({ code: 'SPEC-REMOVED', file: 'double.baseline', message: expect.stringContaining('holdfast mv double.spec.md NEW') }));
  });
});
