import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast, type Said } from '../cli/holdfast.js';
import { project, type Project } from './project.js';

const TICKS = '`'.repeat(8);
const SPEC = `# Marks\n\n## Shouting\n\n${TICKS} example\nhello\n.\nHELLO\n${TICKS}\n\n${TICKS} example\na→b\n.\nA→B\n${TICKS}\n`;
const CONFIG = "import { defineConfig } from 'holdfast';\n\nexport default defineConfig({\n  trust: 'reviewed-tree', specs: [{ files: 'docs/spec.txt', subject: 'src/shout.js', operation: 'shout' }],\n});\n";
const OPENSPEC = '# Cart Specification\n\n## Purpose\nTotals.\n\n## Requirements\n\n### Requirement: Empty cart is free\nAn empty cart SHALL cost nothing.\n\n#### Scenario: Nothing\n- **WHEN** the cart is empty\n- **THEN** the total is `0`\n';

let work: Project;
beforeAll(() => {
  work = project({ 'docs/spec.txt': SPEC, 'holdfast.config.ts': CONFIG, 'src/shout.js': 'export const shout = (text) => text.toUpperCase();\n', 'openspec/specs/cart/spec.md': OPENSPEC, 'docs/requirements.md': '# What we need\n\n- Node\n', 'ignored/a.feature': 'Feature: a\n' });
  work.write({ '.gitignore': '.holdfast/\nignored/\n' });
  work.commit('Begin');
});
afterAll(() => work.remove());

const run = (...args: readonly string[]): Said => holdfast(args, { folder: work.folder, cache: path.join(work.folder, '.holdfast/cache') });
const json = (said: Said): never => JSON.parse(said.stdout) as never;

describe('specs that were written for other tools', () => {
  it('are found by lint with no configuration, but for what git ignores and what is only called so', () => {
    const said = run('lint', '--json');
    expect(json(said)).toMatchObject({ specs: 2, requirements: 2, checks: 2, notRead: [] });
  });

  it('are judged where they name a subject, and only then', () => {
    const result = json(run('verify', '--spec-only', '--json'));
    expect(result).toMatchObject({ verdict: 'safe', specs: [{ spec: 'docs/spec.txt', subject: 'src/shout.js', questions: { spec: { verdict: 'safe', cases: 2 } } }] });
  });

  it('say which example a candidate violates', () => {
    work.write({ 'src/other.js': 'export const whisper = (text) => text.replace("a", "A").replace("hello", "HELLO");\n' });
    const result = json(run('verify', 'docs/spec.txt', '--candidate', 'src/other.js#whisper', '--spec-only', '--json'));
    expect(result).toMatchObject({ verdict: 'unsafe', clusters: [{ requirement: 'SHOUTING', operation: 'shout', count: 1, witness: { case: String.raw`shout("a\tb\n")` } }] });
  });

  it('have a record beside them, under their whole names', () => {
    expect(run('record', '--executions', '50', '--most', '4').code).toBe(0);
    expect(existsSync(path.join(work.folder, 'docs/spec.txt.baseline'))).toBe(true);
    work.commit('Record');
    expect(json(run('verify', '--base', 'HEAD', '--no-explore', '--json'))).toMatchObject({ verdict: 'safe' });
    work.write({ 'docs/spec.txt.baseline': null });
    expect(json(run('verify', '--no-explore', '--json'))).toMatchObject({ verdict: 'invalid', findings: expect.arrayContaining([expect.objectContaining({ code: 'BASELINE-MISSING' })]) });
    work.git('checkout', '--', '.');
  });

  it('are judged by the configuration of the base', () => {
    work.write({ 'holdfast.config.ts': CONFIG.replace('shout.js', 'other.js') });
    expect(json(run('verify', '--base', 'HEAD', '--no-explore', '--json'))).toMatchObject({ verdict: 'safe', specs: [{ subject: 'src/shout.js' }], findings: expect.arrayContaining([expect.objectContaining({ code: 'CONFIG-PROPOSED' })]) });
    work.git('checkout', '--', '.');
  });

  it('of Cucumber are judged by what their steps, tables and examples bind', () => {
    const feature = 'Feature: Shouting\n\n  Scenario Outline: Letters\n    When somebody says <text>\n    Then it is shouted, as `shout("<said>")` → `"<heard>"`\n\n    Examples:\n      | said | heard | text | `shout(text)` |\n      | a    | A     | "b"  | "B"           |\n      | c    | C     | "d"  | "D"           |\n';
    work.write({ 'features/shout.feature': feature, 'holdfast.config.ts': CONFIG.replace('specs: [', "specs: [{ files: 'features/*.feature', subject: 'src/shout.js' }, ") });
    expect(json(run('verify', 'features/shout.feature', '--spec-only', '--json'))).toMatchObject({ verdict: 'safe', specs: [{ subject: 'src/shout.js', questions: { spec: { cases: 4 } } }] });
    work.write({ 'src/half.js': 'export const shout = (text) => (text === "d" ? "d" : text.toUpperCase());\n' });
    const result = json(run('verify', 'features/shout.feature', '--candidate', 'src/half.js', '--spec-only', '--json'));
    expect(result).toMatchObject({ verdict: 'unsafe', clusters: [{ requirement: 'LETTERS', operation: 'shout', count: 1, witness: { case: 'shout("d")' } }] });
    work.write({ 'features/shout.feature': null, 'src/half.js': null });
    work.git('checkout', '--', '.');
  });

  it('that name none say how to name one', () => {
    const said = run('verify', 'openspec/specs/cart/spec.md', '--spec-only');
    expect(said.code).toBe(2);
    expect(said.stdout + said.stderr).toMatch(/openspec\/specs\/cart\/spec\.md names no subject[^]*holdfast\.config\.ts/);
  });
});
