import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readImplementationName } from '../implementation-name.js';
import { resolve } from './resolve.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-own-package-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function located(name: string, manifest: object, files: readonly string[]): Promise<readonly [entry: string, types: string | null]> {
  const folder = path.join(root, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, ...manifest }));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), file.endsWith('.d.ts') ? 'export declare function f(): void;\n' : 'exports.f = () => undefined;\n');
  }
  const { entry, types } = await resolve(readImplementationName(`./${name}`), new AbortController().signal, { cwd: root, cacheFolder: root });
  return [path.relative(folder, entry), types === null ? null : path.relative(folder, types)];
}

it('enters a package where Node would, even where its source lies beside that', async () => {
  expect(await located('built-beside', { main: 'index.js' }, ['index.js', 'index.ts', 'index.d.ts'])).toEqual(['index.js', 'index.d.ts']);
  expect(await located('nothing-said', {}, ['index.js', 'index.ts'])).toEqual(['index.ts', 'index.ts']);
});

it('takes the types that the package names for all of it, wherever they lie', async () => {
  expect(await located('by-field', { main: 'dist/index.js', types: 'index.d.ts' }, ['dist/index.js', 'index.d.ts'])).toEqual([path.join('dist', 'index.js'), 'index.d.ts']);
  expect(await located('by-condition', { exports: { '.': { types: './types/a.d.ts', default: './lib/a.js' } } }, ['lib/a.js', 'types/a.d.ts'])).toEqual([path.join('lib', 'a.js'), path.join('types', 'a.d.ts')]);
  expect(await located('not-there', { main: 'main.js', types: 'gone.d.ts' }, ['main.js'])).toEqual(['main.js', 'main.js']);
});
