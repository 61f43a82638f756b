import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { importFault } from '../../src/subject/module/import-fault.js';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { install } from '../../src/subject/module/install.js';
import { resolve } from '../../src/subject/module/resolve.js';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a package that wants others of its workspace, and has no lock file, is told what it lacks', { timeout: 120_000 }, async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-test-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { '@shop/tax': 'workspace:*', '@shop/money': 'workspace:^' } }));
  const refused = install(folder, 'git:main:src/shop.ts', new AbortController().signal);
  await expect(refused).rejects.toMatchObject({ finding: { code: 'INSTALL-FAILED', message: expect.stringMatching(/^The packages of git:main:src\/shop\.ts could not be installed: its package\.json wants @shop\/tax and 1 more from its workspace.*Commit the lock file of the workspace \(pnpm-lock\.yaml/) as string } });
});

it('a package of the workspace that is not built is there, and is to be built', async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-test-')));
  for (const at of ['node_modules/@shop', 'packages/money', 'packages/till']) mkdirSync(path.join(folder, at), { recursive: true });
  writeFileSync(path.join(folder, 'packages/money/package.json'), '{"name": "@shop/money", "exports": "./dist/index.js"}');
  writeFileSync(path.join(folder, 'packages/till/package.json'), '{"name": "@shop/till", "dependencies": {"@shop/money": "1"}}');
  writeFileSync(path.join(folder, 'packages/till/index.mjs'), "import { cents } from '@shop/money';\nexport const f = cents;\n");
  symlinkSync('../../packages/money', path.join(folder, 'node_modules/@shop/money'));
  const found = await resolve(readImplementationName('packages/till/index.mjs'), new AbortController().signal, { cwd: folder, cacheFolder: path.join(folder, 'cache') });
  const reply = { say: 'failed', why: 'threw', detail: '', at: null, error: { name: 'Error', code: 'ERR_MODULE_NOT_FOUND', message: "Cannot find package '@shop/money' imported from <module>/index.mjs" } } as const;
  expect(importFault(found, reply)).toMatchObject({ at: { specifier: '@shop/money' }, is: 'installed, but leads to a file that is not there', remedy: expect.stringMatching(/^Build @shop\/money first/) as string });
  expect(importFault({ ...found, name: 'git:HEAD:packages/till/index.mjs' }, reply)?.remedy).toContain('git worktree add');
  rmSync(path.join(folder, 'node_modules'), { recursive: true });
  expect(importFault(found, reply)?.is).toBe('not installed');
});
