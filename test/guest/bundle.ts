import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'tsdown';

export interface Bundle {
  readonly entry: string;
  readonly remove: () => void;
}

/** The guest as it ships, from the source as it is now: a stale `dist` must not pass for it. */
export async function bundleGuest(): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-bundle-'));
  const entry = path.join(folder, 'guest.mjs');
  await bundleTo('src/guest/main.ts', entry);
  return { entry, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** One file, `.mjs`, with all that the source imports. */
export async function bundleTo(source: string, file: string): Promise<void> {
  const { dir, name } = path.parse(file);
  await build({
    config: false, entry: { [name]: source }, outDir: dir, clean: false, format: 'esm', platform: 'node', target: 'node20.19', dts: false, logLevel: 'error',
    outExtensions: () => ({ js: '.mjs' }),
  });
}
