import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Started } from '../../src/model/ports.js';
import { readImplementationName } from '../../src/subject/implementation-name.js';
import { resolve } from '../../src/subject/module/resolve.js';
import { start } from '../../src/subject/module/start.js';
import { bundleGuest, type Bundle } from './bundle.js';
import { call } from './open.js';

let bundle: Bundle;
let cwd: string;
let temporary: string;
beforeAll(async () => {
  bundle = await bundleGuest();
  cwd = mkdtempSync(path.join(tmpdir(), 'holdfast-start-'));
  temporary = mkdtempSync(path.join(tmpdir(), 'holdfast-start-'));
});
afterAll(() => {
  bundle.remove();
  rmSync(cwd, { recursive: true, force: true });
  rmSync(temporary, { recursive: true, force: true });
});

async function begin(file: string, source: string): Promise<Started> {
  const { signal } = new AbortController();
  writeFileSync(path.join(cwd, file.replace(/#.*/, '')), source);
  const implementation = await resolve(readImplementationName(file), signal, { cwd, cacheFolder: temporary });
  const limits = { characters: 10_000, items: 10, console: 1000 };
  return start(implementation, { reads: 'closure', guestEntry: bundle.entry, temporary, grants: [], limits, caseSeconds: 1, memory: 128, node: process.execPath, signal });
}

describe('starting a module', () => {
  it('runs TypeScript on a stage, and removes the stage', async () => {
    const started = await begin('a.ts', 'console.log("loading"); export const add = (a: number, b: number): number => a + b; export const where = (): string => import.meta.url;');
    if (!started.ok) throw new Error(started.finding.message);
    expect(started.guest).toMatchObject({ sandbox: 'node-permission', wrote: expect.stringContaining('loading') });
    expect((await call(started.guest, 'add', '[1, 2]')).text).toBe('→ 3');
    expect((await call(started.guest, 'where', '[]')).text).toBe('→ "file://<module>/a.js"');
    await started.guest.close();
    expect(readdirSync(temporary).filter((name) => name.startsWith('guest-'))).toEqual([]);
  });

  it('tells where a module throws', async () => {
    const started = await begin('b.ts', 'interface Unused { a: 1 }\nexport const f = (): number => 1;\nthrow new TypeError("no");');
    expect(started).toMatchObject({ ok: false, observation: { kind: 'failedToLoad', text: 'fails to load: TypeError("no")' }, finding: { code: 'LOAD-FAILED', line: 3 } });
  });

  it('names the exports that are there', async () => {
    const started = await begin('c.mjs#nope', 'export const f = () => 1;');
    expect(started).toMatchObject({ ok: false, finding: { code: 'EXPORT-NOT-FOUND', message: expect.stringContaining('It has f.') } });
  });
});
