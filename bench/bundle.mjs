import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'tsdown';
import { ROOT } from './machine.mjs';

/**
 * Modules of `src` that the front door does not offer, bundled from the source as it is now, and loaded by name: `use` gets them, and the
 * path of each file. They lie inside the package, so that its dependencies are found.
 */
export async function withModules(entries, use) {
  const parent = path.join(ROOT, 'node_modules', '.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'bench-'));
  try {
    await build({
      config: false, cwd: ROOT, entry: entries, outDir: folder, clean: false, format: 'esm', platform: 'node', target: 'node20.19', dts: false, logLevel: 'error',
      outExtensions: () => ({ js: '.mjs' }),
    });
    const file = (name) => path.join(folder, `${name}.mjs`);
    return await use((name) => import(pathToFileURL(file(name)).href), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
