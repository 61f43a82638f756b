import { describe, expect, it } from 'vitest';
import { configFile, readConfig } from '../../src/store/config.js';

const files = (text: string | null) => ({ name: 'tree', list: async () => [], read: async () => text });

describe('the configuration', () => {
  it('has a default for everything, and distrusts by default', async () => {
    expect(await configFile(files(null))).toBeNull();
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

  const above = [{ to: '../', below: 'shop/' }, { to: '../../', below: 'packages/shop/' }];
  const tree = (held: Readonly<Record<string, string>>) => ({ name: 'tree', list: async () => [], read: async (file: string) => held[file] ?? null });

  it('is the nearest one above, where the folder has none, and speaks of its files by their paths from there', async () => {
    const text = "export default { strict: true, specs: [{ files: 'packages/shop/spec.txt', subject: 'lib/render.ts' }, { files: '**/*.rules', subject: 'packages/shop/a.ts' }, { files: 'packages/till/spec.txt', subject: 'b.ts' }] };";
    expect(await configFile(tree({ '../../holdfast.config.ts': text }), above)).toBe('../../holdfast.config.ts');
    expect(await readConfig(tree({ '../../holdfast.config.ts': text }), above)).toMatchObject({ strict: true, specs: [{ files: 'spec.txt', subject: '../../lib/render.ts' }, { files: '**/*.rules', subject: 'a.ts' }] });
    expect(await readConfig(tree({ '../../holdfast.config.ts': text, '../holdfast.config.ts': 'export default {};' }), above)).toMatchObject({ strict: false });
    expect(await readConfig(tree({ '../../holdfast.config.ts': text, 'holdfast.config.ts': 'export default {};' }), above)).toMatchObject({ strict: false, specs: [] });
    await expect(readConfig(tree({ '../holdfast.config.ts': 'export default 7;' }), above)).rejects.toMatchObject({ finding: { file: '../holdfast.config.ts', message: expect.stringMatching(/^\.\.\/holdfast\.config\.ts cannot/) as string } });
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
