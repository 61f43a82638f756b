import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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
});
