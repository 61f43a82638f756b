import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { objectStore } from '../../src/subject/module/objects.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { stage } from '../../src/subject/module/stage.js';

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-objects-')));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

let made = 0;
function project(files: Readonly<Record<string, string>>): string {
  const folder = path.join(temporary, `project-${made++}`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const find = (cwd: string, name: string) => resolve(readImplementationName(name), new AbortController().signal, { cwd, cacheFolder: path.join(temporary, 'cache') });
const SHOP = {
  'package.json': '{"name": "shop", "type": "module"}',
  'src/price.ts': "import pad from 'pad';\nimport { rate } from './rate.js';\nexport const total = (n: number): string => pad(n * rate);\n",
  'src/rate.ts': 'export const rate = 2;\n',
  'node_modules/pad/package.json': '{"name": "pad", "version": "1.0.0", "type": "module", "main": "index.js"}',
  'node_modules/pad/index.js': 'export default (n) => String(n).padStart(3);\n',
};

describe('the object store', () => {
  it('gives back what it kept, by its hash, when the tree has moved on', async () => {
    const folder = project(SHOP);
    const store = objectStore(path.join(folder, '.holdfast', 'objects'));
    const kept = await find(folder, 'src/price.ts');
    await store.keep(kept);
    writeFileSync(path.join(folder, 'src/rate.ts'), 'export const rate = 3;\n');
    const recalled = await store.recall(kept.hash);
    expect(recalled).toMatchObject({ hash: kept.hash, name: 'src/price.ts' });
    const staged = await stage(recalled as NonNullable<typeof recalled>, path.join(temporary, 'stage'));
    const { total } = await import(staged.entry) as { total: (n: number) => string };
    expect(total(4)).toBe('  8');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['its own', { 'tsconfig.json': '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["lib/*"]}}, /* said so */}' }],
    ['what it extends, in another folder', { 'tsconfig.json': '{"extends": "./config/base"}', 'config/base.json': '{"compilerOptions": {"paths": {"@/*": ["../lib/*"]}}}' }],
    ['one of its parts', { 'tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.app.json"}]}', 'tsconfig.app.json': '{"compilerOptions": {"paths": {"@/*": ["./lib/*"]}}, "include": ["src", "lib"]}' }],
  ])('finds what was kept by the paths of a tsconfig.json: %s', async (_, configs) => {
    const folder = project({ 'package.json': '{"type": "module"}', 'src/price.ts': "import { rate } from '@/rate';\nexport const total = (n: number): number => n * rate;\n", 'lib/rate.ts': 'export const rate = 2;\n', ...configs });
    const store = objectStore(path.join(folder, '.holdfast', 'objects'));
    const kept = await find(folder, 'src/price.ts');
    await store.keep(kept);
    writeFileSync(path.join(folder, 'lib/rate.ts'), 'export const rate = 3;\n');
    const staged = await stage(await store.recall(kept.hash) as typeof kept, path.join(temporary, `stage-paths-${made}`));
    const { total } = await import(staged.entry) as { total: (n: number) => number };
    expect(total(4)).toBe(8);
  });

  it('keeps one hash once, and does not know another', async () => {
    const folder = project(SHOP);
    const store = objectStore(path.join(folder, '.holdfast', 'objects'));
    const kept = await find(folder, 'src/price.ts');
    await Promise.all([store.keep(kept), store.keep(kept)]);
    expect(await store.recall(kept.hash)).not.toBeNull();
    expect(await store.recall('0'.repeat(64))).toBeNull();
  });

  it('does not give back what is no longer what it was', async () => {
    const folder = project(SHOP);
    const objects = path.join(folder, '.holdfast', 'objects');
    const store = objectStore(objects);
    const kept = await find(folder, 'src/price.ts');
    await store.keep(kept);
    const file = path.join(objects, kept.hash, 'files', 'src', 'rate.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, 'export const rate = 9;\n');
    expect(await store.recall(kept.hash)).toBeNull();
    writeFileSync(file, text);
    expect(await store.recall(kept.hash)).not.toBeNull();
    writeFileSync(path.join(folder, 'node_modules/pad/package.json'), '{"name": "pad", "version": "2.0.0", "type": "module", "main": "index.js"}');
    expect(await store.recall(kept.hash)).toBeNull();
  });

  it('gives back packages of a workspace as they were, under their names', async () => {
    const folder = project({
      'package.json': '{"name": "root", "workspaces": ["packages/*"]}',
      'packages/shop/package.json': '{"name": "@acme/shop", "type": "module"}',
      'packages/shop/src/price.ts': "import { cents } from '@acme/money';\nimport { rate } from '@acme/money/rate';\nexport const total = (n: number): number => cents(n) * rate;\n",
      'packages/money/package.json': '{"name": "@acme/money", "type": "module", "exports": {".": "./src/index.ts", "./rate": "./src/rate.ts"}}',
      'packages/money/src/index.ts': "export * from './cents.js';\n",
      'packages/money/src/cents.ts': 'export const cents = (n: number): number => (n > 10 ? n * 100 : n);\n',
      'packages/money/src/rate.ts': 'export const rate = 2;\n',
    });
    mkdirSync(path.join(folder, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/money', path.join(folder, 'node_modules/@acme/money'));
    const store = objectStore(path.join(folder, '.holdfast', 'objects'));
    const kept = await find(folder, 'packages/shop/src/price.ts');
    await store.keep(kept);
    writeFileSync(path.join(folder, 'packages/money/src/rate.ts'), 'export const rate = 3;\n');
    const recalled = await store.recall(kept.hash) as typeof kept;
    const staged = await stage(recalled, path.join(temporary, 'stage-workspace'));
    const { total } = await import(staged.entry) as { total: (n: number) => number };
    expect(total(4)).toBe(8);
  });

  it('is counted in all its files, though they lie where answers are kept', async () => {
    const folder = project({ ...SHOP, 'src/rate.ts': 'export const rate = Date.now() > 0 ? 2 : 3;\n' });
    const store = objectStore(path.join(folder, '.holdfast', 'objects'));
    const kept = await find(folder, 'src/price.ts');
    await store.keep(kept);
    const counts = await Promise.all([kept, await store.recall(kept.hash) as typeof kept].map(async (each, i) => (await stage(each, path.join(temporary, `stage-counted-${i}`), { branches: 'all' })).counts));
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[1]?.branches).toBeGreaterThan(0);
  });
});
