import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder, by `node`, whose own options may be given. */
export function holdfast(args: readonly string[], at: { readonly folder: string; readonly cache: string; readonly node?: string; readonly options?: string }): Said {
  if (!existsSync(CLI)) throw new Error(`There is no ${CLI}; run npm run build first.`);
  const env = { ...process.env, NO_COLOR: '1', HOLDFAST_CACHE: at.cache, ...(at.options !== undefined && { NODE_OPTIONS: at.options }) };
  const { status, stdout, stderr } = spawnSync(at.node ?? process.execPath, [CLI, ...args], { cwd: at.folder, encoding: 'utf8', env, timeout: 60_000 });
  return { code: status, stdout, stderr };
}
