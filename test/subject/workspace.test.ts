import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { install } from '../../src/subject/module/install.js';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a package that wants others of its workspace, and has no lock file, is told what it lacks', { timeout: 120_000 }, async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'holdfast-test-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { '@shop/tax': 'workspace:*', '@shop/money': 'workspace:^' } }));
  const refused = install(folder, 'git:main:src/shop.ts', new AbortController().signal);
  await expect(refused).rejects.toMatchObject({ finding: { code: 'INSTALL-FAILED', message: expect.stringMatching(/^The packages of git:main:src\/shop\.ts could not be installed: its package\.json wants @shop\/tax and 1 more from its workspace.*Commit the lock file of the workspace \(pnpm-lock\.yaml/) as string } });
});
