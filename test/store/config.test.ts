import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersAbove, hasConfig, readConfig } from '../../src/store/config.js';

const files = (text: string | null) => ({ name: 'tree', list: async () => [], read: async () => text });

describe('the configuration', () => {
  it('has a default for everything, and distrusts by default', async () => {
    expect(await hasConfig(files(null))).toBe(false);
    expect(await readConfig(files(null))).toEqual({ trust: 'signers', signers: [], reportUntil: null, strict: false, salt: '', lint: { rules: {}, custom: [] }, specs: [] });
  });

  it('is read as TypeScript, without the package installed', async () => {
    const text = `import { defineConfig } from 'holdfast';\nconst until: string = '2026-12-24';\nexport default defineConfig({ trust: 'reviewed-tree', undecided: \`report until \${until}\`, strict: true, salt: 'x' });\n`;
    expect(await readConfig(files(text))).toEqual({ trust: 'reviewed-tree', signers: [], reportUntil: '2026-12-24', strict: true, salt: 'x', lint: { rules: {}, custom: [] }, specs: [] });
  });

  it('has rules of lint, its own among them', async () => {
    const { lint } = await readConfig(files(`export default { lint: { rules: { 'LINT-TBD': 'off' }, custom: [{ code: 'CUSTOM-A', severity: 'info', check() {} }] } };`));
    expect(lint.rules).toEqual({ 'LINT-TBD': 'off' });
    expect(lint.custom.map(({ code, severity }) => [code, severity])).toEqual([['CUSTOM-A', 'info']]);
  });

  it('says of specs in other dialects what they are about', async () => {
    const text = "export default { specs: [{ files: './spec.txt', subject: 'src/render.ts', operation: 'render' }, { files: 'docs/**', dialect: 'kiro' }] };";
    expect((await readConfig(files(text))).specs).toEqual([
      { files: 'spec.txt', dialect: null, subject: 'src/render.ts', operation: 'render' }, { files: 'docs/**', dialect: 'kiro', subject: null, operation: null },
    ]);
  });

  it('of a folder above counts in a part of the repository, the nearest one, and its paths are those of the part', async () => {
    const there: Readonly<Record<string, string>> = {
      '../holdfast.config.ts': "export default { trust: 'reviewed-tree', specs: [{ files: 'docs/*.txt', subject: 'src/a.ts' }, { files: 'other/b.txt' }, { files: '**/*.feature' }] };",
      '../../holdfast.config.ts': "export default { salt: 'root' };",
    };
    const source = { name: 'tree', list: async () => [], read: async (file: string) => there[file] ?? null };
    const config = await readConfig(source, ['packages', 'shop', 'docs']);
    expect([config.trust, config.salt]).toEqual(['reviewed-tree', '']);
    expect(config.specs.map(({ files: name, subject }) => [name, subject])).toEqual([['*.txt', '../src/a.ts'], ['../other/b.txt', null], ['**/*.feature', null]]);
    expect((await readConfig(source, [])).trust).toBe('signers');
  });

  it('is looked for up to the root of the repository, and no further', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'holdfast-config-'));
    try {
      mkdirSync(path.join(root, 'repository/src/shop'), { recursive: true });
      expect(foldersAbove(path.join(root, 'repository/src'))).toEqual([]);
      mkdirSync(path.join(root, 'repository/.git'));
      expect(foldersAbove(path.join(root, 'repository/src/shop'))).toEqual(['src', 'shop']);
      expect(foldersAbove(path.join(root, 'repository'))).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it.each([
    ['export default { specs: {} };', 'a list'], ['export default { specs: [{ subject: "a.ts" }] };', 'which files'], ['export default { specs: [{ files: "a", dialect: "latin" }] };', 'no dialect latin'],
    ['export default { specs: [{ files: 7 }] };', 'files of specs is a text'], ['export default { specs: [{ files: "a", file: "b" }] };', 'have no file'],
    ['export default { trust: "everyone" };', 'trust'], ['export default { undecided: "later" };', 'undecided'], ['export default { treu: 1 };', 'treu'],
    ['export default 7;', 'default'], ['export default { lint: 7 };', 'lint is an object'], ['export default { lint: { rule: {} } };', 'no lint.rule'], ['export default { lint: { rules: { "LINT-TBD": "warn" } } };', 'LINT-TBD the severity "warn"'],
    ['export default { lint: { custom: [{ code: "NO-FOO" }] } };', 'begin with CUSTOM-'], ['export default { lint: { custom: [{ code: "CUSTOM-A", severity: "info" }] } };', 'has no check'], ['export default {', 'cannot be used'], ['throw new Error("boom");', 'boom'], ['import "./x.js"; export default {};', 'cannot be used'],
  ])('says of %s what is wrong', async (text, what) => {
    await expect(readConfig(files(text))).rejects.toMatchObject({ finding: { code: 'CONFIG-INVALID', file: 'holdfast.config.ts', message: expect.stringContaining(what) } });
  });
});
