import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { typed } from '../../test/types/implementation.js';
import { typesAdapter } from './adapter.js';

/** Nothing in this file may import the compiler: whether it is loaded is what is tested. */
const isLoaded = (): boolean => Object.keys(createRequire(import.meta.url).cache).some((file) => /[/\\]typescript[/\\]lib[/\\]typescript\.js$/.test(file));

it('loads the TypeScript compiler for what is read the first time, and for nothing else', async () => {
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'holdfast-types-'));
  const module = typed(path.resolve('test/cases/types/recursive/index.ts'));
  const kept = { surface: { operations: [{ name: 'kept', kind: 'function' as const, signatures: [], members: [] }], definitions: {} }, findings: [], files: [] };
  try {
    // As an earlier process would have left the cache.
    await typesAdapter({ cacheFolder, loadChecker: async () => ({ readSurface: () => kept, readDeclared: () => kept, readSignatureText: () => kept, readUnassignable: () => kept }) }).surface(module);
    const adapter = typesAdapter({ cacheFolder });
    await adapter.signature('(items: { cents: number }[], coupon?: string) => number', module);
    expect((await adapter.surface(module)).surface).toEqual(kept.surface);
    expect(isLoaded()).toBe(false);
    expect((await adapter.surface(module, ['size'])).surface.operations.map((o) => o.name)).toEqual(['size']);
    expect(isLoaded()).toBe(true);
  } finally {
    rmSync(cacheFolder, { recursive: true });
  }
});
